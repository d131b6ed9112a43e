import type { Conversation, ConversationSummary } from '../model/conversation'

/**
 * Conversations at rest. Every method may be called at any time, from several tabs at once; what a save stores is there
 * as a whole or not at all. `storageContract` of `@tyqw/core/testing` says it in checks to run.
 *
 * A method that cannot do its work rejects; a full disk with the browser's own `QuotaExceededError`. Nothing is deleted
 * to make room.
 */
export interface ConversationStorage {
  /** All conversations, in no order. Reads no messages. */
  list(): Promise<readonly ConversationSummary[]>
  /** Undefined when there is none of that id. Give what was read elsewhere to `readConversation` first: it is untrusted. */
  load(id: string): Promise<Conversation | undefined>
  /**
   * Stores it if it was made from what is stored now: `conversation.revision` equals the stored one, or is absent where
   * nothing is stored.
   *
   * @returns Its new revision, greater than the one before; undefined when another tab has stored or removed it meanwhile, and
   * nothing was done. Load it, put both together, and save again.
   */
  save(conversation: Conversation): Promise<number | undefined>
  /** Removes one; an unknown id changes nothing. */
  remove(id: string): Promise<void>
  /** Removes everything of this user. */
  clear(): Promise<void>
  /**
   * Tells what others did: other tabs, other storages of the same data. Never what this one did.
   *
   * @returns A function that takes the listener off again.
   */
  subscribe?(listener: (change: StorageChange) => void): () => void
  /** What could not be read and was set aside. */
  broken?(): Promise<readonly BrokenRecord[]>
}

/** What another tab did. */
export type StorageChange =
  | { readonly type: 'saved'; readonly summary: ConversationSummary; readonly revision: number }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'cleared' }

/** Something that was stored and cannot be read. */
export interface BrokenRecord {
  /** The conversation's id, where that could be read. */
  readonly id: string
  /** What is wrong with it, in a sentence. */
  readonly reason: string
  /** What was stored. */
  readonly value: unknown
  /** When it was set aside, in ms since epoch. */
  readonly at: number
}
