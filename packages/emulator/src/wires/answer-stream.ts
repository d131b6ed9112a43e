import type { Delivery } from '../delivery'
import { createChunker } from '../delivery'
import type { Pace } from '../latency'
import type { Script } from '../scenarios/scenario'
import { wait } from '../wait'
import type { WireError } from '../wire-error'
import type { FrameWriter } from './frame-writer'
import { nativeWriter } from './frame-writer'

/** One frame of any wire. */
export interface AnswerFrame {
  /** The JSON of the frame; undefined is a silence: the model works, and nothing shows it. */
  readonly data: unknown
  /** Whether the answer is complete with it; a failure that has not struck yet takes its place. */
  readonly terminal: boolean
  /** Ends the stream in place of `data`. */
  readonly error?: WireError
}

/** What a stream needs besides its frames. */
export interface AnswerStreamOptions {
  readonly script: Pick<Script, 'failure' | 'slowness'>
  readonly requestId: string
  readonly pace: Pace
  readonly delivery: Delivery
  /** @default nativeWriter */
  readonly writer?: FrameWriter | undefined
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
  frames: Iterable<AnswerFrame>,
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
  frames: Iterable<AnswerFrame>,
  { script, requestId, pace, delivery, writer = nativeWriter }: AnswerStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const { failure, slowness = 1 } = script
  const chunker = createChunker(delivery)
  let id = 0
  await wait(pace.firstTokenMs() * slowness, signal)
  for (const { data, terminal, error } of frames) {
    if (id > 0 || (data === undefined && !error)) await wait(pace.frameMs() * slowness, signal)
    if (data === undefined && !error) continue
    id += 1
    if (failure && (terminal || id > failure.afterFrames)) {
      if (failure.type === 'error-frame') {
        yield* chunker.push(writer.writeError(id, failure.error, requestId))
      } else if (failure.type === 'cut-frame') {
        yield* chunker.flush()
        yield toCutFrame(writer.write(id, data))
      }
      yield* chunker.flush()
      if (failure.type === 'stall') await wait(Infinity, signal)
      if (failure.type === 'reset') throw new TypeError('The emulator reset the connection.')
      return
    }
    if (error) {
      yield* chunker.push(writer.writeError(id, error, requestId))
      return yield* chunker.flush()
    }
    yield* chunker.push(writer.write(id, data))
  }
  if (writer.end !== undefined) yield* chunker.push(writer.end)
  yield* chunker.flush()
}

// Ends behind the first byte of the last character that has several, or else in the middle.
function toCutFrame(record: string): Uint8Array {
  const whole = new TextEncoder().encode(record)
  const lead = whole.findLastIndex((byte) => byte >= 0xc0)
  return whole.slice(0, lead === -1 ? Math.floor(whole.length / 2) : lead + 1)
}
