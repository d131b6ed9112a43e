import type { FinishReason, MessageChunk } from './chunk'
import type { TyqwErrorData } from './errors'
import type { ChatMessage, MessageMetadata, MessagePart, MessageStatus, Source } from './message'
import { growToolCall, interruptToolCalls, isAwaitingApproval, updateToolCall } from './tool-parts'

/**
 * Folds one chunk into an answer. Pure and total: it never throws, never mutates, and returns the same
 * object when nothing changed.
 *
 * Text is only ever joined, never read, so a long answer costs no more per chunk than a short one.
 *
 * @param at - When the chunk arrived, ms since epoch.
 */
export function reduceMessage(message: ChatMessage, chunk: MessageChunk, at: number): ChatMessage {
  if (isTerminal(message.status) && !reachesTerminal(chunk)) return message
  switch (chunk.type) {
    case 'start':
      return openRun(message, chunk)
    case 'text-delta':
      return withContent(message, append(message, 'text', chunk.delta, at), at)
    case 'text-replace':
      return withContent(message, replace(message, 'text', chunk.text, at), at)
    case 'reasoning-delta':
      return withContent(message, append(message, 'reasoning', chunk.delta, at), at)
    case 'reasoning-replace':
      return withContent(message, replace(message, 'reasoning', chunk.text, at), at)
    case 'step':
      return withContent(message, upsertStep(message.parts, chunk.step, startOfRun(message)), at)
    case 'tool-call-delta':
      return withContent(message, growToolCall(message.parts, startOfRun(message), chunk), at)
    case 'tool-update':
      return withToolUpdate(message, updateToolCall(message.parts, chunk))
    case 'file':
      return withContent(message, [...message.parts, chunk.file], at)
    case 'sources':
      return withSources(message, chunk.sources)
    case 'usage':
      return withMetadata(message, { runs: [...message.metadata.runs.slice(0, -1), chunk.usage] })
    case 'finish':
      return end(message, finishStatus(chunk.reason), at)
    case 'error':
      return end(message, errorStatus(chunk.error), at)
    default:
      return message // 'session' belongs to the conversation; unknown chunks come from newer protocols
  }
}

/** True once an answer has ended, whichever way. */
export function isTerminal(status: MessageStatus): boolean {
  return status.type === 'complete' || status.type === 'incomplete'
}

/** What may still reach an answer that has ended: a new run, late numbers, and what a tool gave. */
function reachesTerminal(chunk: MessageChunk): boolean {
  return /^(start|usage|sources|tool-update)$/.test(chunk.type)
}

function openRun(
  message: ChatMessage,
  { requestId, model }: Extract<MessageChunk, { type: 'start' }>,
): ChatMessage {
  const { finishedAt: _, ...metadata } = message.metadata
  return {
    ...message,
    status: { type: 'streaming' },
    metadata: {
      ...metadata,
      runs: [...metadata.runs, {}],
      ...(metadata.runs.length > 0 && {
        runStarts: [...(metadata.runStarts ?? []), message.parts.length],
      }),
      ...(requestId !== undefined && { requestId }),
      ...(model !== undefined && { model }),
    },
  }
}

type WrittenPart = Extract<MessagePart, { type: 'text' | 'reasoning' }>

function append(
  message: ChatMessage,
  type: WrittenPart['type'],
  delta: string,
  at: number,
): readonly MessagePart[] {
  if (!delta) return message.parts
  const parts = type === 'text' ? closeReasoning(message.parts, at) : message.parts
  const last = parts.length > startOfRun(message) ? parts.at(-1) : undefined
  return last?.type === type && (type === 'text' || isOpen(last))
    ? parts.with(-1, { ...last, text: last.text + delta })
    : [...closeReasoning(parts, at), toPart(type, delta, at)]
}

/**
 * The run's whole text takes the place of its last part of that type, or comes at the end; earlier ones of the run are
 * covered by it. An empty one leaves none there.
 */
function replace(
  message: ChatMessage,
  type: WrittenPart['type'],
  text: string,
  at: number,
): readonly MessagePart[] {
  const parts = type === 'text' && text ? closeReasoning(message.parts, at) : message.parts
  const start = startOfRun(message)
  const isOfRun = (part: MessagePart, index: number) => index >= start && part.type === type
  const place = parts.findLastIndex(isOfRun)
  if (place < 0) return text ? [...parts, toPart(type, text, at)] : parts
  // The first of them knows when the reasoning began.
  const whole = { ...(parts.find(isOfRun) as WrittenPart), text }
  return parts
    .with(place, whole)
    .filter((part, index) => (part === whole ? text : !isOfRun(part, index)))
}

function toPart(type: WrittenPart['type'], text: string, at: number): MessagePart {
  return type === 'text' ? { type, text } : { type, text, startedAt: at }
}

function upsertStep(
  parts: readonly MessagePart[],
  step: Extract<MessagePart, { type: 'step' }>['step'],
  start: number,
): readonly MessagePart[] {
  const place = parts.findIndex(
    (part, index) => index >= start && part.type === 'step' && part.step.id === step.id,
  )
  return place < 0 ? [...parts, { type: 'step', step }] : parts.with(place, { type: 'step', step })
}

/** Each run counts its sources anew, so those of the runs before stay beside them. */
function withSources(message: ChatMessage, sources: readonly Source[]): ChatMessage {
  if (sources.length === 0 || sources === message.sources) return message
  const run = message.metadata.runs.length - 1
  if (run <= 0) return { ...message, sources }
  const earlier = message.sources.filter((source) => source.run !== run)
  return { ...message, sources: [...earlier, ...sources.map((source) => ({ ...source, run }))] }
}

/** A call moved on. An answer under way waits for the user as long as one of its calls does. */
function withToolUpdate(message: ChatMessage, parts: readonly MessagePart[]): ChatMessage {
  if (parts === message.parts || isTerminal(message.status)) return withParts(message, parts)
  const type = isAwaitingApproval(parts) ? 'requires-action' : 'streaming'
  return { ...message, parts, status: { type } }
}

/** Index of the current run's first part. */
function startOfRun({ metadata }: ChatMessage): number {
  return metadata.runStarts?.at(-1) ?? 0
}

function closeReasoning(parts: readonly MessagePart[], at: number): readonly MessagePart[] {
  return parts.some(isOpen)
    ? parts.map((part) => (isOpen(part) ? { ...part, endedAt: at } : part))
    : parts
}

function isOpen(part: MessagePart): boolean {
  return part.type === 'reasoning' && part.endedAt === undefined
}

function withParts(message: ChatMessage, parts: readonly MessagePart[]): ChatMessage {
  return parts === message.parts ? message : { ...message, parts }
}

/** New parts, and what the first of them changes: the answer streams, and its first token has a time. */
function withContent(message: ChatMessage, parts: readonly MessagePart[], at: number): ChatMessage {
  if (parts === message.parts) return message
  const isFirst = message.metadata.firstTokenAt === undefined
  return {
    ...message,
    parts,
    status: message.status.type === 'submitted' ? { type: 'streaming' } : message.status,
    metadata: isFirst ? { ...message.metadata, firstTokenAt: at } : message.metadata,
  }
}

function withMetadata(message: ChatMessage, change: Partial<MessageMetadata>): ChatMessage {
  return { ...message, metadata: { ...message.metadata, ...change } }
}

function end(message: ChatMessage, status: MessageStatus, at: number): ChatMessage {
  const closed = closeReasoning(message.parts, at)
  // A call of a complete answer may still be run, by a caller with a loop of its own.
  const parts = status.type === 'incomplete' ? interruptToolCalls(closed) : closed
  return { ...message, parts, status, metadata: { ...message.metadata, finishedAt: at } }
}

function finishStatus(reason: FinishReason): MessageStatus {
  return reason === 'stop' || reason === 'tool-calls' || reason === 'other'
    ? { type: 'complete', reason }
    : { type: 'incomplete', reason }
}

function errorStatus(error: TyqwErrorData): MessageStatus {
  const { kind } = error
  const reason = kind === 'truncated' || kind === 'content-filter' ? kind : 'error'
  return { type: 'incomplete', reason, error }
}
