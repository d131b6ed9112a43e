import type { ServerSentEvent } from '../protocols/protocol'
import { createLineSplitter } from './line-splitter'
import { tooLargeError } from './transport-errors'

/** An event as the bytes of its block, and what a plain parser of those bytes would lose. */
export interface FramedEvent {
  /** One canonical block, ending in a blank line: `event`, `data` lines, nothing else. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly id?: string
  readonly status?: number
  /** The data, where the library's parser would read these bytes differently from the WHATWG rules. */
  readonly data?: string
  /** The stream ended before a blank line closed the event. */
  readonly isCut: boolean
}

export interface FramingOptions {
  /** Most bytes of one event, and of one line. */
  maxEventBytes: number
  /** `'id'`: in a stream that opens with an id, a new id also closes the event before it. */
  frameOn?: 'id' | undefined
  onEvent: (event: FramedEvent) => void
}

const encoder = new TextEncoder()
/** A BOM inside the stream is a character like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lineFeed = encoder.encode('\n')
const dataField = encoder.encode('data: ')

/**
 * Server-sent events out of bytes, by the rules of the WHATWG standard (HTML, 9.2.6), in time linear in the bytes.
 * What the standard drops and DashScope means is kept: the status comment, and an event that the stream's end closes.
 */
export function createFraming(options: FramingOptions): {
  /** @throws TyqwError of kind `too-large` when an event or line is over the limit. */
  push(bytes: Uint8Array): void
  /** The stream is over. */
  end(): void
} {
  const { maxEventBytes, frameOn, onEvent } = options
  const tooLarge = () => tooLargeError(maxEventBytes)
  let event = ''
  let lines: Uint8Array[] = []
  let size = 0
  let status: number | undefined
  let lastId = ''
  let opensWithId: boolean | undefined

  function dispatch(isCut: boolean): void {
    if (lines.length > 0) {
      const data = dataIfMisread(lines)
      onEvent({
        bytes: toBlock(event, lines),
        isCut,
        ...(lastId !== '' && { id: lastId }),
        ...(status !== undefined && { status }),
        ...(data !== undefined && { data }),
      })
    }
    event = ''
    lines = []
    size = 0
    status = undefined
  }

  function onField(name: string, value: Uint8Array): void {
    opensWithId ??= name === 'id'
    switch (name) {
      case 'data':
        size += value.length + 1
        if (size > maxEventBytes) throw tooLarge()
        lines.push(value)
        return
      case 'event':
        event = decode(value)
        return
      case 'id': {
        if (frameOn === 'id' && opensWithId && lines.length > 0) dispatch(false)
        const id = decode(value)
        if (!id.includes('\0')) lastId = id
      }
    }
  }

  function onLine(line: Uint8Array): void {
    if (line.length === 0) return dispatch(false)
    const colon = line.subarray(0, 6).indexOf(COLON)
    if (colon === 0) {
      status = statusIn(line) ?? status
      return
    }
    if (colon < 0) {
      if (line.length <= 5) onField(decode(line), new Uint8Array(0))
      return
    }
    const start = line[colon + 1] === SPACE ? colon + 2 : colon + 1
    onField(decode(line.subarray(0, colon)), line.subarray(start))
  }

  const splitter = createLineSplitter({ maxLineBytes: maxEventBytes, onLine, tooLarge })
  return {
    push: splitter.push,
    end() {
      splitter.end()
      dispatch(true)
    },
  }
}

const COLON = 58
const SPACE = 32

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** `:HTTP_STATUS/nnn`, the comment in which DashScope gives an event's status. */
function statusIn(line: Uint8Array): number | undefined {
  const match = /^: ?HTTP_STATUS\/(\d{3})\b/.exec(decode(line.subarray(0, 32)))
  return match ? Number(match[1]) : undefined
}

function toBlock(event: string, lines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const pieces = [encoder.encode(`event: ${event || 'message'}\n`)]
  for (const line of lines) pieces.push(dataField, line as Uint8Array<ArrayBuffer>, lineFeed)
  pieces.push(lineFeed)
  return join(pieces)
}

/** The library drops a data line that is empty when none stood before it, and a BOM that begins a line. */
function dataIfMisread(lines: readonly Uint8Array[]): ServerSentEvent['data'] | undefined {
  const isMisread =
    (lines.length > 1 && lines[0]?.length === 0) || lines.some((line) => line[0] === 0xef)
  return isMisread ? lines.map(decode).join('\n') : undefined
}

/** One array out of many. */
function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
