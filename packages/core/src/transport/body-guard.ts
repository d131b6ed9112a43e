import type { Clock } from '../model/clock'
import { createFraming, type FramingOptions } from './framing'
import { createSilenceWatch } from './silence-watch'

export interface BodyGuardOptions extends FramingOptions {
  clock: Clock
  /** Longest silence between bytes, in ms. Time in which the consumer lets us wait does not count. */
  idleTimeout: number
  /** Lets the body go, also one that comes from a fetch that knows nothing of signals. */
  signal: AbortSignal
  /** Resolves when the consumer has room for more; undefined when it has. */
  room: () => Promise<void> | undefined
  /** Called when nothing came for `idleTimeout`. */
  onSilence: () => void
  /** Called with the first bytes. */
  onFirstByte: () => void
}

/**
 * What the library reads in place of a body: no bytes, and an end, or a failure, when the body has one. Its read makes us
 * read on; the events go past its parser, which knows neither all rules of the standard nor DashScope's status, and
 * takes quadratic time for a long line.
 */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  options: BodyGuardOptions,
): ReadableStream<Uint8Array> {
  const { clock, idleTimeout, signal, room, onSilence, onFirstByte } = options
  const reader = body.getReader()
  const framing = createFraming(options)
  const silence = createSilenceWatch(idleTimeout, clock, onSilence)
  let hasBytes = false
  signal.addEventListener('abort', letGo, { once: true })

  function letGo(): void {
    silence.stop()
    reader.cancel(signal.reason).catch(() => undefined)
  }

  async function readAll(): Promise<void> {
    for (;;) {
      const braked = room()
      if (braked) await braked
      // Until the first byte, the time limit of the first byte is the one that counts.
      if (hasBytes) silence.begin()
      const { done, value } = await reader.read()
      silence.end()
      if (done) return framing.end()
      if (value.length > 0 && !hasBytes) onFirstByte()
      hasBytes ||= value.length > 0
      framing.push(value)
    }
  }

  return new ReadableStream({
    async pull(controller) {
      await readAll().finally(letGo)
      controller.close()
    },
  })
}
