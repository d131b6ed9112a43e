import type { Refusal } from '../scenarios/scenario'
import { writeEvent } from '../sse-writer'
import type { WireError } from '../wire-error'
import { toErrorBody } from '../wire-error'

/** Headers that every native answer carries; the id in `x-request-id` is not the one in the body. */
export function toHeaders(requestId: string, finished: boolean): Record<string, string> {
  return {
    'x-request-id': requestId,
    'x-dashscope-call-gateway': 'true',
    'x-dashscope-finished': String(finished),
    'x-dashscope-timeout': '180',
  }
}

/** What an error answer needs to know of its request. */
export interface ErrorContext {
  readonly requestId: string
  /** The value of the `x-request-id` header. */
  readonly headerId: string
}

/** An HTTP status with `{ code, message, request_id }`. As recorded, a 401 has no content-type. */
export function toErrorResponse(
  error: WireError,
  { requestId, headerId }: ErrorContext,
  retryAfter?: number,
): Response {
  // Bytes, because a string body would get a content-type of its own.
  const body = new TextEncoder().encode(JSON.stringify(toErrorBody(error, requestId)))
  const headers = new Headers(toHeaders(headerId, true))
  if (error.status !== 401) headers.set('content-type', 'application/json')
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  return new Response(body, { status: error.status, headers })
}

/** An error in the transport a refusal asks for; without streaming, each of them is plain JSON. */
export function toRefusalResponse(
  { error, transport, retryAfter }: Refusal,
  context: ErrorContext,
  streaming: boolean,
): Response {
  if (transport === 'http' || !streaming) return toErrorResponse(error, context, retryAfter)
  const data = toErrorBody(error, context.requestId)
  const body = new TextEncoder().encode(
    writeEvent({ id: 1, event: 'error', status: error.status, data }),
  )
  const framed = transport === 'frame'
  return new Response(body, {
    status: framed ? 200 : error.status,
    headers: {
      ...toHeaders(context.headerId, false),
      'content-type': framed ? 'text/event-stream;charset=UTF-8' : 'application/json',
    },
  })
}
