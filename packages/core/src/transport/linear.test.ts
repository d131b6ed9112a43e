import { afterEach, describe, expect, it, vi } from 'vitest'
import { stubPage } from '../../test/page-stub'
import { openStream, serve } from '../../test/serve'
import { openEventStream } from './event-stream'

stubPage()
afterEach(() => vi.restoreAllMocks())

const MB = 1024 * 1024

/** How often bytes are touched from now on: copied into another array, and decoded. */
function countBytes() {
  const counted = { copied: 0, decoded: 0 }
  const { set, slice } = Uint8Array.prototype
  const { decode } = TextDecoder.prototype
  vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, from, at) {
    counted.copied += from.length
    return set.call(this, from, at)
  })
  vi.spyOn(Uint8Array.prototype, 'slice').mockImplementation(function (
    this: Uint8Array<ArrayBuffer>,
    start,
    end,
  ) {
    const copy = slice.call(this, start, end)
    counted.copied += copy.length
    return copy
  })
  vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(function (
    this: TextDecoder,
    input,
    options,
  ) {
    counted.decoded += input?.byteLength ?? 0
    return decode.call(this, input, options)
  })
  return counted
}

/** One event whose line has so many bytes, in chunks of 1 kB; a whole answer of the network. */
function answerOf(bytes: number): typeof fetch {
  const line = new TextEncoder().encode(`data:${'x'.repeat(bytes)}\n\n`)
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= line.length) return controller.close()
      controller.enqueue(line.subarray(at, (at += 1024)))
    },
  })
  const headers = { 'content-type': 'text/event-stream' }
  return () => Promise.resolve(new Response(body, { headers }))
}

async function read(bytes: number) {
  const counted = countBytes()
  const lengths: number[] = []
  for await (const { data } of openEventStream('/', {}, { fetch: answerOf(bytes) }))
    lengths.push(data.length)
  vi.restoreAllMocks()
  expect(lengths).toEqual([bytes])
  return counted
}

describe('one line in chunks of 1 kB', () => {
  it('costs as much a byte at 5 MB as at 1 MB, from the network to the consumer', async () => {
    const [small, large] = [await read(MB), await read(5 * MB)]
    // Doubling buffers copy up to three times, one block to the library once: quadratic would be thousands of times.
    expect(small.copied).toBeLessThan(6 * MB)
    expect(large.copied).toBeLessThan(6 * 5 * MB)
    expect(small.decoded).toBeLessThan(1.1 * MB)
    expect(large.decoded).toBeLessThan(1.1 * 5 * MB)
  })
})

describe('a line without an end', () => {
  it('is too large at the limit, holds no more than that, and closes the socket', async () => {
    const limit = MB
    const chunk = Buffer.alloc(64 * 1024, 'x')
    let written = 0
    const server = await serve((response) => {
      openStream(response)
      response.write('data:')
      const fill = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length
      }
      response.on('drain', fill)
      fill()
    })
    let largest = 0
    const { set } = Uint8Array.prototype
    vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, from, at) {
      largest = Math.max(largest, this.length)
      return set.call(this, from, at)
    })
    const next = openEventStream(server.url, {}, { maxEventBytes: limit }).next()
    await expect(next).rejects.toMatchObject({ kind: 'too-large', code: 'event-too-large' })
    vi.restoreAllMocks()
    await expect.poll(() => server.unfinished()).toBe(0)
    expect(largest).toBeLessThanOrEqual(2 * limit)
    // What the sockets of both sides hold comes on top.
    expect(written).toBeLessThan(limit + 16 * MB)
    expect(server.requests).toHaveLength(1)
  })
})
