import type { Pace } from '../latency'
import type { Refusal, Script } from '../scenarios/scenario'
import { wait } from '../wait'
import type { WireError } from '../wire-error'
import type { AnswerFrame } from './answer-stream'
import { createAnswerStream } from './answer-stream'
import type { FrameWriter } from './frame-writer'
import { nativeWriter } from './frame-writer'
import type { Exchange } from './wire'

/** What the answer to an exchange is played from. */
export interface Playback {
  readonly script: Script
  readonly pace: Pace
  /** @default nativeWriter */
  readonly writer?: FrameWriter
}

/** Headers that every native answer carries; the id in `x-request-id` is not the one in the body. */
export function toHeaders(headerId: string, finished: boolean): Record<string, string> {
  return {
    'x-request-id': headerId,
    'x-dashscope-call-gateway': 'true',
    'x-dashscope-finished': String(finished),
    'x-dashscope-timeout': '180',
  }
}

/** Frames as an event stream. */
export function streamAnswer(
  frames: Iterable<AnswerFrame>,
  { request, requestId, headerId, delivery }: Exchange,
  { script, pace, writer }: Playback,
): Response {
  const chunking = delivery.chunking === 'frame' ? script.chunking : delivery.chunking
  const stream = createAnswerStream(frames, {
    script,
    requestId,
    pace,
    writer,
    request,
    delivery: { ...delivery, chunking: chunking ?? 'frame' },
  })
  const headers = {
    ...toHeaders(headerId, false),
    'content-type': 'text/event-stream;charset=UTF-8',
  }
  return new Response(stream, { headers })
}

/**
 * The whole answer as JSON, for a request without streaming. It takes as long as `frameCount` frames would, and the
 * script's failure shows in the way that is left: an error as its status, a stream cut short as half of the JSON.
 */
export async function answerAtOnce(
  data: unknown,
  frameCount: number,
  exchange: Exchange,
  { script, pace, writer = nativeWriter }: Playback,
): Promise<Response> {
  const { failure, slowness = 1 } = script
  if (failure?.type === 'error-frame') {
    return toErrorResponse(failure.error, exchange, writer, failure.retryAfter)
  }
  const duration = failure?.type === 'stall' ? Infinity : frameCount * pace.frameMs() * slowness
  await wait(duration, exchange.request.signal)
  if (failure?.type === 'reset') throw new TypeError('The emulator reset the connection.')
  const json = JSON.stringify(data)
  return new Response(failure ? json.slice(0, json.length / 2) : json, {
    headers: { ...toHeaders(exchange.headerId, true), 'content-type': 'application/json' },
  })
}

/** An HTTP status with the error as JSON. As recorded, a 401 has no content-type. */
export function toErrorResponse(
  error: WireError,
  { requestId, headerId }: Pick<Exchange, 'requestId' | 'headerId'>,
  writer: FrameWriter = nativeWriter,
  retryAfter?: string,
): Response {
  // Bytes, because a string body would get a content-type of its own.
  const body = new TextEncoder().encode(JSON.stringify(writer.toErrorBody(error, requestId)))
  const headers = new Headers(toHeaders(headerId, true))
  if (error.status !== 401) headers.set('content-type', 'application/json')
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter)
  return new Response(body, { status: error.status, headers })
}

/** An error in the transport a refusal asks for; without streaming, each of them is plain JSON. */
export function toRefusalResponse(
  { error, transport, retryAfter }: Omit<Refusal, 'type'>,
  exchange: Exchange,
  streaming: boolean,
  writer: FrameWriter = nativeWriter,
): Response {
  if (transport === 'http' || !streaming) {
    return toErrorResponse(error, exchange, writer, retryAfter)
  }
  const framed = transport === 'frame'
  const body = new TextEncoder().encode(writer.writeError(1, error, exchange.requestId))
  return new Response(body, {
    status: framed ? 200 : error.status,
    headers: {
      ...toHeaders(exchange.headerId, false),
      'content-type': framed ? 'text/event-stream;charset=UTF-8' : 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    },
  })
}
