import type { FinishReason, MessageChunk } from './chunk'
import type { TyqwErrorData } from './errors'
import type { ChatMessage, MessageMetadata, MessagePart, MessageStatus } from './message'
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
      return chunk.delta ? withContent(message, appendText(message, chunk.delta, at), at) : message
    case 'text-replace':
      return withContent(message, replaceText(message, chunk.text, at), at)
    case 'reasoning-delta':
      return chunk.delta
        ? withContent(message, appendReasoning(message, chunk.delta, at), at)
        : message
    case 'reasoning-replace':
      return withContent(message, replaceReasoning(message, chunk.text, at), at)
    case 'step':
      return withContent(message, upsertStep(message.parts, chunk.step), at)
    case 'tool-call-delta':
      return withContent(message, growToolCall(message.parts, startOfRun(message), chunk), at)
    case 'tool-update':
      return withToolUpdate(message, updateToolCall(message.parts, chunk))
    case 'file':
      return withContent(message, [...message.parts, chunk.file], at)
    case 'sources':
      return chunk.sources.length > 0 && chunk.sources !== message.sources
        ? { ...message, sources: chunk.sources }
        : message
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
  return (
    chunk.type === 'start' ||
    chunk.type === 'usage' ||
    chunk.type === 'sources' ||
    chunk.type === 'tool-update'
  )
}

function openRun(
  message: ChatMessage,
  chunk: Extract<MessageChunk, { type: 'start' }>,
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
      ...(chunk.requestId !== undefined && { requestId: chunk.requestId }),
      ...(chunk.model !== undefined && { model: chunk.model }),
    },
  }
}

function appendText(message: ChatMessage, delta: string, at: number): readonly MessagePart[] {
  const parts = closeReasoning(message.parts, at)
  const last = lastOfRun(message, parts)
  return last?.type === 'text'
    ? parts.with(-1, { type: 'text', text: last.text + delta })
    : [...parts, { type: 'text', text: delta }]
}

/** The run's whole text takes the place of its last text part; earlier ones of the run are covered by it. */
function replaceText(message: ChatMessage, text: string, at: number): readonly MessagePart[] {
  const parts = text ? closeReasoning(message.parts, at) : message.parts
  return replaceInRun(message, parts, 'text', { type: 'text', text }, text === '')
}

function appendReasoning(message: ChatMessage, delta: string, at: number): readonly MessagePart[] {
  const last = lastOfRun(message, message.parts)
  return last?.type === 'reasoning' && last.endedAt === undefined
    ? message.parts.with(-1, { ...last, text: last.text + delta })
    : [...closeReasoning(message.parts, at), { type: 'reasoning', text: delta, startedAt: at }]
}

function replaceReasoning(message: ChatMessage, text: string, at: number): readonly MessagePart[] {
  const start = startOfRun(message)
  const earlier = message.parts.find((part, index) => index >= start && part.type === 'reasoning')
  const part: MessagePart =
    earlier?.type === 'reasoning'
      ? { ...earlier, text }
      : { type: 'reasoning', text, startedAt: at }
  return replaceInRun(message, message.parts, 'reasoning', part, text === '')
}

/** Puts `part` where the run's last part of that type stands, or at the end; an empty one leaves none there. */
function replaceInRun(
  message: ChatMessage,
  parts: readonly MessagePart[],
  type: MessagePart['type'],
  part: MessagePart,
  isEmpty: boolean,
): readonly MessagePart[] {
  const start = startOfRun(message)
  const place = parts.findLastIndex((other, index) => index >= start && other.type === type)
  if (place < 0) return isEmpty ? parts : [...parts, part]
  const isKept = (index: number) => index === place && !isEmpty
  return parts
    .with(place, part)
    .filter((other, index) => index < start || other.type !== type || isKept(index))
}

function upsertStep(
  parts: readonly MessagePart[],
  step: Extract<MessagePart, { type: 'step' }>['step'],
): readonly MessagePart[] {
  const place = parts.findIndex((part) => part.type === 'step' && part.step.id === step.id)
  return place < 0 ? [...parts, { type: 'step', step }] : parts.with(place, { type: 'step', step })
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

/** The last part, if it belongs to the current run. */
function lastOfRun(message: ChatMessage, parts: readonly MessagePart[]): MessagePart | undefined {
  return parts.length > startOfRun(message) ? parts.at(-1) : undefined
}

function closeReasoning(parts: readonly MessagePart[], at: number): readonly MessagePart[] {
  const isOpen = (part: MessagePart) => part.type === 'reasoning' && part.endedAt === undefined
  return parts.some(isOpen)
    ? parts.map((part) => (isOpen(part) ? { ...part, endedAt: at } : part))
    : parts
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
  switch (reason) {
    case 'stop':
    case 'tool-calls':
    case 'other':
      return { type: 'complete', reason }
    default:
      return { type: 'incomplete', reason }
  }
}

function errorStatus(error: TyqwErrorData): MessageStatus {
  const { kind } = error
  const reason = kind === 'truncated' || kind === 'content-filter' ? kind : 'error'
  return { type: 'incomplete', reason, error }
}
