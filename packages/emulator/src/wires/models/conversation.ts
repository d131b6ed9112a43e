import type { Question } from '../../scenarios/scenario'
import type { Turn } from '../../sessions'

/** A message of `messages`, the same for all wires that carry the conversation themselves. */
export interface WireMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly text: string
  readonly images: readonly string[]
  readonly files: readonly string[]
  /** The calls an assistant message made, in order. */
  readonly toolCalls: readonly { readonly id: string; readonly name: string }[]
  /** The call a tool message answers. */
  readonly toolCallId: string | undefined
  /** `partial: true`: the answer continues this message. */
  readonly partial: boolean
}

/** What a question takes from the messages. */
export interface Conversation extends Pick<Question, 'history'> {
  /** The text of the last user message, with its scenario keyword. */
  readonly prompt: string
  readonly images: readonly string[]
  readonly files: readonly string[]
  readonly toolResults: readonly { readonly name: string; readonly content: string }[]
  /** The text to continue, when the last message is a partial one. */
  readonly prefix: string | undefined
}

/** Reads the last turn and the history out of messages; undefined when none of them is the user's. */
export function toConversation(messages: readonly WireMessage[]): Conversation | undefined {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const question = messages[last]
  if (!question) return undefined
  const following = messages.slice(last + 1)
  const end = following.at(-1)
  return {
    prompt: question.text,
    images: question.images,
    files: question.files,
    history: toTurns(messages.slice(0, last)),
    toolResults: toToolResults(following),
    prefix: end?.partial && end.role === 'assistant' ? end.text : undefined,
  }
}

function toTurns(messages: readonly WireMessage[]): Turn[] {
  const turns: { prompt: string; answer: string }[] = []
  for (const { role, text } of messages) {
    const turn = turns.at(-1)
    if (role === 'user') turns.push({ prompt: text, answer: '' })
    else if (role === 'assistant' && turn) turn.answer += text
  }
  return turns
}

function toToolResults(messages: readonly WireMessage[]): Conversation['toolResults'] {
  const names = new Map(
    messages.flatMap(({ toolCalls }) => toolCalls.map((call) => [call.id, call.name])),
  )
  return messages.flatMap(({ role, text, toolCallId }) =>
    role === 'tool' ? [{ name: names.get(toolCallId ?? '') ?? '', content: text }] : [],
  )
}
