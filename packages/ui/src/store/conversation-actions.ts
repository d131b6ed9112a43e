import {
  updateConversation,
  withPin,
  withTitle,
  type Conversation,
  type ConversationStorage,
  type ImportedConversations,
  type MarkdownOptions,
} from '@tyqw/core'
import type { MovableChatView } from './chat-view'
import type { ConversationList } from './conversation-list'
import type { LiveChats } from './live-chats'
import type { ShownState } from './shown-state'

/** What came of a file. */
export interface ImportResult {
  /** How many conversations of it are stored now. */
  readonly count: number
  /** What in it could not be read, and was left out. */
  readonly broken: ImportedConversations['broken']
}

/** What can be done with stored conversations, open or not. */
export interface ConversationActions {
  /** Blank: the title is made from the first question again. */
  rename(id: string, title: string): Promise<void>
  pin(id: string, isPinned: boolean): Promise<void>
  /** Removes a conversation for good; an answer under way in it is stopped. */
  remove(id: string): Promise<void>
  /**
   * For signing out: stops what is under way, and removes the conversations, drafts and places of this user, of every chat.
   *
   * @param options - `keepStored` leaves the conversations where they are: for a storage on a server.
   * @throws TyqwError of kind `storage` when they could not be removed: then they are still there.
   */
  clearAll(options?: { keepStored?: boolean }): Promise<void>
  /** JSON text of all conversations, or of those of these ids. @throws TyqwError of kind `storage` */
  exportConversations(ids?: readonly string[]): Promise<string>
  /**
   * A conversation as Markdown, for people to read. Empty for an unknown id.
   *
   * @param id - @default the one that is shown
   * @throws TyqwError of kind `storage`
   */
  exportMarkdown(id?: string, options?: MarkdownOptions): Promise<string>
  /** Adds what such a text holds. @throws TyqwError `import-invalid`, or of kind `storage` */
  importConversations(json: string): Promise<ImportResult>
}

export interface ConversationActionsOptions {
  /** The storage of now: it changes with the user. */
  storage(): ConversationStorage
  chats: LiveChats
  list: ConversationList
  shown: ShownState
  view: MovableChatView
  open(id: string): Promise<boolean>
  /** Lets go of all the page has of a conversation that is gone. */
  forget(id: string): Promise<void>
  /** Shows an empty conversation, whatever is shown now. */
  startAnew(): void
  /** Tells of what the storage throws, and throws it as a TyqwError. */
  telling<Value>(work: () => Promise<Value>): Promise<Value>
}

export function createConversationActions(
  options: ConversationActionsOptions,
): ConversationActions {
  const { storage, chats, list, shown, view, open, forget, startAnew, telling } = options

  /** For what a button does: an `error` tells of it, and nothing is left to catch. */
  function quietly<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    return telling(work).catch(() => undefined)
  }

  async function change(id: string, to: (conversation: Conversation) => Conversation) {
    const changed = await quietly(() => updateConversation(storage(), id, to))
    if (changed) list.put(changed)
  }

  /** Loads a conversation that was open anew. One that is being answered takes over what is stored with its next write. */
  async function reopen(id: string): Promise<void> {
    const chat = chats.get(id)
    if (!chat || chat.status === 'submitted' || chat.status === 'streaming') return
    const isShown = chat === view.current()
    await chats.end(id)
    if (isShown) await open(id)
  }

  return {
    async rename(id, title) {
      const chat = chats.get(id)
      if (chat) chat.rename(title)
      else await change(id, (conversation) => withTitle(conversation, title))
    },

    async pin(id, isPinned) {
      const chat = chats.get(id)
      if (chat) chat.pin(isPinned)
      else await change(id, (conversation) => withPin(conversation, isPinned))
    },

    async remove(id) {
      await forget(id)
      await quietly(() => storage().remove(id))
    },

    async clearAll({ keepStored = false } = {}) {
      const ended = chats.endAll()
      list.clear()
      shown.clear()
      startAnew()
      await ended
      if (!keepStored) await telling(() => storage().clear())
    },

    async exportConversations(ids) {
      const { exportStored } = await import('./transfer')
      await Promise.all((ids ?? list.ids()).map((id) => chats.get(id)?.flush()))
      return telling(() => exportStored(storage(), ids))
    },

    async exportMarkdown(id = view.conversationId.value, markdownOptions) {
      const { exportAsMarkdown } = await import('./transfer')
      const stored = () => telling(() => storage().load(id))
      const conversation = chats.get(id)?.conversation ?? (await stored())
      return conversation ? exportAsMarkdown(conversation, markdownOptions) : ''
    },

    async importConversations(json) {
      const { importStored } = await import('./transfer')
      const { conversations, broken } = await telling(() => importStored(storage(), json))
      for (const conversation of conversations) {
        list.put(conversation)
        await reopen(conversation.id)
      }
      return { count: conversations.length, broken }
    },
  }
}
