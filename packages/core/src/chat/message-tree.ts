import type { Conversation } from '../model/conversation'
import type { ChatMessage } from '../model/message'

/** Puts a message below `parentId` (null: at the root) and makes it the head of the visible path. */
export function appendMessage(
  conversation: Conversation,
  message: ChatMessage,
  parentId: string | null = conversation.headId,
): Conversation {
  return {
    ...conversation,
    headId: message.id,
    updatedAt: Math.max(conversation.updatedAt, message.createdAt),
    nodes: { ...conversation.nodes, [message.id]: { message, parentId } },
  }
}

/** Puts a newer state of a message in its place; an unknown message changes nothing. */
export function replaceMessage(conversation: Conversation, message: ChatMessage): Conversation {
  const node = conversation.nodes[message.id]
  if (!node || node.message === message) return conversation
  return {
    ...conversation,
    nodes: { ...conversation.nodes, [message.id]: { ...node, message } },
  }
}

/** The visible path, oldest first. Stops at a missing parent or a circle, so stored data cannot hang it. */
export function pathOf(
  conversation: Conversation,
  headId: string | null = conversation.headId,
): readonly ChatMessage[] {
  const path: ChatMessage[] = []
  const seen = new Set<string>()
  for (let id = headId; id !== null && !seen.has(id);) {
    seen.add(id)
    const node = conversation.nodes[id]
    if (!node) break
    path.push(node.message)
    id = node.parentId
  }
  return path.reverse()
}
