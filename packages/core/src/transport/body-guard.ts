import type { Clock } from '../model/clock'
import { createBlockBuffer } from './block-buffer'
import { createFraming, type FramedEvent } from './framing'
import { createSilenceWatch } from './silence-watch'

export interface BodyGuardOptions {
  clock: Clock
  maxEventBytes: number
  frameOn?: 'id' | undefined
  /** Longest silence between bytes, in ms. Time in which the reader lets us wait does not count. */
  idleTimeout: number
  /** Lets the body go, also one that comes from a fetch that knows nothing of signals. */
  signal: AbortSignal
  /** Resolves when the reader has room for more; undefined when it has. */
  room: () => Promise<void> | undefined
  /** Called for each event before its bytes are handed on. */
  onEvent: (event: FramedEvent) => void
  /** Called when nothing came for `idleTimeout`. */
  onSilence: () => void
  /** Called with the first bytes. */
  onFirstByte: () => void
}

/**
 * The body as whole events, so that the library behind it never sees a partial line: linear where it is quadratic,
 * capped where it is not, and silent for no longer than allowed.
 */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  options: BodyGuardOptions,
): Pick<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, 'read'> {
  const { clock, idleTimeout, signal, room, onFirstByte, onSilence } = options
  const reader = body.getReader()
  const silence = createSilenceWatch(idleTimeout, clock, onSilence)
  const letGo = () => {
    silence.stop()
    reader.cancel(signal.reason).catch(() => undefined)
  }
  signal.addEventListener('abort', letGo, { once: true })
  const blocks = createBlockBuffer()
  let hasBytes = false
  let isOver = false
  let failure: { readonly reason: unknown } | undefined
  const framing = createFraming({
    ...options,
    onEvent(event) {
      options.onEvent(event)
      blocks.add(event.lines)
    },
  })

  function onBytes({ done, value }: ReadableStreamReadResult<Uint8Array>): void {
    if (done) {
      isOver = true
      framing.end()
    } else if (value.length > 0) {
      if (!hasBytes) onFirstByte()
      hasBytes = true
      framing.push(value)
    }
  }

  /** What came since the last time, as one chunk of whole events. */
  async function read(): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> {
    const waiting = room()
    if (waiting) await waiting
    while (blocks.isEmpty && !isOver) {
      if (hasBytes) silence.begin()
      try {
        onBytes(await reader.read())
      } catch (reason) {
        isOver = true
        failure = { reason }
        letGo()
      }
      silence.end()
    }
    if (isOver) silence.stop()
    if (!blocks.isEmpty) return { done: false, value: blocks.take() }
    if (failure) throw failure.reason
    return { done: true, value: undefined }
  }

  return { read }
}
