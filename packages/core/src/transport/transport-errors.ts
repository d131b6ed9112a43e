import { TyqwError } from '../model/errors'

/** One event, or one line, is larger than the client is willing to hold. */
export function tooLargeError(maxEventBytes: number): TyqwError {
  return new TyqwError({
    code: 'event-too-large',
    kind: 'too-large',
    message: `The server sent an event of more than ${maxEventBytes} bytes. Raise maxEventBytes if such answers are expected.`,
    retryable: false,
  })
}

/** Nothing came for too long. */
export function timeoutError(code: 'first-byte-timeout' | 'idle-timeout', ms: number): TyqwError {
  const what =
    code === 'idle-timeout'
      ? `The answer stopped: nothing came for ${ms} ms.`
      : `The server did not begin to answer within ${ms} ms.`
  return new TyqwError({
    code,
    kind: 'timeout',
    message: `${what} Ask again, or raise the client's timeout.`,
    retryable: true,
  })
}

/** The request never reached a server, or the connection broke. */
export function networkError(cause: unknown, hasBegun: boolean): TyqwError {
  const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false
  const message = isOffline
    ? 'This device is offline. Ask again once it is connected.'
    : hasBegun
      ? 'The connection broke while the answer was arriving. Ask again.'
      : 'The server could not be reached. Check that baseUrl is right and same-origin, that it does not redirect, and that the gateway runs.'
  return new TyqwError(
    {
      code: isOffline ? 'offline' : hasBegun ? 'connection-lost' : 'connection-failed',
      kind: 'network',
      message,
      retryable: true,
    },
    { cause },
  )
}
