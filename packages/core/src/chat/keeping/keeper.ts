import type { Clock } from '../../model/clock'
import type { Conversation } from '../../model/conversation'
import type { TyqwErrorData } from '../../model/errors'
import type { ConversationStorage } from '../../storage/storage'
import { toStorageError } from '../../storage/storage-error'
import { answerReleased, heldAnswers, holdAnswer } from './answer-lock'
import { endInterrupted, unfinishedOf } from './interrupted'
import { mergeConversations } from './merge-conversations'
import { oneByOne } from './one-by-one'

export interface KeeperOptions {
  storage: ConversationStorage
  /** The conversation's id. */
  id: string
  /** False for one that is new, so that there is nothing to load. */
  mayBeStored: boolean
  clock: Pick<Clock, 'now' | 'after'>
  /** The conversation as it stands. */
  get(): Conversation
  /** Takes over what was stored, put together with what is here. */
  adopt(conversation: Conversation): void
  /** Whether that message is being answered here. */
  isAnswering(id: string): boolean
  /** Once for a row of failures. */
  onError(error: TyqwErrorData): void
  onRemoved(): void
}

/** Keeps one live conversation in step with its storage. */
export interface Keeper {
  /** Resolves once what is stored is there. Never rejects. */
  readonly loaded: Promise<void>
  /** Whether another tab answers in this conversation. */
  readonly isBusyElsewhere: boolean
  /** Stores what changed: within a second while an answer grows, `now` what the user did. */
  changed(when?: 'now'): void
  /** Stores at once. @returns Whether all is stored. Never rejects. */
  flush(): Promise<boolean>
  /** Tells other tabs that this one answers, until the function it gives is called. */
  hold(messageId: string): () => void
  close(): Promise<void>
}

/** Most often while an answer grows, in ms. */
const WRITE_INTERVAL_MS = 1000
/** Longest wait for the storage, in ms. */
const LIMIT_MS = 5000
/** So often another tab may be faster before a write gives up. */
const MAX_TRIES = 8

/** Writes are one after another: no state overtakes a later one. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { storage, id, clock, get, isAnswering } = options
  const closing = new AbortController()
  const elsewhere = new Set<string>()
  /** As it was last seen in the storage. */
  let base: Conversation | undefined
  let isDirty = false
  let isRemoved = false
  let lastWriteAt = -Infinity
  let cancelTimer: (() => void) | undefined
  /** A write that has not begun stores all that changes until it does. */
  let nextWrite: Promise<boolean> | undefined

  /** A storage that never answers holds up neither a question nor what comes after. What failed is made good by the next write. */
  const enqueue = oneByOne({
    clock,
    limit: LIMIT_MS,
    onFailure(thrown, isFirst) {
      isDirty = true
      if (isFirst) options.onError(toStorageError(thrown).toJSON())
    },
  })

  function removed(): void {
    if (isRemoved) return
    isRemoved = true
    cancelTimer?.()
    options.onRemoved()
  }

  async function write(isLate: () => boolean): Promise<void> {
    for (let tries = 0; isDirty && !isRemoved && !isLate(); tries++) {
      if (tries === MAX_TRIES)
        throw new Error(
          'Another page keeps storing it, or a newer version of this page has. Reload to go on with it.',
        )
      const { revision: _, ...snapshot } = get()
      if (snapshot.headId === null && !base) return
      lastWriteAt = clock.now()
      const made = base?.revision === undefined ? {} : { revision: base.revision }
      isDirty = false
      const revision = await storage.save({ ...snapshot, ...made })
      if (revision !== undefined) {
        base = { ...snapshot, revision }
        return
      }
      isDirty = true
      await read()
    }
  }

  /** Takes over what another tab has stored. */
  async function read(isForced = false): Promise<void> {
    const stored = await storage.load(id)
    if (!stored) return base && removed()
    // An answer that comes late may be older than what is known by now.
    const age = (base?.revision ?? 0) - (stored.revision ?? 0)
    if (base && (age > 0 || (age === 0 && !isForced))) return
    const unfinished = unfinishedOf(stored).map((message) => message.id)
    const others = unfinished.filter((messageId) => !isAnswering(messageId))
    const alive = new Set(others.length > 0 ? await heldAnswers(others) : [])
    const theirs = endInterrupted(
      stored,
      (messageId) => isAnswering(messageId) || alive.has(messageId),
    )
    for (const messageId of others) if (alive.has(messageId)) watch(messageId)
    const merged = mergeConversations(base, get(), theirs, isAnswering)
    base = theirs
    options.adopt(merged)
  }

  /** An answer of another tab has ended when that tab lets go of it, whatever became of the tab. */
  function watch(messageId: string): void {
    if (elsewhere.has(messageId)) return
    elsewhere.add(messageId)
    const reread = () => {
      elsewhere.delete(messageId)
      if (!closing.signal.aborted) void enqueue(() => read(true))
    }
    answerReleased(messageId, closing.signal).then(reread, reread)
  }

  function flush(): Promise<boolean> {
    cancelTimer?.()
    cancelTimer = undefined
    nextWrite ??= enqueue((isLate) => {
      nextWrite = undefined
      return write(isLate)
    })
    return nextWrite.then((isDone) => isDone && !isRemoved)
  }

  const unsubscribe = storage.subscribe?.((change) => {
    if (change.type === 'cleared' || (change.type === 'removed' && change.id === id)) removed()
    else if (change.type === 'saved' && change.summary.id === id) void enqueue(() => read())
  })
  // A page that goes away, or may be killed in the background, stores what it has.
  const onHide = () => void flush()
  const { signal } = closing
  if (typeof addEventListener === 'function') addEventListener('pagehide', onHide, { signal })
  if (typeof document === 'object')
    document.addEventListener('visibilitychange', onHide, { signal })

  return {
    loaded: Promise.resolve(options.mayBeStored && enqueue(() => read())).then(() => undefined),
    get isBusyElsewhere() {
      return elsewhere.size > 0
    },
    changed(when) {
      isDirty = true
      const wait = lastWriteAt + WRITE_INTERVAL_MS - clock.now()
      if (when === 'now' || wait <= 0) void flush()
      else cancelTimer ??= clock.after(wait, () => void flush())
    },
    flush,
    hold: holdAnswer,
    async close() {
      await flush()
      closing.abort()
      unsubscribe?.()
    },
  }
}
