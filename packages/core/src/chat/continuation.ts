import { createMessage, type ChatMessage } from '../model/message'
import type { ChatRequest } from '../model/request'
import type { ChatTransport } from '../model/transport'

const goesOnAfter: readonly string[] = ['stopped', 'length', 'truncated']
/** What another try would come to as well. */
const isFinal: readonly string[] = ['content-filter', 'invalid-request', 'too-large', 'config']

/** Whether an answer broke off with something said, so that there is something to go on with. */
export function canContinue({ role, status, parts }: ChatMessage): boolean {
  return (
    role === 'assistant' &&
    status.type === 'incomplete' &&
    (goesOnAfter.includes(status.reason) ||
      (status.error !== undefined && !isFinal.includes(status.error.kind))) &&
    parts.some((part) => part.type === 'text' && part.text)
  )
}

/**
 * What asks for the rest of an answer: with `partial`, the answer's own text for the model to go on from, otherwise `words` as
 * one more turn, which is no message of the conversation.
 */
export function toContinuation(
  answer: ChatMessage,
  { hasPartial }: ChatTransport,
  words = '请从中断的地方继续，不要重复前面的内容。',
): { path: readonly ChatMessage[]; request: Pick<ChatRequest, 'text' | 'partial'> } {
  // A model that has thought cannot be given the beginning of its answer.
  if (hasPartial && !answer.parts.some(({ type }) => type === 'reasoning'))
    return { path: [answer], request: { text: '', partial: true } }
  const turn = createMessage('user', {
    id: `${answer.id}/continue`,
    createdAt: answer.createdAt,
    parts: [{ type: 'text', text: words }],
  })
  return { path: [answer, turn], request: { text: words } }
}
