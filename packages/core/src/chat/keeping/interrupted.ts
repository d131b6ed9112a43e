import type { Conversation, ConversationNode } from '../../model/conversation'
import type { ChatMessage } from '../../model/message'
import { isTerminal, reduceMessage } from '../../model/reduce-message'

/** The answers of a conversation that have not ended. */
export function unfinishedOf({ nodes }: Conversation): readonly ChatMessage[] {
  return Object.values(nodes)
    .map(({ message }) => message)
    .filter(({ status }) => !isTerminal(status))
}

/**
 * The conversation without answers that never end: those whose page is gone become `incomplete`, reason `truncated`. What they
 * had said by then stays.
 *
 * @param isAlive - Whether an answer still comes, in this tab or another. @default none does
 */
export function endInterrupted(
  conversation: Conversation,
  isAlive: (id: string) => boolean = () => false,
): Conversation {
  const isGone = ({ id, status }: ChatMessage) => !isTerminal(status) && !isAlive(id)
  const nodes = Object.entries(conversation.nodes)
  if (!nodes.some(([, { message }]) => isGone(message))) return conversation
  const ended = nodes.map(([id, node]): [string, ConversationNode] => [
    id,
    isGone(node.message) ? { ...node, message: end(node.message, conversation.updatedAt) } : node,
  ])
  return { ...conversation, nodes: Object.fromEntries(ended) }
}

function end(message: ChatMessage, at: number): ChatMessage {
  return reduceMessage(message, { type: 'finish', reason: 'truncated' }, at)
}
