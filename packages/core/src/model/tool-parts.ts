import type { MessageChunk } from './chunk'
import type { TyqwErrorData } from './errors'
import type { MessagePart } from './message'

/** A call of a tool within an answer. */
export type ToolPart = Extract<MessagePart, { type: 'tool' }>

/**
 * Calls of a run are told apart by their index; an empty id or name never overwrites one that came before.
 *
 * @param start - Index of the run's first part.
 */
export function growToolCall(
  parts: readonly MessagePart[],
  start: number,
  chunk: Extract<MessageChunk, { type: 'tool-call-delta' }>,
): readonly MessagePart[] {
  const { index, name, argumentsDelta } = chunk
  const place = parts.findIndex(
    (part, at) => at >= start && part.type === 'tool' && part.index === index,
  )
  // Some servers count their ids anew in each run: an id that is taken does not name another call.
  const isTaken = parts.some((part, at) => isCall(part, chunk.id) && at !== place)
  const id = isTaken ? '' : chunk.id
  const call = parts[place]
  if (call?.type === 'tool')
    return parts.with(place, {
      ...call,
      toolCallId: id || call.toolCallId,
      name: name || call.name,
      input: call.input + argumentsDelta,
    })
  return [
    ...parts,
    {
      type: 'tool',
      toolCallId: id || `call-${start}-${index}`,
      index,
      name: name ?? '',
      input: argumentsDelta,
      state: 'input-streaming',
    },
  ]
}

/** What became of a call. An unknown one changes nothing. */
export function updateToolCall(
  parts: readonly MessagePart[],
  { toolCallId, state, output, error }: Extract<MessageChunk, { type: 'tool-update' }>,
): readonly MessagePart[] {
  const place = parts.findIndex((part) => isCall(part, toolCallId))
  const call = parts[place]
  if (call?.type !== 'tool') return parts
  return parts.with(place, {
    ...call,
    state,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
  })
}

/** True while the user has to allow or deny a call. */
export function isAwaitingApproval(parts: readonly MessagePart[]): boolean {
  return parts.some((part) => part.type === 'tool' && part.state === 'approval-requested')
}

/** The parts of an answer that broke off: no call waits for a result any more. */
export function interruptToolCalls(parts: readonly MessagePart[]): readonly MessagePart[] {
  return parts.map((part) =>
    part.type !== 'tool' || part.state.startsWith('output')
      ? part
      : { ...part, state: 'output-error', error: interruptedError },
  )
}

const interruptedError: TyqwErrorData = {
  code: 'tool-interrupted',
  kind: 'interrupted',
  message: 'The answer ended before this call had a result.',
  retryable: false,
}

function isCall(part: MessagePart, toolCallId: string | undefined): boolean {
  return part.type === 'tool' && part.toolCallId === toolCallId
}
