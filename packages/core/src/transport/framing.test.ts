import { describe, expect, it, vi } from 'vitest'
import { createFraming, type FramedEvent } from './framing'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Events of a stream, their data as text. */
function frame(
  chunks: readonly (string | Uint8Array)[],
  options: { frameOn?: 'id'; maxEventBytes?: number } = {},
) {
  const events: FramedEvent[] = []
  const framing = createFraming({
    maxEventBytes: options.maxEventBytes ?? 1e6,
    frameOn: options.frameOn,
    onEvent: (event) => events.push(event),
  })
  for (const chunk of chunks)
    framing.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk)
  framing.end()
  return events.map(({ lines, ...rest }) =>
    Object.assign({ lines: lines.map((line) => decoder.decode(line)) }, rest),
  )
}

const message = (...lines: string[]) => ({ event: 'message', lines, isCut: false })

describe('framing by the WHATWG rules', () => {
  it.each([
    ['line feeds', 'data:a\n\ndata:b\n\n'],
    ['carriage returns', 'data:a\r\rdata:b\r\r'],
    ['both', 'data:a\r\n\r\ndata:b\r\n\r\n'],
    ['a mix', 'data:a\n\rdata:b\r\n\n'],
    ['a byte order mark first', '\uFEFFdata:a\n\ndata:b\n\n'],
    ['comments and unknown fields', ':x\ndata:a\nfoo:1\ndata2:x\n\n:\n\n: y\ndata:b\nretry:1\n\n'],
    ['one space after the colon', 'data: a\n\ndata: b\n\n'],
  ])('reads %s, cut anywhere', (_, stream) => {
    const bytes = encoder.encode(stream)
    const expected = [message('a'), message('b')]
    for (let at = 0; at <= bytes.length; at++)
      expect(frame([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected)
    expect(frame([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected)
  })

  it('keeps all but the first space, and colons, of a value', () => {
    expect(frame(['data:  a: b\n\n'])).toEqual([message(' a: b')])
  })

  it('sends nothing for an event without data, and forgets its type', () => {
    expect(frame(['event:ping\n\ndata:a\n\n'])).toEqual([message('a')])
  })

  it('sends an event for an empty data line, and joins several as they stand', () => {
    expect(frame(['data:\n\ndata\ndata\n\ndata:x\n\n'])).toEqual([
      message(''),
      { ...message('', ''), data: '\n' },
      message('x'),
    ])
  })

  it('keeps the last id, and refuses one with a NUL', () => {
    const ids = frame(['id:1\ndata:a\n\ndata:b\n\nid:x\0y\ndata:c\n\nid\ndata:d\n\n']).map(
      (event) => event.id,
    )
    expect(ids).toEqual(['1', '1', '1', undefined])
  })

  it('gives characters that are cut between chunks whole', () => {
    const bytes = encoder.encode('data:你好👋\n\n')
    for (let at = 1; at < bytes.length; at++)
      expect(frame([bytes.subarray(0, at), bytes.subarray(at)])).toEqual([message('你好👋')])
  })

  it('says so when the stream ends inside an event', () => {
    expect(frame(['data:a\n\ndata:{"b'])).toEqual([
      message('a'),
      { ...message('{"b'), isCut: true },
    ])
    expect(frame(['data:a\n'])).toEqual([{ ...message('a'), isCut: true }])
  })
})

describe('what DashScope adds', () => {
  const stream =
    'id:1\nevent:result\n:HTTP_STATUS/200\ndata:{}\n\nid:2\nevent:error\n:HTTP_STATUS/429\ndata:{}\n\n'

  it('keeps type, id and the status comment of each event', () => {
    expect(frame([stream])).toEqual([
      { ...message('{}'), event: 'result', id: '1', status: 200 },
      { ...message('{}'), event: 'error', id: '2', status: 429 },
    ])
  })

  it('closes an event at the next id where blank lines are missing, when asked to', () => {
    const events = frame([stream.replaceAll('\n\n', '\n')], { frameOn: 'id' })
    expect(events.map(({ id, status }) => [id, status])).toEqual([
      ['1', 200],
      ['2', 429],
    ])
  })

  it('does not do so in a stream that opens with another field', () => {
    expect(frame(['data:a\nid:1\ndata:b\n\n'], { frameOn: 'id' })).toHaveLength(1)
  })
})

describe('limits', () => {
  it('refuses a line without end as soon as it is over the limit', () => {
    const framing = createFraming({ maxEventBytes: 1000, onEvent: () => undefined })
    const push = () => {
      for (let sent = 0; sent < 5000; sent += 100) framing.push(new Uint8Array(100).fill(97))
    }
    expect(push).toThrowError(expect.objectContaining({ kind: 'too-large' }))
  })

  it('refuses an event of many lines over the limit', () => {
    expect(() => frame(['data:x\n'.repeat(600)], { maxEventBytes: 1000 })).toThrowError(
      expect.objectContaining({ kind: 'too-large', code: 'event-too-large' }),
    )
  })

  it.each([1, 7, 1000])(
    'handles each byte a few times only, however a long line is cut: %i',
    (size) => {
      let copied = 0
      let searched = 0
      const { set, indexOf } = Uint8Array.prototype
      vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (
        this: Uint8Array,
        from,
        at,
      ) {
        copied += from.length
        return set.call(this, from, at)
      })
      vi.spyOn(Uint8Array.prototype, 'indexOf').mockImplementation(function (
        this: Uint8Array,
        byte,
        from = 0,
      ) {
        const place = indexOf.call(this, byte, from)
        searched += (place < 0 ? this.length : place) - from
        return place
      })
      const bytes = encoder.encode(`data:${'x'.repeat(50_000)}\n\n`)
      const chunks = []
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
      const events = frame(chunks)
      vi.restoreAllMocks()
      expect(events).toHaveLength(1)
      // Handling all that came so far with every chunk would be thousands of times as much.
      expect(copied).toBeLessThan(bytes.length * 6)
      expect(searched).toBeLessThan(bytes.length * 4)
    },
  )
})
