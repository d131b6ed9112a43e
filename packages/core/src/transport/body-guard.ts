import type { Clock } from '../model/clock'
import { createFraming, type FramedEvent } from './framing'
import { afterLimit } from './time-limit'
import { timeoutError } from './transport-errors'

export interface BodyGuardOptions {
  clock: Clock
  maxEventBytes: number
  frameOn?: 'id' | undefined
  /** Longest silence between bytes, in ms. Time in which the reader lets us wait does not count. */
  idleTimeout: number
  /** Resolves when the reader has room for more. */
  room: () => Promise<void>
  /** Called for each event before its bytes are handed on. */
  onEvent: (event: FramedEvent) => void
  /** Called with the first bytes. */
  onFirstByte: () => void
}

/** A timer that fires late, because the tab was frozen, gives pending bytes this long to arrive, in ms. */
const WAKE_GRACE = 250

/**
 * The body as whole events, one chunk each, so that the library behind it never sees a partial line: linear where it
 * is quadratic, capped where it is not, and silent for no longer than allowed.
 */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  options: BodyGuardOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { clock, idleTimeout, room, onFirstByte } = options
  const reader = body.getReader()
  let ready: Uint8Array<ArrayBuffer>[] = []
  let hasBytes = false
  let isOver = false
  let failure: { readonly reason: unknown } | undefined
  const framing = createFraming({
    ...options,
    onEvent(event) {
      options.onEvent(event)
      ready.push(event.bytes)
    },
  })

  async function advance(): Promise<void> {
    try {
      const { done, value } = await readWithin(reader, idleTimeout, clock)
      if (done) {
        isOver = true
        framing.end()
      } else if (value.length > 0) {
        if (!hasBytes) onFirstByte()
        hasBytes = true
        framing.push(value)
      }
    } catch (reason) {
      isOver = true
      failure = { reason }
      reader.cancel(reason).catch(() => undefined)
    }
  }

  return new ReadableStream(
    {
      async pull(controller) {
        await room()
        while (ready.length === 0 && !isOver) await advance()
        for (const bytes of ready) controller.enqueue(bytes)
        const isDelivered = ready.length > 0
        ready = []
        // An error waits for the next pull: it would take the events that are still in the stream's queue with it.
        if (failure && !isDelivered) throw failure.reason
        if (isOver && !failure) controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

async function readWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  ms: number,
  clock: Clock,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  let stopTimer: () => void = () => undefined
  const silence = new Promise<never>((_, reject) => {
    stopTimer = afterLimit(ms, clock, () => {
      stopTimer = clock.after(WAKE_GRACE, () => reject(timeoutError('idle-timeout', ms)))
    })
  })
  try {
    return await Promise.race([reader.read(), silence])
  } finally {
    stopTimer()
  }
}
