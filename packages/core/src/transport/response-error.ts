import type { Clock } from '../model/clock'
import type { TyqwError } from '../model/errors'
import { toServiceError, type ServiceFailure } from '../protocols/service-error'
import { failureIn, protocolError } from '../protocols/failure'
import { parseObject, type JsonObject } from '../protocols/json'

/** An error body is read up to here; the rest says nothing that a user could use. */
const MAX_BODY_BYTES = 64 * 1024
/** So long is an error body waited for, in ms: the status alone says most of it. */
const MAX_WAIT = 5000
/** Text of a body that is neither JSON nor a page is quoted up to here. */
const MAX_QUOTED = 500

/** A response with the body that was asked for. A bad status comes first, whatever the content type says. */
export function isEventStream(
  response: Response,
): response is Response & { readonly body: ReadableStream<Uint8Array> } {
  const type = response.headers.get('content-type') ?? ''
  return response.ok && response.body !== null && /^text\/event-stream\s*(;|$)/i.test(type.trim())
}

/**
 * Why a response is no event stream. Its body is understood as JSON, as server-sent events, or as text, whatever the
 * content type says.
 */
export async function toResponseError(
  response: Response,
  clock: Clock,
  signal: AbortSignal,
): Promise<TyqwError> {
  const text = await readStart(response, clock, signal)
  const json = parseObject(text) ?? dataIn(text)
  const failure = json && failureIn(json)
  if (!response.ok || failure) return toServiceError(describe(response, text, failure, clock.now()))
  const type = text && response.headers.get('content-type')
  return protocolError(
    text ? 'not-an-event-stream' : 'empty-response',
    `The server answered ${response.status} with ${type || 'nothing'} instead of an event stream. Check that baseUrl leads to the gateway.`,
  )
}

function describe(
  response: Response,
  text: string,
  failure: ServiceFailure | undefined,
  now: number,
): ServiceFailure {
  const isPage = /^\s*</.test(text)
  return {
    ...failure,
    message: failure?.message ?? (failure || isPage ? undefined : text.trim().slice(0, MAX_QUOTED)),
    status: response.ok ? undefined : response.status,
    requestId: failure?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterMs: retryAfter(response.headers, now) ?? failure?.retryAfterMs,
  }
}

/** Reads what an error body begins with. A body that breaks off, or that nobody ends, still gives what came. */
async function readStart(response: Response, clock: Clock, signal: AbortSignal): Promise<string> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const letGo = () => void reader.cancel().catch(() => undefined)
  const stopTimer = clock.after(MAX_WAIT, letGo)
  signal.addEventListener('abort', letGo)
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let bytes = 0; bytes < MAX_BODY_BYTES;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // What came before it broke off is what there is.
  }
  stopTimer()
  signal.removeEventListener('abort', letGo)
  letGo()
  return text
}

/** The first `data:` line's object, for an error framed as an event. */
function dataIn(text: string): JsonObject | undefined {
  const line = /^data: ?(.*)$/m.exec(text)?.[1]
  return line === undefined ? undefined : parseObject(line)
}

/**
 * `Retry-After` in ms: seconds, or a date, which counts from the answer's own date where that can be read, for the clocks
 * of page and server differ; also the `retry-after-ms` some gateways send.
 */
function retryAfter(headers: Headers, now: number): number | undefined {
  const ms = headers.get('retry-after-ms')?.trim()
  if (ms && /^\d+$/.test(ms)) return Number(ms)
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000)
  const from = Date.parse(headers.get('date') ?? '')
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - (Number.isNaN(from) ? now : from))
}
