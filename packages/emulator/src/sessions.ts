/** A question and its answer, as the session remembers them. */
export interface Turn {
  readonly prompt: string
  readonly answer: string
}

/** A conversation the server keeps, behind a `session_id`. */
export interface Session {
  /** 32 lower-case hexadecimal digits. */
  readonly id: string
  readonly turns: readonly Turn[]
}

/** Cloud-side memory of Bailian applications. */
export interface SessionStore {
  /** The session to answer in: the known one, or a new one when the id is missing, unknown, expired or full. */
  open(id: string | undefined): Session
  /** Adds a finished turn and starts the hour again. */
  remember(id: string, turn: Turn): void
}

/** What a {@link SessionStore} needs. */
export interface SessionStoreOptions {
  /** The time in ms since epoch. */
  readonly now: () => number
  readonly createId: () => string
}

const LIFETIME_MS = 60 * 60 * 1000
const MAX_TURNS = 50
const MAX_SESSIONS = 1000

interface StoredSession {
  readonly id: string
  readonly turns: Turn[]
  usedAt: number
}

/**
 * Creates a store with the documented limits: a session ends one hour after its last request and after 50 turns.
 * What the service does next is not documented; this one silently starts a new session.
 */
export function createSessionStore({ now, createId }: SessionStoreOptions): SessionStore {
  // Kept in order of use, so the first key is the one to drop.
  const sessions = new Map<string, StoredSession>()

  function open(id: string | undefined): Session {
    const known = id === undefined ? undefined : sessions.get(id)
    const alive =
      known && now() - known.usedAt < LIFETIME_MS && known.turns.length < MAX_TURNS
        ? known
        : undefined
    if (known && !alive) sessions.delete(known.id)
    const session = alive ?? { id: createId(), turns: [], usedAt: now() }
    touch(session)
    return { id: session.id, turns: [...session.turns] }
  }

  function remember(id: string, turn: Turn): void {
    const session = sessions.get(id)
    if (!session) return
    session.turns.push(turn)
    touch(session)
  }

  function touch(session: StoredSession): void {
    session.usedAt = now()
    sessions.delete(session.id)
    sessions.set(session.id, session)
    if (sessions.size <= MAX_SESSIONS) return
    const [oldest] = sessions.keys()
    if (oldest !== undefined) sessions.delete(oldest)
  }

  return { open, remember }
}
