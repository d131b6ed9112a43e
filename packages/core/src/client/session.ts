/** Where the bare client keeps its session id. */
export interface SessionStore {
  get(): string | undefined
  /** Undefined forgets it. */
  set(value: string | undefined): void
}

/**
 * Keeps one text under `key`, in memory too: where storage is missing, blocked or full, the id lasts as long as the page.
 *
 * @param storage - @default the page's localStorage, looked up at each use because access itself can throw
 */
export function createSessionStore(
  key: string,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage,
): SessionStore {
  let inMemory: string | undefined
  let isBlocked = false

  return {
    get() {
      if (isBlocked) return inMemory
      try {
        return storage().getItem(key) || undefined
      } catch {
        return inMemory
      }
    },
    set(value) {
      inMemory = value
      try {
        if (value === undefined) storage().removeItem(key)
        else storage().setItem(key, value)
        isBlocked = false
      } catch {
        isBlocked = true
      }
    },
  }
}
