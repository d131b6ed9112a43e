import { textOf, type ChatMessage, type FilePart, type MessagePart } from '../model/message'
import type { ChatRequest } from '../model/request'
import { parseObject } from './json'

/** A call of a tool, as it goes back to the model. */
export interface ToolCallTurn {
  readonly id: string
  readonly name: string
  /** JSON text. */
  readonly arguments: string
}

/** One message on a wire that keeps no history: what all of them have in common. */
export type Turn =
  | { readonly role: 'system'; readonly text: string }
  | { readonly role: 'user'; readonly text: string; readonly files: readonly FilePart[] }
  | {
      readonly role: 'assistant'
      readonly text: string
      /** Only of an answer whose tools are being run: the model goes on from it. */
      readonly reasoning?: string
      readonly toolCalls: readonly ToolCallTurn[]
    }
  /** What a tool gave. */
  | { readonly role: 'tool'; readonly text: string; readonly toolCallId: string }

/** True when a file stands in DashScope's own storage, which the service opens only if a header says so. */
export function hasOssFile(turns: readonly Turn[]): boolean {
  return turns.some(
    (turn) => turn.role === 'user' && turn.files.some(({ url }) => /^oss:/i.test(url)),
  )
}

type ToolPart = Extract<MessagePart, { type: 'tool' }>

/** The conversation of a request, one turn a message, and one a run and a tool's output of an answer. Empty ones are left out. */
export function toTurns(request: ChatRequest): readonly Turn[] {
  const { messages } = request
  if (!messages) return [{ role: 'user', text: request.text, files: request.files ?? [] }]
  const last = messages.at(-1)
  return messages.flatMap((message) => {
    if (message.role === 'assistant') return answerTurns(message, message === last)
    const text = textOf(message)
    if (message.role === 'system') return text ? [{ role: message.role, text }] : []
    const files = message.parts.filter((part) => part.type === 'file')
    return text || files.length > 0 ? [{ role: message.role, text, files }] : []
  })
}

/** An answer as its runs: text and calls of each, then what the calls gave. Text that was continued is one text. */
function answerTurns(message: ChatMessage, isLast: boolean): readonly Turn[] {
  const { parts, metadata } = message
  const bounds = [0, ...(metadata.runStarts ?? []), parts.length]
  return bounds
    .slice(1)
    .flatMap((end, run) => runTurns(parts.slice(bounds[run], end), isLast))
    .reduce<readonly Turn[]>(joinContinued, [])
}

function joinContinued(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  const before = turns.at(-1)
  return before?.role === 'assistant' && before.toolCalls.length === 0 && turn.role === 'assistant'
    ? turns.with(-1, { ...turn, text: before.text + turn.text })
    : [...turns, turn]
}

function runTurns(parts: readonly MessagePart[], isLast: boolean): readonly Turn[] {
  const text = join(parts, 'text')
  const reasoning = isLast ? join(parts, 'reasoning') : ''
  const tools = parts.filter((part) => part.type === 'tool')
  if (!text && tools.length === 0) return []
  return [
    {
      role: 'assistant',
      text,
      ...(reasoning && tools.length > 0 && { reasoning }),
      toolCalls: tools.map(({ toolCallId: id, name, input }) => ({
        id,
        name,
        // DashScope refuses a conversation with arguments that are no JSON, such as those that were cut.
        arguments: parseObject(input) ? input : '{}',
      })),
    },
    ...tools.map((tool): Turn => ({
      role: 'tool',
      text: resultOf(tool),
      toolCallId: tool.toolCallId,
    })),
  ]
}

function join(parts: readonly MessagePart[], type: 'text' | 'reasoning'): string {
  return parts.reduce((text, part) => (part.type === type ? text + part.text : text), '')
}

/** A call without an output is answered too: the wire refuses one that is not. */
function resultOf({ state, output, error }: ToolPart): string {
  if (state === 'output-available')
    return typeof output === 'string' ? output : (JSON.stringify(output) ?? 'null')
  if (state === 'output-denied')
    return JSON.stringify({ error: 'The user did not allow this call.' })
  return JSON.stringify({ error: error?.message ?? 'The call was not run.' })
}
