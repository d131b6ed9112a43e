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
  /**
   * The session to answer in: the known one, or a new one when there is no id. For an id that is unknown, expired or
   * full the policy decides; undefined when that is an error.
   */
  open(id: string | undefined): Session | undefined
  /** Adds a finished turn and starts the hour again. */
  remember(id: string, turn: Turn): void
}

/**
 * What happens with the id of a session that is unknown, expired or full: a new session begins without a word, or the
 * request fails with 400 `InvalidParameter`. What the service does is not documented.
 */
export type SessionPolicy = 'newSession' | 'error400'

/** What a {@link SessionStore} needs. */
export interface SessionStoreOptions {
  /** The time in ms since epoch. */
  readonly now: () => number
  readonly createId: () => string
  /** @default 'newSession' */
  readonly policy?: SessionPolicy | undefined
}

const LIFETIME_MS = 60 * 60 * 1000
const MAX_TURNS = 50
const MAX_SESSIONS = 1000

interface StoredSession {
  readonly id: string
  readonly turns: Turn[]
  usedAt: number
}

/** Creates a store with the documented limits: a session ends one hour after its last request and after 50 turns. */
export function createSessionStore(options: SessionStoreOptions): SessionStore {
  const { now, createId, policy = 'newSession' } = options
  // Kept in order of use, so the first key is the one to drop.
  const sessions = new Map<string, StoredSession>()

  function open(id: string | undefined): Session | undefined {
    const known = id === undefined ? undefined : sessions.get(id)
    const alive =
      known && now() - known.usedAt < LIFETIME_MS && known.turns.length < MAX_TURNS
        ? known
        : undefined
    if (known && !alive) sessions.delete(known.id)
    if (id !== undefined && !alive && policy === 'error400') return undefined
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
