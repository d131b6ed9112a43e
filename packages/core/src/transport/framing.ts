import type { ServerSentEvent } from '../protocols/protocol'
import { createLines } from './lines'
import { tooLargeError } from './transport-errors'

export interface FramingOptions {
  /** Most bytes of one event, and of one line. */
  maxEventBytes: number
  /** `'id'`: in a stream that opens with an id, a new id also closes the event before it. */
  frameOn?: 'id' | undefined
  /** @param isCut - The stream ended before a blank line closed the event: its data may be half. */
  onEvent: (event: ServerSentEvent, isCut: boolean) => void
}

/**
 * Server-sent events out of bytes, by the rules of the WHATWG standard (HTML, 9.2.6), in time linear in the bytes.
 * What the standard drops and DashScope means is kept: the status comment, and an event that the stream's end closes.
 */
export function createFraming({ maxEventBytes, frameOn, onEvent }: FramingOptions): {
  /** @throws TyqwError of kind `too-large` when an event or line is over the limit. */
  push(bytes: Uint8Array): void
  /** The stream is over. */
  end(): void
} {
  const tooLarge = () => tooLargeError(maxEventBytes)
  let event = ''
  let data: string | undefined
  /** Bytes of the data, or fewer. */
  let size = 0
  let status: number | undefined
  let lastId = ''
  let opensWithId: boolean | undefined

  function dispatch(isCut: boolean): void {
    if (data !== undefined) {
      const block: { -readonly [Key in keyof ServerSentEvent]: ServerSentEvent[Key] } = {
        event: event || 'message',
        data,
      }
      if (lastId) block.id = lastId
      if (status) block.status = status
      onEvent(block, isCut)
    }
    event = ''
    data = undefined
    size = 0
    status = undefined
  }

  function onField(name: string, value: string): void {
    opensWithId ??= name === 'id'
    if (name === 'data') {
      data = data === undefined ? value : `${data}\n${value}`
      size += bytesOf(value, maxEventBytes - size) + 1
      if (size > maxEventBytes) throw tooLarge()
    } else if (name === 'event') event = value
    else if (name === 'id') {
      if (frameOn === 'id' && opensWithId && data !== undefined) dispatch(false)
      if (!value.includes('\0')) lastId = value
    }
  }

  function onLine(line: string): void {
    const colon = line.indexOf(':')
    if (line === '') dispatch(false)
    else if (colon === 0) status = statusIn(line) ?? status
    else if (colon < 0) onField(line, '')
    else onField(line.slice(0, colon), line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1)))
  }

  const lines = createLines({ maxBytes: maxEventBytes, onLine, tooLarge })
  return {
    push: lines.push,
    end() {
      lines.end()
      dispatch(true)
    },
  }
}

/** Characters have three bytes at most, which are counted only where they could be too many; otherwise as one. */
function bytesOf(text: string, left: number): number {
  return text.length * 3 > left ? new TextEncoder().encode(text).length : text.length
}

/** `:HTTP_STATUS/nnn`, the comment in which DashScope gives an event's status. */
function statusIn(comment: string): number | undefined {
  const match = /^: ?HTTP_STATUS\/(\d{3})\b/.exec(comment)
  return match ? Number(match[1]) : undefined
}
