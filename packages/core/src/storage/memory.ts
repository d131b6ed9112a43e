import type { Conversation, ConversationNode } from '../model/conversation'
import type { ConversationStorage, StorageChange } from './storage'
import { toSummary } from './summary'

/** What several memory storages share: to each of them, the others are other tabs. */
export interface MemoryData {
  readonly conversations: Map<string, Conversation>
  readonly listeners: Map<(change: StorageChange) => void, ConversationStorage>
  /** The newest revision of all conversations. */
  revision: number
}

export interface MemoryStorageOptions {
  /** Data to open once more, as another tab would. @default empty */
  data?: MemoryData
}

/** Nothing stored yet. */
export function createMemoryData(): MemoryData {
  return { conversations: new Map(), listeners: new Map(), revision: 0 }
}

/** Keeps conversations as long as the page lasts. */
export function memoryStorage(options: MemoryStorageOptions = {}): ConversationStorage {
  const { data = createMemoryData() } = options
  const { conversations, listeners } = data
  /** A message that is stored already is not copied again: while an answer streams, only that one is. */
  const copies = new WeakMap<ConversationNode, ConversationNode>()

  function copyOf(node: ConversationNode): ConversationNode {
    const copy = copies.get(node) ?? structuredClone(node)
    copies.set(node, copy)
    return copy
  }

  function tell(change: StorageChange): void {
    for (const [listener, owner] of listeners)
      if (owner !== storage)
        queueMicrotask(() => {
          if (listeners.has(listener)) listener(change)
        })
  }

  const storage: ConversationStorage = {
    async list() {
      return Array.from(conversations.values(), toSummary)
    },

    async load(id) {
      return structuredClone(conversations.get(id))
    },

    async save({ nodes, ...rest }) {
      if (conversations.get(rest.id)?.revision !== rest.revision) return undefined
      const copied = Object.entries(nodes).map(([id, node]) => [id, copyOf(node)])
      const revision = data.revision + 1
      conversations.set(rest.id, {
        ...structuredClone(rest),
        nodes: Object.fromEntries(copied),
        revision,
      })
      data.revision = revision
      tell({ type: 'saved', summary: toSummary(rest), revision })
      return revision
    },

    async remove(id) {
      if (conversations.delete(id)) tell({ type: 'removed', id })
    },

    async clear() {
      conversations.clear()
      tell({ type: 'cleared' })
    },

    subscribe(listener) {
      const own = (change: StorageChange) => listener(change)
      listeners.set(own, storage)
      return () => void listeners.delete(own)
    },
  }
  return storage
}
