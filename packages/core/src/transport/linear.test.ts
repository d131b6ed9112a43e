import { afterEach, describe, expect, it, vi } from 'vitest'
import { stubPage } from '../../test/page-stub'
import { openStream, serve } from '../../test/serve'
import { openEventStream } from './event-stream'

stubPage()
afterEach(() => vi.restoreAllMocks())

const MB = 1024 * 1024

/** How many bytes are decoded, and how many characters are searched for the ends of lines, from now on. */
function countWork() {
  const counted = { decoded: 0, searched: 0 }
  const { split } = String.prototype
  const { decode } = TextDecoder.prototype
  vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, separator) {
    counted.searched += this.length
    return Reflect.apply(split, this, [separator]) as string[]
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
  const counted = countWork()
  const lengths: number[] = []
  for await (const { data } of openEventStream('/', {}, { fetch: answerOf(bytes) }))
    lengths.push(data.length)
  vi.restoreAllMocks()
  expect(lengths).toEqual([bytes])
  return counted
}

describe('one line in chunks of 1 kB', () => {
  it.each([1, 5])('is decoded and searched once, from network to consumer: %i MB', async (size) => {
    const { decoded, searched } = await read(size * MB)
    // Reading again what came before, with each chunk, would be thousands of times as much.
    expect(decoded).toBeLessThan(1.01 * size * MB)
    expect(searched).toBeLessThan(1.01 * size * MB)
  })
})

describe('a line without an end', () => {
  it('is too large at the limit, is read no further, and closes the socket', async () => {
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
    const counted = countWork()
    const next = openEventStream(server.url, {}, { maxEventBytes: limit }).next()
    await expect(next).rejects.toMatchObject({ kind: 'too-large', code: 'event-too-large' })
    vi.restoreAllMocks()
    await expect.poll(() => server.unfinished()).toBe(0)
    // One chunk more shows that it is too large.
    expect(counted.decoded).toBeLessThan(limit + MB)
    // What the sockets of both sides hold comes on top.
    expect(written).toBeLessThan(limit + 16 * MB)
    expect(server.requests).toHaveLength(1)
  })
})
