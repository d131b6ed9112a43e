let hasWarned = false

/** Warns once, in development, when what should be a token looks like a permanent key that anybody could read in the page. */
export function warnOfPermanentKey(token: string): void {
  if (hasWarned || !token.startsWith('sk-') || !isDevelopment()) return
  hasWarned = true
  console.warn(
    '[tyqw] getToken() gave a permanent key (sk-…), which everybody can read in this page. Keep it on a server: see @tyqw/gateway.',
  )
}

/** Bundlers replace the expression; where nobody did, this is no build and nothing is known. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production'
  } catch {
    return false
  }
}
