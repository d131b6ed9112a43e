let hasWarned = false

/** Warns once, in development, when conversations are stored without saying whose they are. */
export function warnWithoutUserKey(userKey: string | undefined): void {
  try {
    // A bundler puts the value in place of the expression, and leaves all of this out of what is published.
    if (process.env.NODE_ENV === 'production' || hasWarned || userKey) return
    hasWarned = true
    console.warn(
      '[tyqw] Conversations are kept in this browser for everyone who uses it. Pass userKey, the id of the signed-in user, so that each sees only their own; call clear() when they sign out.',
    )
  } catch {
    // Without a bundler there is no `process`, and it is not known whether this is development.
  }
}
