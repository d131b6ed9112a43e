import { textOf, type ChatMessage } from '../src/model/message'

/** The text of an answer that must be there. */
export function textOfAnswer(message: ChatMessage | undefined): string {
  if (!message) throw new Error('There is no answer')
  return textOf(message)
}
