let hasWarned = false

/** Warns once, in development, when what should be a token looks like a permanent key that anybody could read in the page. */
export function warnOfPermanentKey(token: string): void {
  try {
    // A bundler puts the value in place of the expression, and leaves all of this out of what is published.
    if (process.env.NODE_ENV === 'production' || hasWarned || !token.startsWith('sk-')) return
    hasWarned = true
    console.warn(
      '[tyqw] getToken() gave a permanent key (sk-…), which everybody can read in this page. Keep it on a server: see @tyqw/gateway.',
    )
  } catch {
    // Without a bundler there is no `process`, and it is not known whether this is development.
  }
}
