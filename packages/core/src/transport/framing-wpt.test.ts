import { describe, expect, it } from 'vitest'
import { streamCases, type ExpectedEvent } from '../../test/event-stream-cases'
import { createFraming } from './framing'

/** The events of a stream whose bytes come in these pieces. */
function frame(...pieces: readonly Uint8Array[]): ExpectedEvent[] {
  const events: ExpectedEvent[] = []
  const framing = createFraming({
    maxEventBytes: 1e6,
    onEvent: ({ event, data, id }, isCut) =>
      events.push({
        ...(event !== 'message' && { event }),
        data,
        ...(id !== undefined && { id }),
        ...(isCut && { isCut }),
      }),
  })
  for (const piece of pieces) framing.push(piece)
  framing.end()
  return events
}

const encode = (text: string) => new TextEncoder().encode(text)

describe('the framing, in the cases of web-platform-tests', () => {
  it.each(streamCases)('%s', (_, body, events) => {
    expect(frame(encode(body))).toEqual(events)
  })

  it.each(streamCases)('%s, cut at every byte', (_, body, events) => {
    const bytes = encode(body)
    for (let at = 1; at < bytes.length; at++)
      expect(frame(bytes.subarray(0, at), bytes.subarray(at))).toEqual(events)
    expect(frame(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(events)
  })

  it('keeps the comment in which DashScope gives a status, which the standard drops', () => {
    const statuses: (number | undefined)[] = []
    const { push } = createFraming({
      maxEventBytes: 1e6,
      onEvent: ({ status }) => statuses.push(status),
    })
    push(
      encode(
        ':HTTP_STATUS/429\ndata:1\n\n: HTTP_STATUS/200 OK\ndata:2\n\n:HTTP_STATUS/x\ndata:3\n\n',
      ),
    )
    expect(statuses).toEqual([429, 200, undefined])
  })
})
