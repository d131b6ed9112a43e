import type { Pace } from '../latency'
import type { Script } from '../scenarios/scenario'
import { writeEvent } from '../sse-writer'
import { wait } from '../wait'
import { toErrorBody } from '../wire-error'
import type { BailianAppFrame } from './bailian-app-frames'

/** What a stream needs besides its frames. */
export interface AnswerStreamOptions {
  readonly script: Script
  readonly requestId: string
  readonly pace: Pace
  /** Its signal ends the stream, and every pause in it, at once. */
  readonly request: Request
}

// In Node the signal of a request no longer fires once the request is collected, and nothing else holds the request of
// a stream that stalls.
const openRequests = new Set<Request>()

/**
 * Plays frames as the bytes of an event stream, at the pace of the script, and lets the script's failure strike.
 * Frames are made when the reader asks for them, so a slow reader holds nothing up but itself.
 */
export function createAnswerStream(
  frames: Iterable<BailianAppFrame>,
  options: AnswerStreamOptions,
): ReadableStream<Uint8Array> {
  const { request } = options
  const stopped = new AbortController()
  const bytes = play(frames, options, stopped.signal)
  if (request.signal.aborted) stop()
  else request.signal.addEventListener('abort', stop, { once: true })

  return new ReadableStream(
    {
      async pull(controller) {
        openRequests.add(request)
        const { done, value } = await bytes.next().catch((error: unknown) => {
          finish()
          throw error
        })
        if (!done) return controller.enqueue(value)
        finish()
        controller.close()
      },
      cancel(reason) {
        finish()
        stopped.abort(reason)
      },
    },
    { highWaterMark: 0 },
  )

  function stop() {
    stopped.abort(request.signal.reason)
  }

  function finish() {
    openRequests.delete(request)
    request.signal.removeEventListener('abort', stop)
  }
}

async function* play(
  frames: Iterable<BailianAppFrame>,
  { script, requestId, pace }: AnswerStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const { failure, slowness = 1 } = script
  const encoder = new TextEncoder()
  let id = 0
  await wait(pace.firstTokenMs() * slowness, signal)
  for (const { data, terminal } of frames) {
    if (id > 0 || data === undefined) await wait(pace.frameMs() * slowness, signal)
    if (data === undefined) continue
    if (failure && (terminal || id >= failure.afterFrames)) {
      if (failure.type === 'truncated') return
      if (failure.type === 'stall') return await wait(Infinity, signal)
      if (failure.type === 'reset') throw new TypeError('The emulator reset the connection.')
      id += 1
      if (failure.type === 'cut-frame') {
        const whole = encoder.encode(writeEvent({ id, event: 'result', status: 200, data }))
        return yield whole.slice(0, toCutPosition(whole))
      }
      const body = toErrorBody(failure.error, requestId)
      return yield encoder.encode(
        writeEvent({ id, event: 'error', status: failure.error.status, data: body }),
      )
    }
    id += 1
    yield encoder.encode(writeEvent({ id, event: 'result', status: 200, data }))
  }
}

// Behind the first byte of the last character that has several, or else in the middle.
function toCutPosition(frame: Uint8Array): number {
  const lead = frame.findLastIndex((byte) => byte >= 0xc0)
  return lead === -1 ? Math.floor(frame.length / 2) : lead + 1
}
