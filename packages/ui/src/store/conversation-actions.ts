import {
  updateConversation,
  withPin,
  withTitle,
  type Chat,
  type Conversation,
  type ConversationStorage,
  type MarkdownOptions,
} from '@tyqw/core'
import type { MovableChatView } from './chat-view'
import type { ConversationList } from './conversation-list'
import type { LiveChats } from './live-chats'
import type { ShownState } from './shown-state'

/** What can be done with stored conversations, open or not. */
export interface ConversationActions {
  /** Blank: the title is made from the first question again. */
  rename(id: string, title: string): Promise<void>
  pin(id: string, isPinned: boolean): Promise<void>
  /** Removes a conversation for good; an answer under way in it is stopped. */
  remove(id: string): Promise<void>
  /** Removes all conversations and drafts of this user, of every chat: for signing out. */
  clearAll(): Promise<void>
  /** JSON text of all conversations, or of those of these ids. */
  exportConversations(ids?: readonly string[]): Promise<string>
  /** A conversation as Markdown, for people to read. @param id - @default the one that is shown */
  exportMarkdown(id?: string, options?: MarkdownOptions): Promise<string>
  /** Adds what such a text holds; resolves to the number of conversations. @throws TyqwError `import-invalid` */
  importConversations(json: string): Promise<number>
}

export interface ConversationActionsOptions {
  /** The storage of now: it changes with the user. */
  storage(): ConversationStorage
  chats: LiveChats
  list: ConversationList
  shown: ShownState
  view: MovableChatView
  open(id: string): Promise<boolean>
  /** Ends a chat whose conversation goes. */
  forget(chat: Chat): Promise<void>
  /** Shows an empty conversation, whatever is shown now. */
  startAnew(): void
  /** Tells of what the storage throws. */
  guarded<Value>(work: () => Promise<Value>): Promise<Value | undefined>
}

export function createConversationActions(
  options: ConversationActionsOptions,
): ConversationActions {
  const { storage, chats, list, shown, view, open, forget, startAnew, guarded } = options

  async function change(id: string, to: (conversation: Conversation) => Conversation) {
    const changed = await guarded(() => updateConversation(storage(), id, to))
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
      const chat = chats.get(id)
      if (chat) await forget(chat)
      list.drop(id)
      shown.forget(id)
      await guarded(() => storage().remove(id))
    },

    async clearAll() {
      const ended = chats.endAll()
      list.clear()
      shown.clear()
      startAnew()
      await ended
      await guarded(() => storage().clear())
    },

    async exportConversations(ids) {
      const { exportStored } = await import('./transfer')
      await Promise.all((ids ?? list.ids()).map((id) => chats.get(id)?.flush()))
      return exportStored(storage(), ids)
    },

    async exportMarkdown(id = view.conversationId.value, markdownOptions) {
      const { exportAsMarkdown } = await import('./transfer')
      const conversation = chats.get(id)?.conversation ?? (await storage().load(id))
      return conversation ? exportAsMarkdown(conversation, markdownOptions) : ''
    },

    async importConversations(json) {
      const { importStored } = await import('./transfer')
      const imported = await importStored(storage(), json)
      for (const conversation of imported) {
        list.put(conversation)
        await reopen(conversation.id)
      }
      return imported.length
    },
  }
}
