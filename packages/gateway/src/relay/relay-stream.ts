import { GatewayError, toErrorFrame } from '../gateway-error'
import { createByteMask } from '../mask'
import type { GatewaySettings } from '../options'
import type { UpstreamAnswer } from '../upstream'
import { createFrameGate } from './frame-gate'
import { toResponseHeaders } from './response-headers'

/** Hears once how an answer ended: `complete`, `stopped` by the client, or a status or code of an error. */
export type OnEnd = (outcome: string) => void

/**
 * Passes an event stream on, event by event, as fast as the client reads. What goes wrong on the way becomes a last
 * `event:error`; a stream that the upstream cut short is passed on as it is.
 */
export function relayStream(
  answer: UpstreamAnswer,
  client: Request,
  { apiKey, limits }: GatewaySettings,
  onEnd: OnEnd,
): Response {
  const gate = createFrameGate()
  const mask = createByteMask(apiKey)
  let ended = false

  // A client that leaves is noticed twice: its signal aborts, and its body is cancelled.
  function end(outcome: string): void {
    if (!ended) onEnd(outcome)
    ended = true
  }

  async function nextEvents(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = await answer.read()
      if (!chunk) return undefined
      const events = gate.push(chunk)
      if (gate.waiting > limits.frameBytes) throw tooLong(limits.frameBytes)
      if (events) return mask(events)
    }
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const events = await nextEvents()
          if (events) return controller.enqueue(events)
          const rest = gate.rest()
          if (rest) controller.enqueue(mask(rest))
          end('complete')
        } catch (error) {
          answer.stop()
          if (client.signal.aborted) {
            end('stopped')
            return controller.error(client.signal.reason)
          }
          if (!(error instanceof GatewayError)) throw error
          controller.enqueue(new TextEncoder().encode(toErrorFrame(error)))
          end(error.code)
        }
        controller.close()
      },
      cancel() {
        answer.stop()
        end('stopped')
      },
    },
    { highWaterMark: 0 },
  )
  const type = 'text/event-stream;charset=UTF-8'
  return new Response(body, { headers: toResponseHeaders(answer.headers, type, apiKey) })
}

function tooLong(limit: number): GatewayError {
  return new GatewayError({
    status: 502,
    code: 'ModelServiceFailed',
    message: `The model service sent one event of more than ${limit} bytes. Ask for less, or raise limits.frameBytes.`,
  })
}
