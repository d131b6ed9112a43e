/** The revision of a stored record. One that cannot be read counts as 0, so that the next save puts it right. */
export function revisionOf({ revision }: { readonly revision?: unknown }): number {
  return Number.isSafeInteger(revision) ? Math.max(0, revision as number) : 0
}

/**
 * Counts from the stored one. The first is a number that nobody has seen before: a conversation that is stored again after its
 * removal must not be taken for the one before.
 */
export function nextRevision(stored: number | undefined): number {
  return (stored ?? Math.floor(Math.random() * 2 ** 40)) + 1
}
