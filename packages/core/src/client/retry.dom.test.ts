import type { ServerResponse } from 'node:http'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { appFrame, block, openStream, serve } from '../../test/serve'
import { createTestClock } from '../../test/test-clock'
import { textOf } from '../model/message'
import type { BailianAppFrame, BailianAppRequest } from '../protocols/bailian-app/bailian-app'
import { Tyqw, TyqwEvent, type RetryInfo, type TyqwOptions } from '../index'

beforeEach(() => localStorage.clear())

type Answer = (response: ServerResponse) => void

const good: Answer = (response) => {
  openStream(response)
  response.end(block(1, appFrame({ text: '好', finish_reason: 'stop' })))
}

const refuse =
  (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ code, message: 'no', request_id: 'r' }))
  }

/** A client whose waits end as soon as they begin. */
async function setUp(
  answers: readonly Answer[],
  options: TyqwOptions<BailianAppRequest, BailianAppFrame> = {},
) {
  let count = 0
  const server = await serve((response) => (answers[count++] ?? good)(response))
  const clock = createTestClock()
  const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url, clock, ...options })
  const retries: RetryInfo[] = []
  const errors: string[] = []
  tyqw.on(TyqwEvent.RETRY, (retry) => {
    retries.push(retry)
    queueMicrotask(() => clock.advance(retry.delayMs))
  })
  tyqw.on(TyqwEvent.ERROR, ({ code }) => errors.push(code))
  return { server, clock, tyqw, retries, errors }
}

const dateOf = (ms: number) => new Date(ms).toUTCString()

const tooMany = refuse(429, 'Throttling.RateQuota')

describe('a request that the model cannot have seen', () => {
  it('tells whoever waits for the answer that it is sent again', async () => {
    const { tyqw, retries } = await setUp([tooMany])
    const told: RetryInfo[] = []
    for await (const _ of tyqw.stream('你好', { onRetry: (retry) => told.push(retry) })) continue
    expect(told).toHaveLength(1)
    expect(told).toEqual(retries)
  })

  it('is sent again, twice at most, and says when and why', async () => {
    const { server, tyqw, retries, errors, clock } = await setUp([tooMany, tooMany])
    const message = await tyqw.send('你好')
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(message?.metadata.runs).toHaveLength(1)
    expect(retries).toMatchObject([
      { attempt: 1, delayMs: 1000, error: { code: 'Throttling.RateQuota', status: 429 } },
      { attempt: 2, delayMs: 2000 },
    ])
    expect(errors).toEqual([])
    expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill(server.requests[0]?.body))
    expect(clock.waiting).toBe(0)
  })

  it('fails once when it stays refused', async () => {
    const { server, tyqw, errors } = await setUp([tooMany, tooMany, tooMany])
    const message = await tyqw.send('你好')
    expect(message?.status).toMatchObject({ error: { kind: 'rate-limit', status: 429 } })
    expect(errors).toEqual(['Throttling.RateQuota'])
    expect(server.requests).toHaveLength(3)
  })

  it('is sent again the same way, however the refusal travelled', async () => {
    const body = { code: 'Throttling.RateQuota', message: 'no', request_id: 'r' }
    const ways: Answer[] = [
      tooMany,
      (response) => {
        openStream(response)
        response.end(block(1, body, 'error', 429))
      },
      (response) => {
        response.writeHead(429, { 'content-type': 'application/json' })
        response.end(block(1, body, 'error', 429))
      },
    ]
    const errors = []
    for (const way of ways) {
      const { tyqw, server, retries } = await setUp([way])
      expect((await tyqw.send('你好'))?.status.type).toBe('complete')
      expect(server.requests).toHaveLength(2)
      errors.push(retries[0]?.error)
    }
    expect(errors[1]).toEqual(errors[0])
    expect(errors[2]).toEqual(errors[0])
  })

  it.each([
    ['seconds', { 'retry-after': '3' }, 3000],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['a date', { 'retry-after': dateOf(1_007_000), date: dateOf(1_000_000) }, 7000],
  ])('waits as long as the service says in %s', async (_, headers, delayMs) => {
    const { tyqw, retries } = await setUp([refuse(503, 'ModelUnavailable', headers)])
    await tyqw.send('你好')
    expect(retries).toMatchObject([{ delayMs }])
  })

  it('does not wait longer than a minute: it says how long it would be', async () => {
    const { tyqw, server } = await setUp([refuse(429, 'Throttling', { 'retry-after': '61' })])
    const message = await tyqw.send('你好')
    expect(message?.status).toMatchObject({ error: { retryAfterMs: 61_000 } })
    expect(server.requests).toHaveLength(1)
  })

  it('is not sent again when the option says so', async () => {
    const { tyqw, server } = await setUp([tooMany], { retry: 0 })
    await tyqw.send('你好')
    expect(server.requests).toHaveLength(1)
  })

  it('is not sent again after a stop that ends the wait', async () => {
    const { tyqw, server, clock } = await setUp([tooMany])
    tyqw.off(TyqwEvent.RETRY)
    tyqw.on(TyqwEvent.RETRY, () => queueMicrotask(() => void tyqw.stop()))
    const message = await tyqw.send('你好')
    expect(message?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(server.requests).toHaveLength(1)
    expect(clock.waiting).toBe(0)
  })
})

describe('a request that the model may have seen', () => {
  it.each([
    ['after content', '前'],
    ['after a frame that says nothing yet', ''],
  ])('is not sent again: throttled %s', async (_, text) => {
    const { tyqw, server } = await setUp([
      (response) => {
        openStream(response)
        response.write(block(1, appFrame({ text })))
        response.end(block(2, { code: 'Throttling', message: 'no' }, 'error', 429))
      },
    ])
    const message = await tyqw.send('你好')
    expect(message && textOf(message)).toBe(text)
    expect(message?.status).toMatchObject({ error: { kind: 'rate-limit', status: 429 } })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['a connection that broke', (response: ServerResponse) => response.destroy()],
    ['an error of the server', refuse(500, 'InternalError')],
    ['used-up quota', refuse(400, 'Arrearage')],
    ['bad input', refuse(400, 'InvalidParameter')],
  ])('is not sent again after %s', async (_, answer) => {
    const { tyqw, server } = await setUp([answer])
    expect((await tyqw.send('你好'))?.status.type).toBe('incomplete')
    expect(server.requests).toHaveLength(1)
  })
})

describe('a token that is refused', () => {
  const denied = refuse(401, 'InvalidApiKey')
  const getToken = () => vi.fn(({ refresh }: { refresh: boolean }) => (refresh ? 'new' : 'old'))

  it('is refreshed once, and the request sent again with the new one', async () => {
    const token = getToken()
    const { tyqw, server, retries } = await setUp([denied], { getToken: token })
    expect((await tyqw.send('你好'))?.status.type).toBe('complete')
    expect(token.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]])
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer old',
      'Bearer new',
    ])
    expect(retries).toMatchObject([{ attempt: 1, delayMs: 0, error: { status: 401 } }])
  })

  it('is refreshed once only', async () => {
    const { tyqw, server } = await setUp([denied, denied], { getToken: getToken(), retry: 0 })
    expect((await tyqw.send('你好'))?.status).toMatchObject({
      error: { kind: 'auth', status: 401 },
    })
    expect(server.requests).toHaveLength(2)
  })

  it('does not use up the times that throttling is waited for', async () => {
    const token = getToken()
    const { tyqw, server } = await setUp([tooMany, denied, tooMany], { getToken: token })
    expect((await tyqw.send('你好'))?.status.type).toBe('complete')
    expect(server.requests).toHaveLength(4)
    expect(token.mock.calls.map(([context]) => context?.refresh)).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('is not refreshed where nobody gives one', async () => {
    const { tyqw, server } = await setUp([denied])
    await tyqw.send('你好')
    expect(server.requests).toHaveLength(1)
  })

  it('says why when no new one is to be had', async () => {
    const { tyqw, server } = await setUp([denied], {
      getToken: ({ refresh }) => (refresh ? Promise.reject(new Error('signed out')) : 'old'),
    })
    expect((await tyqw.send('你好'))?.status).toMatchObject({
      error: { code: 'token-unavailable' },
    })
    expect(server.requests).toHaveLength(1)
  })

  it('is not refreshed in the middle of an answer, whose text is kept', async () => {
    const token = getToken()
    const { tyqw, server } = await setUp(
      [
        (response) => {
          openStream(response)
          response.write(block(1, appFrame({ text: '前半' })))
          response.end(block(2, { code: 'InvalidApiKey', message: 'no' }, 'error', 401))
        },
      ],
      { getToken: token },
    )
    const message = await tyqw.send('你好')
    expect(message && textOf(message)).toBe('前半')
    expect(message?.status).toMatchObject({ error: { kind: 'auth' } })
    expect(server.requests).toHaveLength(1)
    expect(token).toHaveBeenCalledTimes(1)
  })
})
