/**
 * Says across tabs which answers are under way. Where there are no locks (plain http, a server) or they are refused (a sandboxed
 * frame), none are known of.
 */
const locks = () => (typeof navigator === 'undefined' ? undefined : navigator.locks)

const nameOf = (messageId: string) => `tyqw-answer-${messageId}`

/** Holds an answer's lock. @returns Lets it go; a tab that is closed or killed does so by itself. */
export function holdAnswer(messageId: string): () => void {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  locks()
    ?.request(nameOf(messageId), () => released)
    .catch(() => undefined)
  return release
}

/** Those of the answers that are under way in some tab. */
export async function heldAnswers(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { held = [] } =
    (await locks()
      ?.query()
      .catch(() => undefined)) ?? {}
  // Those who wait for its end share the lock for a moment.
  const names = new Set(held.filter(({ mode }) => mode === 'exclusive').map(({ name }) => name))
  return new Set(messageIds.filter((id) => names.has(nameOf(id))))
}

/** Resolves once nobody holds it any more; rejects when the signal aborts. */
export async function answerReleased(messageId: string, signal: AbortSignal): Promise<void> {
  await locks()?.request(nameOf(messageId), { signal, mode: 'shared' }, () => undefined)
}
