import type { TokenIssuer } from '../token-issuer'
import { invalidParameter } from '../wire-error'
import { toErrorResponse, toHeaders } from './respond'
import type { WireHandler } from './wire'

const DEFAULT_SECONDS = 60
const MAX_SECONDS = 1800

/**
 * Creates the handler of `POST /api/v1/tokens?expire_in_seconds=…`. The code for a lifetime out of range is not
 * documented.
 */
export function createTokenEndpoint(issuer: TokenIssuer): WireHandler {
  return async (exchange) => {
    const asked = exchange.url.searchParams.get('expire_in_seconds')
    const seconds = asked === null ? DEFAULT_SECONDS : Number(asked)
    if (asked === '' || !Number.isInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS) {
      return toErrorResponse(
        invalidParameter(`Range of expire_in_seconds should be [1, ${MAX_SECONDS}]`),
        exchange,
      )
    }
    const { token, expiresAt } = issuer.issue(seconds)
    return Response.json(
      { token, expires_at: expiresAt },
      { headers: toHeaders(exchange.headerId, true) },
    )
  }
}
