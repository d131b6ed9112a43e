/** What a {@link GatewayError} says, in DashScope's words where it has some. */
export interface GatewayErrorData {
  /** The HTTP status, or the status in the comment line of an error frame. */
  readonly status: number
  readonly code: string
  /** What happened, then what to do. Goes to the client, so it names no key and no upstream. */
  readonly message: string
  /** Milliseconds after which another try makes sense. */
  readonly retryAfterMs?: number
}

/** An answer the gateway gives by itself, in place of the upstream's. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor({ status, code, message, retryAfterMs }: GatewayErrorData, cause?: unknown) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/** The JSON of an error, as DashScope writes it: `{ code, message, request_id }`. */
export function toErrorBody({ code, message, retryAfterMs }: GatewayError, requestId: string) {
  const body = { code, message, request_id: requestId }
  return retryAfterMs === undefined ? body : { ...body, retry_after_ms: retryAfterMs }
}

/** An error as an HTTP answer. */
export function toErrorResponse(error: GatewayError): Response {
  const requestId = crypto.randomUUID()
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  })
  if (error.retryAfterMs !== undefined) {
    headers.set('retry-after', String(Math.ceil(error.retryAfterMs / 1000)))
  }
  const body = JSON.stringify(toErrorBody(error, requestId))
  return new Response(body, { status: error.status, headers })
}

/** An error as the last event of a stream that has begun. */
export function toErrorFrame(error: GatewayError): string {
  const body = JSON.stringify(toErrorBody(error, crypto.randomUUID()))
  return `event:error\n:HTTP_STATUS/${error.status}\ndata:${body}\n\n`
}
