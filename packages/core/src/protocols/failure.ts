import { TyqwError } from '../model/errors'
import type { ServiceFailure } from './service-error'
import { numberIn, objectIn, stringIn, type JsonObject } from './json'

/**
 * The failure a JSON body tells of, in DashScope's shape (`code`, `message`, `request_id`) or OpenAI's (`error`);
 * undefined when it tells of none.
 */
export function failureIn(json: JsonObject): ServiceFailure | undefined {
  const text = stringIn(json, 'error')
  const nested = text ? { message: text } : objectIn(json, 'error')
  const code = stringIn(nested ?? json, 'code') ?? (nested && stringIn(nested, 'type'))
  if (!nested && (!code || 'output' in json || 'choices' in json)) return undefined
  return {
    code,
    message: stringIn(nested ?? json, 'message')?.slice(0, 2000),
    requestId: stringIn(json, 'request_id') ?? (nested && stringIn(nested, 'request_id')),
    retryAfterMs: numberIn(json, 'retry_after_ms'),
  }
}

/** The stream ended before the answer did. What came so far is kept. */
export function truncatedError(requestId?: string): TyqwError {
  return new TyqwError({
    code: 'truncated',
    kind: 'truncated',
    message: 'The answer ended before it was complete. Ask again.',
    retryable: true,
    ...(requestId !== undefined && { requestId }),
  })
}

/** The server sent something that is not the protocol. */
export function protocolError(code: string, message: string, cause?: unknown): TyqwError {
  return new TyqwError({ code, kind: 'protocol', message, retryable: false }, { cause })
}
