import {
  createConversation,
  createMemoryData,
  createMessage,
  memoryStorage,
  type ChatMessage,
  type Conversation,
  type ConversationStorage,
} from '@tyqw/core'

/** A message that is there already: a question, or an answer that is complete. */
export function toMessage(
  role: ChatMessage['role'],
  id: string,
  content: string | Partial<ChatMessage>,
  createdAt = Date.now(),
): ChatMessage {
  const more =
    typeof content === 'string' ? { parts: [{ type: 'text' as const, text: content }] } : content
  return {
    ...createMessage(role, { id, createdAt }),
    status: { type: 'complete', reason: 'stop' },
    ...more,
  }
}

/** A conversation of these messages, each the answer to the one before. */
export function toConversation(
  id: string,
  title: string,
  messages: readonly ChatMessage[],
): Conversation {
  const nodes = messages.map((message, index) => {
    const parentId = messages[index - 1]?.id ?? null
    return [message.id, { message, parentId }] as const
  })
  const createdAt = messages[0]?.createdAt ?? Date.now()
  return {
    ...createConversation({ id, createdAt }),
    title,
    updatedAt: messages.at(-1)?.createdAt ?? createdAt,
    headId: messages.at(-1)?.id ?? null,
    nodes: Object.fromEntries(nodes),
  }
}

/** A storage in memory that holds these conversations. A chat opens the newest. */
export function storageOf(conversations: readonly Conversation[]): ConversationStorage {
  const data = createMemoryData()
  for (const conversation of conversations) {
    const revision = ++data.revision
    data.conversations.set(conversation.id, { ...conversation, revision })
  }
  return memoryStorage({ data })
}
