import { createServer } from 'node:net'
import { once } from 'node:events'
import { createEmulator } from '@tyqw/emulator'
import { describe, expect, it, vi } from 'vitest'
import { ask, KEY } from '../test/ask'
import type { GatewayOptions } from './index'
import { createGateway } from './index'

type Fetch = NonNullable<NonNullable<GatewayOptions['upstream']>['fetch']>

const create = (fetch: Fetch, limits: GatewayOptions['limits'] = {}) =>
  createGateway({ apiKey: KEY, apps: '*', limits, upstream: { fetch } })

const sse = { 'content-type': 'text/event-stream' }
const FRAME = 'id:1\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"text":"你"}}\n\n'

/** A body that sends some text and then nothing, and notes when it is cancelled. */
function createStall(text?: string) {
  const state = { cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (text !== undefined) controller.enqueue(new TextEncoder().encode(text))
    },
    cancel() {
      state.cancelled = true
    },
  })
  return { state, body }
}

describe('an upstream that fails', () => {
  it('cannot be reached: 503', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    server.close()
    await once(server, 'close')
    const upstream = { baseUrl: `http://127.0.0.1:${port}` }
    const response = await ask(createGateway({ apiKey: KEY, apps: '*', upstream }))
    expect(response.status).toBe(503)
    const body = await response.json()
    expect(body).toMatchObject({ code: 'ModelUnavailable', request_id: expect.any(String) })
    expect(body.message).not.toContain('127.0.0.1')
  })

  it('redirects: 502, and the redirect is not followed', async () => {
    let calls = 0
    const gateway = create(async (request) => {
      calls += 1
      expect(request.redirect).toBe('manual')
      return new Response(null, { status: 302, headers: { location: 'http://evil.com' } })
    })
    const response = await ask(gateway)
    expect([response.status, calls]).toEqual([502, 1])
    expect(response.headers.has('location')).toBe(false)
  })

  it.each([
    [200, 502, 'ModelServiceFailed'],
    [503, 503, 'ModelServiceFailed'],
    [429, 429, 'Throttling'],
  ])('answers %d with a web page: %d as JSON', async (status, expected, code) => {
    const html = '<!doctype html><script>alert(1)</script>\ndata:x'
    const headers = { 'content-type': 'text/html', 'retry-after': '7' }
    const response = await ask(create(async () => new Response(html, { status, headers })))
    expect(response.status).toBe(expected)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('retry-after')).toBe('7')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code })
    expect(text).not.toContain('script')
  })

  it('stays silent before the head: 504, and it is aborted', async () => {
    let signal: AbortSignal | undefined
    const gateway = create(
      (request) => {
        signal = request.signal
        return new Promise(() => {})
      },
      { firstByteMs: 20 },
    )
    const response = await ask(gateway)
    expect(response.status).toBe(504)
    expect(await response.json()).toMatchObject({ code: 'RequestTimeOut' })
    expect(signal?.aborted).toBe(true)
  })

  it('stays silent after the head: an error frame, and it is cancelled', async () => {
    const { body, state } = createStall()
    const gateway = create(async () => new Response(body, { headers: sse }), { firstByteMs: 20 })
    expect(await (await ask(gateway)).text()).toMatch(
      /^event:error\n:HTTP_STATUS\/504\ndata:\{"code":"RequestTimeOut",[^\n]+\}\n\n$/,
    )
    expect(state.cancelled).toBe(true)
  })

  it('falls silent in the middle: what was whole, then an error frame', async () => {
    const { body, state } = createStall(`${FRAME}id:2\ndata:{"ha`)
    const gateway = create(async () => new Response(body, { headers: sse }), { idleMs: 20 })
    const text = await (await ask(gateway)).text()
    expect(text.startsWith(FRAME)).toBe(true)
    expect(text.slice(FRAME.length)).toMatch(
      /^event:error\n:HTTP_STATUS\/504\ndata:\{"code":"ResponseTimeout",[^\n]+\}\n\n$/,
    )
    expect(state.cancelled).toBe(true)
  })

  it('sends an event without end: an error frame', async () => {
    const { body, state } = createStall(`${FRAME}data:${'x'.repeat(2000)}`)
    const gateway = create(async () => new Response(body, { headers: sse }), { frameBytes: 1000 })
    expect(await (await ask(gateway)).text()).toContain('event:error\n:HTTP_STATUS/502')
    expect(state.cancelled).toBe(true)
  })
})

describe('errors of the upstream, in all four shapes', () => {
  const emulator = createEmulator({ seed: 1, latency: 'instant' })
  const gateway = create(emulator.fetch)
  const answer = (name: string) => ask(gateway, { body: { input: { prompt: `/${name} hi` } } })

  it.each([
    ['error-401', 401, 'InvalidApiKey'],
    ['error-403', 403, 'App.AccessDenied'],
    ['error-429', 429, 'Throttling.RateQuota'],
    ['error-500', 500, 'InternalError'],
  ])('%s: status and JSON', async (name, status, code) => {
    const response = await answer(name)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({ code })
  })

  it.each([
    ['error-400-in-stream', 'InvalidParameter'],
    ['error-mid-stream', 'Throttling.AllocationQuota'],
    ['content-filter', 'DataInspectionFailed'],
  ])('%s: a frame within 200', async (name, code) => {
    const response = await answer(name)
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(
      new RegExp(`event:error\\n:HTTP_STATUS/\\d+\\ndata:{"code":"${code}"[^\\n]+\\n\\n$`),
    )
  })

  it('error-sse-body: the framed body and its status', async () => {
    const response = await answer('error-sse-body')
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.text()).toMatch(
      /^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:\{"code":"Arrearage"/,
    )
  })

  it('truncated and cut-frame stay what they are, reset becomes an error frame', async () => {
    expect(await (await answer('truncated')).text()).not.toMatch(/event:error|"stop"/)
    expect(await (await answer('cut-frame')).text()).not.toMatch(/event:error|\n\n$/)
    expect(await (await answer('reset')).text()).toMatch(
      /"null"[^\n]+\n\nevent:error\n:HTTP_STATUS\/502\ndata:\{"code":"ModelServiceFailed"[^\n]+\n\n$/,
    )
  })
})

describe('a client that leaves', () => {
  it('aborts an upstream that has not answered', async () => {
    const aborter = new AbortController()
    let signal: AbortSignal | undefined
    const gateway = create((request) => {
      signal = request.signal
      queueMicrotask(() => aborter.abort())
      return new Promise(() => {})
    })
    expect((await ask(gateway, { signal: aborter.signal })).status).toBe(499)
    expect(signal?.aborted).toBe(true)
  })

  it('aborts an upstream in the middle of an answer, and its own read fails', async () => {
    const aborter = new AbortController()
    const { body, state } = createStall(FRAME)
    const gateway = create(async () => new Response(body, { headers: sse }))
    const response = await ask(gateway, { signal: aborter.signal })
    const reader = response.body?.getReader() ?? expect.fail()
    await reader.read()
    const next = reader.read()
    aborter.abort()
    await expect(next).rejects.toMatchObject({ name: 'AbortError' })
    expect(state.cancelled).toBe(true)
  })

  it('aborts the upstream by cancelling the body, even one it has not read', async () => {
    const { body, state } = createStall()
    const gateway = create(async () => new Response(body, { headers: sse }))
    await (await ask(gateway)).body?.cancel()
    expect(state.cancelled).toBe(true)
  })
})

describe('close', () => {
  it('waits for any number of streams without a warning', async () => {
    const warned = vi.fn()
    process.on('warning', warned)
    const gateway = create(async () => new Response(createStall(FRAME).body, { headers: sse }))
    const responses = await Promise.all(Array.from({ length: 30 }, () => ask(gateway)))
    await gateway.close()
    const texts = await Promise.all(responses.map((response) => response.text()))
    for (const text of texts) expect(text).toContain('event:error\n:HTTP_STATUS/503')
    // Node sends warnings on the next tick.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
  })

  it('ends open streams with a typed error, and refuses what comes after', async () => {
    const { body, state } = createStall(FRAME)
    const gateway = create(async () => new Response(body, { headers: sse }))
    const reader = (await ask(gateway)).body?.getReader() ?? expect.fail()
    await reader.read()
    const next = reader.read()
    await gateway.close()
    expect(new TextDecoder().decode((await next).value)).toMatch(
      /^event:error\n:HTTP_STATUS\/503\ndata:\{"code":"ModelUnavailable",[^\n]+"retry_after_ms":1000\}\n\n$/,
    )
    expect(state.cancelled).toBe(true)
    const later = await ask(gateway)
    expect([later.status, later.headers.get('retry-after')]).toEqual([503, '1'])
  })
})
