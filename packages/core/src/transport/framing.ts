import type { ServerSentEvent } from '../protocols/protocol'
import { createLineSplitter } from './line-splitter'
import { tooLargeError } from './transport-errors'

/** An event as the bytes of its data, and what a plain parser of those bytes would lose. */
export interface FramedEvent {
  /** The values of its data lines. */
  readonly lines: readonly Uint8Array[]
  /** The event's type; `message` where the stream names none. */
  readonly event: string
  readonly id: string | undefined
  readonly status: number | undefined
  /** The data, where the library's parser would read these bytes differently from the WHATWG rules. */
  readonly data: string | undefined
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

/** A BOM inside the stream is a character like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

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
    if (lines.length > 0)
      onEvent({
        lines,
        event: event || 'message',
        id: lastId || undefined,
        status,
        data: dataIfMisread(lines),
        isCut,
      })
    event = ''
    lines = []
    size = 0
    status = undefined
  }

  function onData(value: Uint8Array): void {
    size += value.length + 1
    if (size > maxEventBytes) throw tooLarge()
    lines.push(value)
  }

  function onId(id: string): void {
    if (frameOn === 'id' && opensWithId && lines.length > 0) dispatch(false)
    if (!id.includes('\0')) lastId = id
  }

  function onLine(line: Uint8Array): void {
    if (line.length === 0) return dispatch(false)
    if (line[0] === COLON) {
      status = statusIn(line) ?? status
      return
    }
    const isId = isField(line, 'id')
    opensWithId ??= isId
    if (isId) onId(decode(valueOf(line, 'id')))
    else if (isField(line, 'data')) onData(valueOf(line, 'data'))
    else if (isField(line, 'event')) event = decode(valueOf(line, 'event'))
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
const ZERO = 48
const STATUS = 'HTTP_STATUS/'
/** Above, the decoder is faster than reading character by character; below, its set-up costs more than the text. */
const MAX_SHORT = 16

function decode(bytes: Uint8Array): string {
  if (bytes.length > MAX_SHORT) return decoder.decode(bytes)
  let text = ''
  for (const byte of bytes) {
    if (byte > 127) return decoder.decode(bytes)
    text += String.fromCharCode(byte)
  }
  return text
}

function startsWith(line: Uint8Array, ascii: string, at = 0): boolean {
  for (let index = 0; index < ascii.length; index++)
    if (line[at + index] !== ascii.charCodeAt(index)) return false
  return true
}

function isField(line: Uint8Array, name: string): boolean {
  const isNamed = line.length === name.length || line[name.length] === COLON
  return isNamed && startsWith(line, name)
}

/** What stands behind the colon and one space. */
function valueOf(line: Uint8Array, name: string): Uint8Array {
  const start = name.length + 1
  return line.subarray(line[start] === SPACE ? start + 1 : start)
}

/** `:HTTP_STATUS/nnn`, the comment in which DashScope gives an event's status. */
function statusIn(line: Uint8Array): number | undefined {
  const at = line[1] === SPACE ? 2 : 1
  if (!startsWith(line, STATUS, at)) return undefined
  let status = 0
  for (let index = at + STATUS.length; index < line.length; index++) {
    const digit = (line[index] ?? 0) - ZERO
    if (digit < 0 || digit > 9) break
    status = status * 10 + digit
  }
  return status >= 100 && status < 1000 ? status : undefined
}

/** The library drops a data line that is empty when none stood before it, and a BOM that begins a line. */
function dataIfMisread(lines: readonly Uint8Array[]): ServerSentEvent['data'] | undefined {
  const isMisread = (lines.length > 1 && lines[0]?.length === 0) || lines.some(beginsLikeBom)
  return isMisread ? lines.map((line) => decoder.decode(line)).join('\n') : undefined
}

function beginsLikeBom(line: Uint8Array): boolean {
  return line[0] === 0xef
}
