import { createMessage, textOf, type ChatMessage, type FilePart } from '../model/message'
import type { ChatRequest, TurnOptions } from '../model/request'
import type { ChatInput } from './chat-types'

/** What was asked, whole. */
export type AskedInput = ChatInput & Required<Pick<ChatInput, 'files'>>

/** What the user gave, as one thing; undefined for blank text without files. */
export function toInput(
  input: string | ChatInput,
  files: readonly FilePart[] = [],
  turnOptions?: TurnOptions,
): AskedInput | undefined {
  const given = typeof input === 'string' ? { text: input, files } : input
  // Copies: a file may come out of a reactive list, and what was said does not change any more.
  const copies = given.files?.map((file) => ({ ...file })) ?? []
  const isBlank = given.text.trim() === '' && copies.length === 0
  return isBlank ? undefined : { ...turnOptions, ...given, files: copies }
}

/** The message of a turn. */
export function toQuestion(
  { text, files }: AskedInput,
  options: { id: string; createdAt: number },
): ChatMessage {
  const parts = [...files, ...(text ? [{ type: 'text' as const, text }] : [])]
  return createMessage('user', { ...options, parts })
}

export function filesOf({ parts }: ChatMessage): readonly FilePart[] {
  return parts.filter((part) => part.type === 'file')
}

/** What is asked of a transport for a turn, but for what was said before. */
export function toRequest(question: ChatMessage): ChatRequest {
  const files = filesOf(question)
  return {
    text: textOf(question),
    incrementalOutput: true,
    ...(files.length > 0 && { files }),
  }
}
