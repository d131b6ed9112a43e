import type { Conversation } from '../../model/conversation'
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
  const gone = unfinishedOf(conversation).filter(({ id }) => !isAlive(id))
  if (gone.length === 0) return conversation
  const nodes = { ...conversation.nodes }
  for (const message of gone) {
    const node = nodes[message.id]
    if (!node) continue
    const ended = reduceMessage(
      message,
      { type: 'finish', reason: 'truncated' },
      conversation.updatedAt,
    )
    nodes[message.id] = { ...node, message: ended }
  }
  return { ...conversation, nodes }
}
