import type { TurnOptions } from '@tyqw/core'

/** Where a reader stands in a thread: a message, and how far its top lies below the top of what is seen. */
export interface ThreadPlace {
  readonly id: string
  /** In pixels; negative when the message begins above. */
  readonly offset: number
}

/** What a reload must bring back beside the conversations: drafts, places, and which conversation was open. */
export interface ViewState {
  /** The conversation this tab showed last; `''` for one that was still empty; undefined in a new tab. */
  active(): string | undefined
  setActive(conversationId: string): void
  /** Of a conversation; `''` stands for one that is still empty. */
  draft(conversationId: string): string
  setDraft(conversationId: string, draft: string): void
  /** Undefined at the end of the thread. */
  place(conversationId: string): ThreadPlace | undefined
  setPlace(conversationId: string, place: ThreadPlace | undefined): void
  /** What the user turned on and off there; undefined where nobody did. */
  turnOptions(conversationId: string): TurnOptions | undefined
  setTurnOptions(conversationId: string, turnOptions: TurnOptions): void
  /** Forgets one conversation. */
  forget(conversationId: string): void
  /** Forgets all of this user, of every chat. */
  clear(): void
  /** Writes what is not written yet. */
  flush(): void
}

interface Kept {
  readonly draft: string
  readonly place: ThreadPlace | undefined
  readonly turn: TurnOptions | undefined
}

/** Typing and scrolling are written when they rest, after this many milliseconds. */
const WRITE_AFTER_MS = 300
const nothing: Kept = { draft: '', place: undefined, turn: undefined }

/**
 * Keeps the view in the page's own storage: one key a conversation, so that tabs do not overwrite each other, and the open one
 * for each tab. Where storage is blocked or full, the state lasts as long as the page.
 *
 * @param userKey - Whose it is; undefined keeps nothing beyond the page.
 * @param chatId - The chat's name.
 */
export function createViewState(userKey: string | undefined, chatId: string): ViewState {
  const ofUser = `tyqw/view/${encodeURIComponent(userKey ?? '')}/`
  const prefix = `${ofUser}${encodeURIComponent(chatId)}/`
  const known = new Map<string, Kept>()
  const dirty = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The page's storage may be blocked or full: nothing depends on it. */
  function tryTo<Value>(access: () => Value): Value | undefined {
    try {
      return userKey === undefined ? undefined : access()
    } catch {
      return undefined
    }
  }

  function get(id: string): Kept {
    const kept = known.get(id) ?? readKept(tryTo(() => localStorage.getItem(prefix + id)))
    known.set(id, kept)
    return kept
  }

  function set(id: string, change: Partial<Kept>): void {
    known.set(id, { ...get(id), ...change })
    dirty.add(id)
    timer ??= setTimeout(flush, WRITE_AFTER_MS)
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    for (const id of dirty) {
      const kept = get(id)
      const { draft, place, turn } = kept
      tryTo(() => {
        if (draft || place || turn) localStorage.setItem(prefix + id, JSON.stringify(kept))
        else localStorage.removeItem(prefix + id)
      })
    }
    dirty.clear()
  }

  return {
    active: () => tryTo(() => sessionStorage.getItem(prefix)) ?? undefined,
    setActive: (id) => tryTo(() => sessionStorage.setItem(prefix, id)),
    draft: (id) => get(id).draft,
    setDraft: (id, draft) => set(id, { draft }),
    place: (id) => get(id).place,
    setPlace: (id, place) => set(id, { place }),
    turnOptions: (id) => get(id).turn,
    setTurnOptions: (id, turn) => set(id, { turn }),
    forget: (id) => set(id, nothing),
    clear() {
      known.clear()
      dirty.clear()
      for (const storage of ['localStorage', 'sessionStorage'] as const)
        tryTo(() => {
          const keys = Object.keys(window[storage]).filter((key) => key.startsWith(ofUser))
          keys.forEach((key) => window[storage].removeItem(key))
        })
    },
    flush,
  }
}

/** Stored text is untrusted: what is not of the right shape counts as nothing. */
function readKept(text: string | null | undefined): Kept {
  const value = parse(text ?? 'null')
  if (!isObject(value)) return nothing
  const { draft, place, turn } = value
  return {
    draft: typeof draft === 'string' ? draft : '',
    place:
      isObject(place) && typeof place['id'] === 'string' && Number.isFinite(place['offset'])
        ? { id: place['id'], offset: Number(place['offset']) }
        : undefined,
    turn: isObject(turn)
      ? Object.fromEntries(Object.entries(turn).filter(([, isOn]) => typeof isOn === 'boolean'))
      : undefined,
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
