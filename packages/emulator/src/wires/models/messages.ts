import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { WireMessage } from './conversation'
import type { Fields } from '../fields'
import { isAbsent, isFields, toFields, toText } from '../fields'

type Content = Pick<WireMessage, 'text' | 'images' | 'files'>

/** How an endpoint reads the `content` of a message. */
export type ContentReader = (content: unknown) => Content | WireError

const ROLES = ['system', 'user', 'assistant', 'tool'] as const

/** Reads and checks `messages`; every endpoint has its own form of `content`. */
export function readMessages(
  messages: unknown,
  readContent: ContentReader,
): readonly WireMessage[] | WireError {
  if (!Array.isArray(messages)) return invalidParameter('"messages" must be an array.')
  if (messages.length === 0) return invalidParameter('[] is too short')
  const read: WireMessage[] = []
  for (const message of messages) {
    if (!isFields(message)) {
      return invalidParameter('Input should be a valid dictionary or instance of GPT3Message')
    }
    const next = readMessage(message, readContent)
    if ('code' in next) return next
    if (next.role === 'tool' && !answersCall(next, read)) {
      return invalidParameter(
        'messages with role "tool" must be a response to a preceeding message with "tool_calls"',
      )
    }
    read.push(next)
  }
  return read
}

function readMessage(message: Fields, readContent: ContentReader): WireMessage | WireError {
  const role = ROLES.find((known) => known === message['role'])
  if (!role) {
    return invalidParameter(
      `'${String(message['role'])}' is not one of ['system', 'assistant', 'user', 'tool'] - 'messages.role'`,
    )
  }
  const toolCalls = readToolCalls(message['tool_calls'])
  const empty = isAbsent(message['content'])
  if (empty && toolCalls.length === 0) {
    return invalidParameter('The content field is a required field.')
  }
  const content = empty ? { text: '', images: [], files: [] } : readContent(message['content'])
  if ('code' in content) return content
  return {
    role,
    ...content,
    toolCalls,
    toolCallId: toText(message['tool_call_id']),
    partial: message['partial'] === true,
  }
}

function readToolCalls(calls: unknown): WireMessage['toolCalls'] {
  if (!Array.isArray(calls)) return []
  return calls.map((call) => ({
    id: toText(toFields(call)['id']) ?? '',
    name: toText(toFields(toFields(call)['function'])['name']) ?? '',
  }))
}

// The results of parallel calls follow each other, so the message with the calls may be further up.
function answersCall({ toolCallId }: WireMessage, before: readonly WireMessage[]): boolean {
  const asked = before.findLast(({ role }) => role !== 'tool')
  return (
    asked !== undefined &&
    (toolCallId === undefined
      ? asked.toolCalls.length > 0
      : asked.toolCalls.some(({ id }) => id === toolCallId))
  )
}
