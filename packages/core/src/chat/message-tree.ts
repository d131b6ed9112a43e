import type { Conversation, ConversationNode } from '../model/conversation'
import type { ChatMessage } from '../model/message'

/** A message and its place; undefined for an unknown id, also for one such as `constructor`. */
export function nodeOf({ nodes }: Conversation, id: string | null): ConversationNode | undefined {
  return id !== null && Object.hasOwn(nodes, id) ? nodes[id] : undefined
}

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
  const node = nodeOf(conversation, message.id)
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
    const node = nodeOf(conversation, id)
    if (!node) break
    path.push(node.message)
    id = node.parentId
  }
  return path.reverse()
}

/**
 * The versions of a message, itself among them: those that the same person or model said in the same place, oldest first.
 * Empty for an unknown id.
 */
export function versionsOf(conversation: Conversation, id: string): readonly string[] {
  const node = nodeOf(conversation, id)
  if (!node) return []
  return childrenOf(conversation, node.parentId)
    .filter(({ role }) => role === node.message.role)
    .map((message) => message.id)
}

/** Shows a message: its own path stays where it is visible already, else it ends with the newest of what followed it. */
export function showMessage(conversation: Conversation, id: string): Conversation {
  if (!nodeOf(conversation, id) || pathOf(conversation).some((message) => message.id === id))
    return conversation
  const seen = new Set<string>()
  let headId = id
  for (let next: string | undefined = id; next !== undefined && !seen.has(next);) {
    seen.add(next)
    headId = next
    next = childrenOf(conversation, next).at(-1)?.id
  }
  return { ...conversation, headId }
}

/** The messages right below one, oldest first. */
export function childrenOf(
  { nodes }: Conversation,
  parentId: string | null,
): readonly ChatMessage[] {
  let children = childrenByNodes.get(nodes)
  if (!children) childrenByNodes.set(nodes, (children = groupByParent(nodes)))
  return children.get(parentId) ?? []
}

/** Made once for each state of a tree, or the versions of a long thread would cost a walk each. */
const childrenByNodes = new WeakMap<
  Conversation['nodes'],
  ReadonlyMap<string | null, readonly ChatMessage[]>
>()

function groupByParent(nodes: Conversation['nodes']) {
  const children = new Map<string | null, ChatMessage[]>()
  for (const { message, parentId } of Object.values(nodes)) {
    const siblings = children.get(parentId)
    if (siblings) siblings.push(message)
    else children.set(parentId, [message])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.createdAt - b.createdAt)
  return children
}
