import { TyqwError, type TyqwErrorKind } from '../model/errors'

function error(
  kind: TyqwErrorKind,
  code: string,
  message: string,
  retryable: boolean,
  cause?: unknown,
): TyqwError {
  return new TyqwError({ code, kind, message, retryable }, { cause })
}

/** One event, or one line, is larger than the client is willing to hold. */
export function tooLargeError(maxEventBytes: number): TyqwError {
  const message = `An event has more than ${maxEventBytes} bytes. Raise maxEventBytes if that is expected.`
  return error('too-large', 'event-too-large', message, false)
}

/** Nothing came for too long. */
export function timeoutError(code: 'first-byte-timeout' | 'idle-timeout', ms: number): TyqwError {
  return error('timeout', code, `Nothing came for ${ms} ms. Ask again, or raise the timeout.`, true)
}

/** The request never reached a server, or the connection broke. */
export function networkError(cause: unknown, hasBegun: boolean): TyqwError {
  const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false
  const [code, message] = isOffline
    ? ['offline', 'This device is offline. Connect it, then ask again.']
    : hasBegun
      ? ['connection-lost', 'The connection broke. Ask again.']
      : ['connection-failed', 'The server could not be reached. Check baseUrl and the gateway.']
  return error('network', code, message, true, cause)
}
