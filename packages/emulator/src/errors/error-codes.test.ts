import { describe, expect, it } from 'vitest'
import { errorCodeList } from '../index'
import { findError, toCompatibleCode } from './error-codes'

describe('errorCodeList', () => {
  it('has a status, a code and a message for each, and none twice', () => {
    for (const { status, code, message } of errorCodeList) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(code).toMatch(/^[\w. ]+$/)
      expect(message.length).toBeGreaterThan(5)
    }
    const keys = errorCodeList.map(({ status, code }) => `${status} ${code}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each([
    [400, 'InvalidParameter'],
    [401, 'InvalidApiKey'],
    [403, 'App.AccessDenied'],
    [404, 'ModelNotFound'],
    [409, 'Conflict'],
    [429, 'Throttling.RateQuota'],
    [500, 'InternalError'],
    [503, 'ModelUnavailable'],
  ])('leads status %i with %s', (status, code) => {
    expect(findError(String(status))).toMatchObject({ status, code })
  })
})

describe('findError', () => {
  it('takes any spelling, and a blank as an underscore', () => {
    const denied = { status: 401, code: 'NOT AUTHORIZED' }
    expect(findError('NOT AUTHORIZED')).toMatchObject(denied)
    expect(findError('not_authorized')).toMatchObject(denied)
    expect(findError('arrearage')).toMatchObject({ status: 400, code: 'Arrearage' })
    expect(findError('Nope')).toBeUndefined()
    expect(findError('')).toBeUndefined()
  })

  it('keeps the code of OpenAI-compatible endpoints when that is asked for', () => {
    expect(findError('limit_requests')).toMatchObject({ status: 429, code: 'limit_requests' })
    expect(findError('invalid_api_key')).toMatchObject({ status: 401, code: 'invalid_api_key' })
  })

  it('chooses among variants by status, and takes any other status as it is', () => {
    const transient = findError('Throttling.AllocationQuota')
    expect(transient).toMatchObject({ status: 429 })
    const permanent = findError('Throttling.AllocationQuota', 400)
    expect(permanent).toMatchObject({ status: 400, message: 'Free allocated quota exceeded.' })
    expect(findError('ModelServingError')?.status).toBe(503)
    expect(findError('ModelServingError', 500)?.status).toBe(500)
    expect(findError('Arrearage', 418)).toMatchObject({ status: 418, code: 'Arrearage' })
  })
})

it('knows what compatible endpoints call a code', () => {
  expect(toCompatibleCode('InvalidApiKey')).toBe('invalid_api_key')
  expect(toCompatibleCode('Throttling.AllocationQuota')).toBe('insufficient_quota')
  expect(toCompatibleCode('FlowNotPublished')).toBe('FlowNotPublished')
})
