import { describe, expect, it } from 'vitest'
import { createTestClock } from '../../test/test-clock'
import { isEventStream, toResponseError } from './response-error'

const clock = createTestClock(0, Date.parse('2026-01-01T00:00:00Z'))
const { signal } = new AbortController()
const error = (body: BodyInit | null, init: ResponseInit) =>
  toResponseError(new Response(body, init), clock, signal)

describe('isEventStream', () => {
  it.each(['text/event-stream', 'text/event-stream;charset=UTF-8', ' Text/Event-Stream; x=1'])(
    'takes %j for one, unless the status is bad',
    (type) => {
      const headers = { 'content-type': type }
      expect(isEventStream(new Response('data:1\n\n', { headers }))).toBe(true)
      expect(isEventStream(new Response('data:1\n\n', { headers, status: 500 }))).toBe(false)
    },
  )
})

describe('toResponseError', () => {
  it.each([
    ['JSON', '{"code":"Throttling","message":"Slow down.","request_id":"r"}', 'application/json'],
    [
      'an event',
      'id:1\nevent:error\n:HTTP_STATUS/429\ndata:{"code":"Throttling","message":"Slow down.","request_id":"r"}\n\n',
      'application/json',
    ],
    [
      'an event that says so',
      'data: {"code":"Throttling","message":"Slow down.","request_id":"r"}',
      'text/event-stream',
    ],
    [
      'an OpenAI error',
      '{"error":{"code":"Throttling","message":"Slow down."},"request_id":"r"}',
      '',
    ],
  ])('reads a failure given as %s', async (_, body, type) => {
    expect(await error(body, { status: 429, headers: { 'content-type': type } })).toMatchObject({
      code: 'Throttling',
      kind: 'rate-limit',
      status: 429,
      message: 'Slow down.',
      requestId: 'r',
    })
  })

  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['fractions', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [
      'a date, by a clock that is ahead',
      { 'retry-after': 'Sat, 02 Jan 2027 00:00:30 GMT', date: 'Sat, 02 Jan 2027 00:00:00 GMT' },
      30_000,
    ],
    ['a date that has passed', { 'retry-after': 'Wed, 31 Dec 2025 00:00:30 GMT' }, 0],
    ['milliseconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('reads a delay given as %s', async (_, headers, expected) => {
    const found = await error('{}', { status: 429, headers: headers as Record<string, string> })
    expect(found.retryAfterMs).toBe(expected)
  })

  it('quotes short text, and never a page', async () => {
    expect((await error(`${'x'.repeat(900)}`, { status: 500 })).message).toHaveLength(500)
    expect((await error('upstream timed out', { status: 504 })).message).toBe('upstream timed out')
    expect((await error(' <h1>502</h1>', { status: 502 })).message).not.toContain('<')
  })

  it('reads no more of a body than it needs', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 10_000
        controller.enqueue(new Uint8Array(10_000).fill(120))
      },
    })
    expect(await error(endless, { status: 500 })).toMatchObject({ status: 500 })
    expect(sent).toBeLessThan(200_000)
    expect(clock.waiting).toBe(0)
  })

  it('uses what came of a body that breaks off', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('half'))
        setTimeout(() => controller.error(new TypeError('terminated')))
      },
    })
    expect(await error(broken, { status: 500 })).toMatchObject({ message: 'half', status: 500 })
  })

  it('says what came instead of a stream', async () => {
    expect(
      await error('{"ok":true}', { headers: { 'content-type': 'application/json' } }),
    ).toMatchObject({
      code: 'not-an-event-stream',
      message: expect.stringContaining('application/json'),
    })
    expect(await error(null, { status: 200 })).toMatchObject({ code: 'empty-response' })
    expect(await error(null, { status: 401 })).toMatchObject({ code: 'http-401', kind: 'auth' })
  })
})
