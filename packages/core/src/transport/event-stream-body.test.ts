import { beforeEach, describe, expect, it, vi } from 'vitest'
import { stubPage } from '../../test/page-stub'
import { createTestClock } from '../../test/test-clock'
import { openEventStream } from './event-stream'

beforeEach(() => stubPage())

const encoder = new TextEncoder()

/** A fetch of the user's own, which knows nothing of signals, and its body. */
function createOwnFetch(status = 200) {
  const cancel = vi.fn()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({ start: (own) => void (controller = own), cancel })
  const headers = { 'content-type': 'text/event-stream' }
  return {
    fetch: () => Promise.resolve(new Response(body, { status, headers })),
    send: (text: string) => controller?.enqueue(encoder.encode(text)),
    breakOff: () => controller?.error(new TypeError('reset')),
    cancel,
  }
}

describe('a consumer that takes its time', () => {
  it('gets every event that came before the connection broke', async () => {
    const { fetch, send, breakOff } = createOwnFetch()
    const stream = openEventStream('/', {}, { fetch })
    send('data:1\n\n')
    await stream.next()
    send('data:2\n\ndata:3\n\ndata:4\n\n')
    breakOff()
    expect((await stream.next()).value?.data).toBe('2')
    await new Promise((resolve) => setImmediate(resolve))
    expect((await stream.next()).value?.data).toBe('3')
    expect((await stream.next()).value?.data).toBe('4')
    await expect(stream.next()).rejects.toMatchObject({ code: 'connection-lost' })
  })

  it('gets every event that came before a silence that is too long', async () => {
    const clock = createTestClock()
    const { fetch, send } = createOwnFetch()
    const stream = openEventStream('/', {}, { fetch, clock })
    send('data:1\n\ndata:2\n\n')
    await stream.next()
    await vi.waitFor(() => expect(clock.waiting).toBe(1))
    clock.advance(180_250)
    await new Promise((resolve) => setImmediate(resolve))
    expect((await stream.next()).value?.data).toBe('2')
    await expect(stream.next()).rejects.toMatchObject({ code: 'idle-timeout' })
    expect(clock.waiting).toBe(0)
  })
})

describe('a fetch that knows nothing of signals', () => {
  it('has its body let go, and no timer waits, when the loop is left', async () => {
    const clock = createTestClock()
    const { fetch, send, cancel } = createOwnFetch()
    const stream = openEventStream('/', {}, { fetch, clock })
    send('data:1\n\n')
    await stream.next()
    await stream.return()
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1))
    await vi.waitFor(() => expect(clock.waiting).toBe(0))
  })

  it('has its body let go when nothing comes for too long', async () => {
    const clock = createTestClock()
    const { fetch, cancel } = createOwnFetch()
    const next = openEventStream('/', {}, { fetch, clock }).next()
    await vi.waitFor(() => expect(clock.waiting).toBe(1))
    clock.advance(60_250)
    await expect(next).rejects.toMatchObject({ code: 'first-byte-timeout' })
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1))
    expect(clock.waiting).toBe(0)
  })

  it('has the body of an error let go, which nobody ends', async () => {
    const clock = createTestClock()
    const { fetch, send, cancel } = createOwnFetch(401)
    const next = openEventStream('/', {}, { fetch, clock }).next()
    send('{"code":"InvalidApiKey"')
    await vi.waitFor(() => expect(clock.waiting).toBe(1))
    clock.advance(5000)
    await expect(next).rejects.toMatchObject({ kind: 'auth', status: 401 })
    expect(cancel).toHaveBeenCalledTimes(1)
    expect(clock.waiting).toBe(0)
  })
})
