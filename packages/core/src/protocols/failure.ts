import { TyqwError } from '../model/errors'
import type { ServiceFailure } from './service-error'
import { numberIn, objectIn, stringIn, type JsonObject } from './json'

/**
 * The failure a JSON body tells of, in DashScope's shape (`code`, `message`, `request_id`) or OpenAI's (`error`);
 * undefined when it tells of none. vLLM and llama.cpp give the status as a number in `code`, and older vLLM puts the
 * fields into an object of type `error`.
 */
export function failureIn(json: JsonObject): ServiceFailure | undefined {
  const text = stringIn(json, 'error')
  const nested = text
    ? { message: text }
    : (objectIn(json, 'error') ?? (json['object'] === 'error' ? json : undefined))
  const said = nested ?? json
  const code = stringIn(said, 'code') ?? (nested && stringIn(nested, 'type'))
  if (!nested && (!code || 'output' in json || 'choices' in json)) return undefined
  const status = numberIn(said, 'code')
  return {
    code,
    message: stringIn(said, 'message')?.slice(0, 2000),
    status: status && status >= 400 && status < 600 ? status : undefined,
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
