import { describe, expect, it } from 'vitest'
import type { TyqwErrorData } from '../model/errors'
import { errorCodes } from '../protocols/error-codes'
import { toServiceError, type ServiceFailure } from '../protocols/service-error'
import { delayBeforeRetry } from './retry'

const failure = (of: ServiceFailure): TyqwErrorData => toServiceError(of).toJSON()
const noChance = { random: () => 0 }

describe('delayBeforeRetry', () => {
  it.each([
    ['too many requests', { status: 429 }],
    ['a server that is not there for now', { status: 503 }],
    ['throttling', { code: 'Throttling' }],
    ['throttling under a new name', { code: 'Throttling.New', status: 500 }],
    ['throttling in billing words', { code: 'insufficient_quota', status: 429 }],
  ])('sends again after %s', (_, of) => {
    expect(delayBeforeRetry(failure(of), 1, noChance)).toBe(1000)
  })

  it.each([
    ['an error of the server, which may have run the model', { status: 500 }],
    ['a proxy that gave up waiting', { status: 504 }],
    ['used-up quota called throttling', { code: 'Throttling.AllocationQuota', status: 400 }],
    [
      'used-up free quota',
      {
        code: 'Throttling.AllocationQuota',
        status: 429,
        message: 'Free allocated quota exceeded.',
      },
    ],
    ['a bill that is due', { code: 'PostpaidBillOverdue', status: 429 }],
    ['a bad request', { status: 400 }],
    ['a key that is refused', { status: 401 }],
    ['a conflict', { status: 409 }],
    ['content that is refused', { code: 'DataInspectionFailed' }],
  ])('does not send again after %s', (_, of) => {
    expect(delayBeforeRetry(failure(of), 1, noChance)).toBeUndefined()
  })

  it('says of each documented code whether it is sent again', () => {
    const again = Object.keys(errorCodes).filter(
      (code) => delayBeforeRetry(failure({ code }), 1, noChance) !== undefined,
    )
    expect(again).toEqual([
      'Throttling',
      'Throttling.RateQuota',
      'Throttling.BurstRate',
      'Throttling.AllocationQuota',
      'LimitRequests',
      'limit_requests',
      'limit_burst_rate',
      'insufficient_quota',
      'ModelServingError',
      'ModelUnavailable',
    ])
  })

  it('does not send again what never reached a server', () => {
    const error = {
      code: 'connection-failed',
      kind: 'network',
      message: '',
      retryable: true,
    } as const
    expect(delayBeforeRetry(error, 1, noChance)).toBeUndefined()
  })

  it('doubles the wait, adds chance, and stays between 1 and 60 seconds', () => {
    const delays = (random: number) =>
      [1, 2, 3, 6, 7, 20].map((retry) =>
        delayBeforeRetry(failure({ status: 429 }), retry, { random: () => random }),
      )
    expect(delays(0)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
    expect(delays(0.5)).toEqual([1500, 3000, 6000, 48_000, 60_000, 60_000])
  })

  it('waits as long as the service says, up to a minute', () => {
    const after = (retryAfterMs: number) =>
      delayBeforeRetry(failure({ status: 429, retryAfterMs }), 1, { random: () => 0.9 })
    expect(after(0)).toBe(0)
    expect(after(3000)).toBe(3000)
    expect(after(60_000)).toBe(60_000)
    expect(after(60_001)).toBeUndefined()
  })
})
