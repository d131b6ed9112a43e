import { afterEach, describe, expect, it, vi } from 'vitest'
import { block, openStream, serve } from '../../test/serve'
import type { ServerSentEvent } from '../protocols/protocol'
import { openEventStream } from './event-stream'

async function collect(stream: AsyncIterable<ServerSentEvent>): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = []
  for await (const event of stream) events.push(event)
  return events
}

/** The error a stream ends in. */
async function failure(stream: AsyncIterable<ServerSentEvent>): Promise<unknown> {
  try {
    await collect(stream)
  } catch (error) {
    return error
  }
  throw new Error('The stream ended well')
}

afterEach(() => vi.restoreAllMocks())

describe('openEventStream', () => {
  it('yields events with type, id and status, and sends once', async () => {
    const server = await serve((response) => {
      openStream(response)
      response.end(block(1, { a: 1 }) + block(2, { b: '你好' }))
    })
    const events = await collect(openEventStream(server.url, { body: '{}' }))
    expect(events).toEqual([
      { event: 'result', data: '{"a":1}', id: '1', status: 200 },
      { event: 'result', data: '{"b":"你好"}', id: '2', status: 200 },
    ])
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.body).toBe('{}')
  })

  it('yields each event as it arrives', async () => {
    const proceed: (() => void)[] = []
    const server = await serve((response) => {
      openStream(response)
      response.write(block(1, 1))
      proceed.push(() => response.end(block(2, 2)))
    })
    const stream = openEventStream(server.url)
    expect((await stream.next()).value).toMatchObject({ data: '1' })
    proceed[0]?.()
    expect((await stream.next()).value).toMatchObject({ data: '2' })
    expect((await stream.next()).done).toBe(true)
  })

  it('sends headers whatever their case and form', async () => {
    const server = await serve((response) => {
      openStream(response)
      response.end(block(1, 1))
    })
    await collect(openEventStream(server.url, { headers: new Headers({ 'X-One': '1' }) }))
    await collect(openEventStream(server.url, { headers: { Accept: 'text/x', 'X-Two': '2' } }))
    expect(server.requests.map(({ headers }) => headers)).toMatchObject([
      { 'x-one': '1', accept: 'text/event-stream' },
      { 'x-two': '2', accept: 'text/x' },
    ])
  })

  it('reads 3 MB in one line that comes in 1 kB chunks', async () => {
    const text = 'x'.repeat(3e6)
    const server = await serve(async (response) => {
      openStream(response)
      const bytes = Buffer.from(`data:${text}\n\n`)
      for (let at = 0; at < bytes.length; at += 1024) response.write(bytes.subarray(at, at + 1024))
      response.end()
    })
    const [event] = await collect(openEventStream(server.url))
    expect(event?.data.length).toBe(3e6)
  })

  it('does not send again when the tab is hidden and shown', async () => {
    const server = await serve((response) => {
      openStream(response)
      response.write(block(1, 1))
    })
    const stream = openEventStream(server.url)
    await stream.next()
    for (const state of [true, false]) {
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(state)
      document.dispatchEvent(new Event('visibilitychange'))
    }
    await stream.return()
    await expect.poll(server.aborted).toBe(1)
    expect(server.requests).toHaveLength(1)
  })
})

describe('ends', () => {
  const endless = () =>
    serve((response) => {
      openStream(response)
      response.write(block(1, 1))
    })

  it.each([
    [
      'break',
      async (stream: AsyncGenerator<ServerSentEvent>) => {
        for await (const _ of stream) break
      },
    ],
    [
      'a throw in the loop',
      async (stream: AsyncGenerator<ServerSentEvent>) => {
        const loop = async () => {
          for await (const _ of stream) throw new Error('mine')
        }
        await expect(loop()).rejects.toThrow('mine')
      },
    ],
    [
      'return',
      async (stream: AsyncGenerator<ServerSentEvent>) => {
        await stream.next()
        await stream.return(undefined)
      },
    ],
  ])('closes the connection on %s', async (_, leave) => {
    const server = await endless()
    await leave(openEventStream(server.url))
    await expect.poll(server.aborted).toBe(1)
    expect(server.requests).toHaveLength(1)
  })

  it('rejects with the reason when aborted, closes, and takes its listener off', async () => {
    const server = await endless()
    const controller = new AbortController()
    const remove = vi.spyOn(controller.signal, 'removeEventListener')
    const stream = openEventStream(server.url, {}, { signal: controller.signal })
    await stream.next()
    const pending = stream.next()
    controller.abort(new Error('enough'))
    await expect(pending).rejects.toThrow('enough')
    await expect.poll(server.aborted).toBe(1)
    expect(remove).toHaveBeenCalledWith('abort', expect.any(Function))
  })

  it('sends nothing when aborted before', async () => {
    const server = await endless()
    const stream = openEventStream(server.url, {}, { signal: AbortSignal.abort() })
    await expect(stream.next()).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.requests).toHaveLength(0)
  })
})

describe('fails with one typed error and one request', () => {
  const cases: [string, Parameters<typeof serve>[0], Record<string, unknown>][] = [
    [
      'on 401 without a content type',
      (response) => {
        response.writeHead(401)
        response.end(
          '{"code":"InvalidApiKey","message":"Invalid API-key provided.","request_id":"r"}',
        )
      },
      {
        kind: 'auth',
        code: 'InvalidApiKey',
        status: 401,
        requestId: 'r',
        message: 'Invalid API-key provided.',
      },
    ],
    [
      'on an error framed as an event',
      (response) => {
        response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' })
        response.end(
          block(1, { code: 'Throttling', message: 'Slow down.', request_id: 'r' }, 'error', 429),
        )
      },
      {
        kind: 'rate-limit',
        code: 'Throttling',
        status: 429,
        requestId: 'r',
        retryAfterMs: 7000,
        retryable: true,
      },
    ],
    [
      'on 429 that calls itself an event stream',
      (response) => {
        response.writeHead(429, { 'content-type': 'text/event-stream' })
        response.end('{"code":"Throttling","message":"Slow down."}')
      },
      { kind: 'rate-limit', status: 429 },
    ],
    [
      'on JSON with 200',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end('{"code":"InvalidParameter","message":"No.","request_id":"r"}')
      },
      { kind: 'invalid-request', code: 'InvalidParameter', status: 400, requestId: 'r' },
    ],
    [
      'on a page with 200',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end('<!doctype html><h1>Hello</h1>')
      },
      { kind: 'protocol', code: 'not-an-event-stream' },
    ],
    [
      'on a page with 502, without quoting it',
      (response) => {
        response.writeHead(502, { 'content-type': 'text/html', 'x-request-id': 'edge-1' })
        response.end('<html>Bad gateway</html>')
      },
      {
        kind: 'server',
        code: 'http-502',
        status: 502,
        requestId: 'edge-1',
        message: expect.not.stringContaining('<'),
      },
    ],
    [
      'on 204',
      (response) => {
        response.writeHead(204)
        response.end()
      },
      { kind: 'protocol', code: 'empty-response' },
    ],
    [
      'on an event over the limit, after the events before it',
      (response) => {
        openStream(response)
        response.end(`data:ok\n\ndata:${'x'.repeat(5000)}\n\n`)
      },
      { kind: 'too-large' },
    ],
    [
      'on a connection that breaks',
      (response) => {
        openStream(response)
        response.write(block(1, 1))
        setImmediate(() => response.socket?.resetAndDestroy())
      },
      { kind: 'network', retryable: true },
    ],
    [
      'on silence before the first byte',
      (response) => {
        openStream(response)
        response.flushHeaders()
      },
      { kind: 'timeout', code: 'first-byte-timeout' },
    ],
    [
      'on silence after it',
      (response) => {
        openStream(response)
        response.write(block(1, 1))
      },
      { kind: 'timeout', code: 'idle-timeout' },
    ],
  ]

  it.each(cases)('%s', async (_, answer, expected) => {
    const server = await serve(answer)
    const options = { maxEventBytes: 2000, firstByteTimeout: 300, idleTimeout: 100 }
    const error = await failure(openEventStream(server.url, {}, options))
    expect(error).toMatchObject({ name: 'TyqwError', ...expected })
    expect(server.requests).toHaveLength(1)
  })

  it('gives the events that came before the failure', async () => {
    const server = await serve((response) => {
      openStream(response)
      response.end(`data:ok\n\ndata:${'x'.repeat(5000)}\n\n`)
    })
    const stream = openEventStream(server.url, {}, { maxEventBytes: 2000 })
    expect((await stream.next()).value).toMatchObject({ data: 'ok' })
    await expect(stream.next()).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('when nobody listens', async () => {
    const server = await serve((response) => response.end())
    const closed = server.url.replace(/\d+$/, '1')
    expect(await failure(openEventStream(closed))).toMatchObject({
      kind: 'network',
      code: 'connection-failed',
    })
  })

  it('for a URL that is none', async () => {
    await expect(openEventStream('http://').next()).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'invalid-url',
    })
  })
})
