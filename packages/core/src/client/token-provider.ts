import { systemClock, type Clock } from '../model/clock'

/** A token that dies by itself. */
export interface ShortLivedToken {
  readonly token: string
  /** ms since epoch. */
  readonly expiresAt: number
}

export interface TokenProviderOptions {
  /** Fetches a new token from your server. What it throws ends the send as kind `auth`. */
  load: () => Promise<ShortLivedToken>
  /** @default the machine's */
  clock?: Pick<Clock, 'now'>
}

/** A token with less life than this is not used any more, in ms. */
const MARGIN = 30_000

/**
 * A `getToken` for `Tyqw` that keeps a short-lived token until 30 s before it expires. Many callers at once share one
 * `load`; after a 401 the client asks for a new one. A page whose clock is wrong works too: a new token is used
 * whatever its time says.
 *
 * @example
 * const getToken = createTokenProvider({
 *   load: async () => (await fetch('/api/token', { method: 'POST' })).json(),
 * })
 * const tyqw = new Tyqw({ appId: '…', getToken })
 */
export function createTokenProvider({
  load,
  clock = systemClock,
}: TokenProviderOptions): (context?: { refresh: boolean }) => Promise<string> {
  let current: ShortLivedToken | undefined
  let loading: Promise<ShortLivedToken> | undefined

  async function renew(): Promise<ShortLivedToken> {
    return (current = checked(await load()))
  }

  return async ({ refresh } = { refresh: false }) => {
    if (refresh && !loading) current = undefined
    const isFresh = current && current.expiresAt - clock.now() > MARGIN
    if (current && isFresh) return current.token
    loading ??= renew().finally(() => (loading = undefined))
    return (await loading).token
  }
}

/** @throws TypeError when `load` gave something else than a token. */
function checked(loaded: ShortLivedToken): ShortLivedToken {
  const { token, expiresAt } = loaded ?? {}
  if (typeof token === 'string' && token && Number.isFinite(expiresAt)) return loaded
  throw new TypeError(
    'load() of createTokenProvider must give { token: string, expiresAt: milliseconds since epoch }.',
  )
}
