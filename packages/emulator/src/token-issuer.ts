/** A temporary key. */
export interface IssuedToken {
  /** `st-…`, used as `Authorization: Bearer st-…`. */
  readonly token: string
  /** Unix seconds. */
  readonly expiresAt: number
}

/** Temporary keys, and which of them have expired. */
export interface TokenIssuer {
  issue(lifetimeSeconds: number): IssuedToken
  /** Only tokens of this issuer expire; what it does not know is for others to judge. */
  isExpired(token: string): boolean
}

/** What a {@link TokenIssuer} needs. */
export interface TokenIssuerOptions {
  /** The time in ms since epoch. */
  readonly now: () => number
  readonly createId: () => string
}

const MAX_TOKENS = 1000

/** Creates an issuer of temporary keys; it remembers the latest of them. */
export function createTokenIssuer({ now, createId }: TokenIssuerOptions): TokenIssuer {
  const expiries = new Map<string, number>()

  function issue(lifetimeSeconds: number): IssuedToken {
    const token = `st-${createId()}`
    const expiresAt = Math.floor(now() / 1000) + lifetimeSeconds
    expiries.set(token, expiresAt)
    const [oldest] = expiries.keys()
    if (expiries.size > MAX_TOKENS && oldest !== undefined) expiries.delete(oldest)
    return { token, expiresAt }
  }

  function isExpired(token: string): boolean {
    const expiresAt = expiries.get(token)
    return expiresAt !== undefined && now() >= expiresAt * 1000
  }

  return { issue, isExpired }
}
