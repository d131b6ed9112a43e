import type { TyqwErrorData } from './errors'

/** A retrieval, a memory lookup, a plugin call or a workflow node the service reports while it answers. */
export interface Step {
  /** Stable within a run: a step with the same id replaces the earlier one. */
  readonly id: string
  readonly kind: 'retrieval' | 'memory' | 'plugin' | 'workflow-node' | 'search' | 'code' | 'other'
  /** The service's own name of it, such as `知识检索`. */
  readonly name: string
  readonly state: 'running' | 'done' | 'failed'
  /** What it was asked, as text (often JSON text). */
  readonly input?: string
  /** What it answered, as text (often JSON text). */
  readonly output?: string
  /** The service's own measure, in milliseconds. */
  readonly durationMs?: number
}

/** A document or page the answer cites. Every field but `index` is optional on the wire. */
export interface Source {
  /** The number in the mark: `'4'` for `<ref>[4]</ref>`. */
  readonly index: string
  /** Which run of the message gave it; absent for the first. Each run counts from 1. */
  readonly run?: number
  readonly title?: string
  readonly url?: string
  /** The passage that was found. */
  readonly text?: string
  readonly documentId?: string
  readonly documentName?: string
  readonly images?: readonly string[]
  readonly pages?: readonly number[]
  readonly siteName?: string
  readonly icon?: string
}

/** A file or an image, sent or received. */
export interface FilePart {
  readonly type: 'file'
  /** As in `image/png`. */
  readonly mediaType: string
  /** `https:`, `data:` or `oss:`. */
  readonly url: string
  readonly name?: string
  /** Bytes. */
  readonly size?: number
}

/**
 * How far a call of a tool is. An answer that breaks off leaves none unfinished: each becomes `output-error`, code
 * `tool-interrupted`. One that is complete with reason `tool-calls` leaves them as they are, for a caller that runs them
 * itself and folds `tool-update` chunks.
 */
export type ToolState =
  | 'input-streaming'
  | 'approval-requested'
  | 'running'
  | 'output-available'
  | 'output-error'
  | 'output-denied'

/** One piece of a message, in the order it arrived. */
export type MessagePart =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'reasoning'
      readonly text: string
      /** ms since epoch */
      readonly startedAt: number
      /** ms since epoch; absent while it goes on */
      readonly endedAt?: number
    }
  | { readonly type: 'step'; readonly step: Step }
  | {
      readonly type: 'tool'
      readonly toolCallId: string
      /** Its place among the calls of its run, as the wire counts them. */
      readonly index?: number
      readonly name: string
      /** JSON text of the arguments. */
      readonly input: string
      readonly state: ToolState
      readonly output?: unknown
      readonly error?: TyqwErrorData
    }
  | FilePart

/** The reason decides which button the user is offered. */
export type MessageStatus =
  | { readonly type: 'submitted' }
  | { readonly type: 'streaming' }
  | { readonly type: 'requires-action' }
  | { readonly type: 'complete'; readonly reason: 'stop' | 'tool-calls' | 'other' }
  | {
      readonly type: 'incomplete'
      readonly reason: 'stopped' | 'length' | 'content-filter' | 'truncated' | 'error'
      readonly error?: TyqwErrorData
    }

/** Tokens of one run. Cumulative within the run: the last report wins. */
export interface Usage {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly reasoningTokens?: number
  readonly cachedTokens?: number
  /** The models that ran, with their share, where the service tells. */
  readonly models?: readonly {
    readonly model: string
    readonly inputTokens: number
    readonly outputTokens: number
  }[]
}

export interface MessageMetadata {
  readonly requestId?: string
  readonly streamId?: string
  readonly model?: string
  /** One entry a run; a tool loop or "continue" adds runs to the same message. */
  readonly runs: readonly Usage[]
  /** Index of the first part of each run but the first; absent in a message with one run. */
  readonly runStarts?: readonly number[]
  /** ms since epoch */
  readonly submittedAt?: number
  /** ms since epoch */
  readonly firstTokenAt?: number
  /** ms since epoch */
  readonly finishedAt?: number
  readonly feedback?: { readonly value: 'like' | 'dislike'; readonly reason?: string }
}

/** One message of a conversation. Immutable: a change makes a new object. */
export interface ChatMessage {
  readonly id: string
  readonly role: 'user' | 'assistant' | 'system'
  readonly parts: readonly MessagePart[]
  readonly sources: readonly Source[]
  readonly status: MessageStatus
  /** ms since epoch */
  readonly createdAt: number
  readonly metadata: MessageMetadata
}

/** A message with nothing in it yet. User messages are complete, answers are submitted. */
export function createMessage(
  role: ChatMessage['role'],
  options: { id: string; createdAt: number; parts?: readonly MessagePart[] },
): ChatMessage {
  return {
    id: options.id,
    role,
    parts: options.parts ?? [],
    sources: [],
    status: role === 'assistant' ? { type: 'submitted' } : { type: 'complete', reason: 'stop' },
    createdAt: options.createdAt,
    metadata: { runs: [], ...(role === 'assistant' && { submittedAt: options.createdAt }) },
  }
}

/** The answer's visible text: all text parts, joined. Reads the whole text, so call it once a frame at most. */
export function textOf(message: ChatMessage): string {
  let text = ''
  for (const part of message.parts) if (part.type === 'text') text += part.text
  return text
}
