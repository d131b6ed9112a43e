import type { Conversation } from '../model/conversation'
import { ConfigError } from '../model/errors'
import type { ChatMessage } from '../model/message'
import { canContinue } from './continuation'
import { childrenOf, nodeOf } from './message-tree'

/** @throws ConfigError for an id that the conversation does not have, or that is of another role. */
export function findMessage(
  conversation: Conversation,
  id: string | null,
  role?: ChatMessage['role'],
): ChatMessage {
  const message = nodeOf(conversation, id)?.message
  if (message && (!role || message.role === role)) return message
  throw new ConfigError(
    'message-unknown',
    `The conversation has no ${role ?? ''} message "${id}". Pass the id of one in chat.messages.`,
  )
}

/**
 * An answer to go on with, and its question.
 *
 * @throws ConfigError
 */
export function findBroken(
  conversation: Conversation,
  id: string | null,
): { answer: ChatMessage; question: ChatMessage } {
  const answer = findMessage(conversation, id, 'assistant')
  const question = nodeOf(conversation, nodeOf(conversation, id)?.parentId ?? null)?.message
  if (question && canContinue(answer) && childrenOf(conversation, answer.id).length === 0)
    return { answer, question }
  throw new ConfigError(
    'cannot-continue',
    'Only the last answer of a path can be continued, when it broke off with something said. Ask canContinue(message) first.',
  )
}
