import { ConfigError, isTyqwError, TyqwError } from '../model/errors'
import type { ChatRequest } from '../model/request'
import type { WireRequest } from '../protocols/protocol'
import { warnOfPermanentKey } from './key-warning'
import type { OutgoingRequest, TyqwOptions } from './tyqw-options'

/**
 * Puts the client's own headers and the token on a request, and shows it to `onRequest`.
 *
 * @param refresh - The last token was refused.
 * @throws TyqwError of kind `auth` when there is no token to be had; ConfigError when `headers` or `onRequest` throws.
 */
export async function toOutgoing<Request extends ChatRequest, Frame>(
  wire: WireRequest,
  options: TyqwOptions<Request, Frame>,
  refresh = false,
): Promise<OutgoingRequest> {
  const { baseUrl = '/tyqw', getToken, headers, onRequest } = options
  const token = await loadToken(getToken, refresh)
  const own = await hook('headers', () => (typeof headers === 'function' ? headers() : headers))
  const outgoing: OutgoingRequest = {
    url: baseUrl.replace(/\/+$/, '') + wire.path,
    headers: {
      ...wire.headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...lowerCase(own ?? {}),
    },
    body: wire.body,
  }
  await hook('onRequest', () => onRequest?.(outgoing))
  return outgoing
}

async function loadToken<Request extends ChatRequest, Frame>(
  getToken: TyqwOptions<Request, Frame>['getToken'],
  refresh: boolean,
): Promise<string | undefined> {
  if (!getToken) return undefined
  try {
    const token = await getToken({ refresh })
    if (!token) return undefined
    warnOfPermanentKey(token)
    return token
  } catch (cause) {
    if (isTyqwError(cause)) throw cause
    throw new TyqwError(
      {
        code: 'token-unavailable',
        kind: 'auth',
        message: 'getToken() failed, so nothing was sent. Sign in again.',
        retryable: true,
      },
      { cause },
    )
  }
}

async function hook<Value>(option: string, call: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(
      'hook-failed',
      `The option ${option} threw, so nothing was sent: ${reason}`,
    )
  }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
