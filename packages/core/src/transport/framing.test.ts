import { describe, expect, it, vi } from 'vitest'
import { createFraming } from './framing'

const encoder = new TextEncoder()

/** Events of a stream. */
function frame(
  chunks: readonly (string | Uint8Array)[],
  options: { frameOn?: 'id'; maxEventBytes?: number } = {},
) {
  const events: object[] = []
  const framing = createFraming({
    maxEventBytes: options.maxEventBytes ?? 1e6,
    frameOn: options.frameOn,
    onEvent: (event, isCut) => events.push({ ...event, ...(isCut && { isCut }) }),
  })
  for (const chunk of chunks)
    framing.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk)
  framing.end()
  return events
}

const message = (...lines: string[]) => ({ event: 'message', data: lines.join('\n') })

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
      message('', ''),
      message('x'),
    ])
  })

  it('keeps the last id, and refuses one with a NUL', () => {
    expect(frame(['id:1\ndata:a\n\ndata:b\n\nid:x\0y\ndata:c\n\nid\ndata:d\n\n'])).toEqual([
      { ...message('a'), id: '1' },
      { ...message('b'), id: '1' },
      { ...message('c'), id: '1' },
      message('d'),
    ])
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
    expect(events).toMatchObject([
      { id: '1', status: 200 },
      { id: '2', status: 429 },
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

  it('takes a line that fits, whatever came in the same chunk', () => {
    const chunk = `data:${'x'.repeat(900)}\n\n`.repeat(10) + 'data:x'
    expect(frame([chunk, `${'x'.repeat(900)}\n\n`], { maxEventBytes: 1000 })).toHaveLength(11)
  })

  it('refuses an event of many lines over the limit', () => {
    expect(() => frame(['data:x\n'.repeat(600)], { maxEventBytes: 1000 })).toThrowError(
      expect.objectContaining({ kind: 'too-large', code: 'event-too-large' }),
    )
  })

  it('counts bytes, not characters', () => {
    const line = `data:${'好'.repeat(100)}\n\n`
    expect(frame([line], { maxEventBytes: 306 })).toHaveLength(1)
    expect(frame([`data:a\n\n${line.slice(0, 100)}`], { maxEventBytes: 306 })).toHaveLength(2)
    expect(() => frame([line], { maxEventBytes: 299 })).toThrowError(/299 bytes/)
  })

  it.each([1, 7, 1000])(
    'looks at each character once only, however a long line is cut: %i',
    (size) => {
      let looked = 0
      const { split } = String.prototype
      vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, at) {
        looked += this.length
        return Reflect.apply(split, this, [at]) as string[]
      })
      const bytes = encoder.encode(`data:${'x'.repeat(50_000)}\n\n`)
      const chunks = []
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
      const events = frame(chunks)
      vi.restoreAllMocks()
      expect(events).toHaveLength(1)
      expect(looked).toBe(bytes.length)
    },
  )
})
