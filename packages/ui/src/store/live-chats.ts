import { createChat, type Chat, type ChatOptions } from '@tyqw/core'

/** The chats of one store that are alive: the one that is shown, and those whose answer is still under way. */
export interface LiveChats {
  /** The chat of a stored conversation, or a new one. */
  open(conversationId?: string): Chat
  get(conversationId: string): Chat | undefined
  /** Lets a chat go unless it is shown or its answer is still under way; then it goes when that ends. */
  leave(chat: Chat): void
  /** Ends a chat, storing the rest. */
  end(conversationId: string): Promise<void>
  endAll(): Promise<void>
}

export interface LiveChatsOptions {
  /** What a chat is made with. */
  toOptions(): ChatOptions
  /** Hears of each new chat. */
  onOpen(chat: Chat): void
  isShown(chat: Chat): boolean
}

export function createLiveChats({ toOptions, onOpen, isShown }: LiveChatsOptions): LiveChats {
  const chats = new Map<string, Chat>()

  async function end(id: string): Promise<void> {
    const chat = chats.get(id)
    chats.delete(id)
    await chat?.close()
  }

  const isNeeded = (chat: Chat) =>
    isShown(chat) || chat.status === 'submitted' || chat.status === 'streaming'

  /** Who opens it again before all is stored gets the same chat. */
  async function leave(chat: Chat): Promise<void> {
    if (isNeeded(chat)) return
    await chat.flush()
    const { id } = chat.conversation
    if (!isNeeded(chat) && chats.get(id) === chat) await end(id)
  }

  return {
    open(id) {
      const known = id === undefined ? undefined : chats.get(id)
      if (known) return known
      const chat = createChat({ ...toOptions(), ...(id !== undefined && { conversationId: id }) })
      chats.set(chat.conversation.id, chat)
      // What waits in its queue goes on in the same moment.
      chat.on('finish', () => queueMicrotask(() => void leave(chat)))
      onOpen(chat)
      return chat
    },
    get: (id) => chats.get(id),
    leave: (chat) => void leave(chat),
    end,
    async endAll() {
      await Promise.all([...chats.keys()].map(end))
    },
  }
}
