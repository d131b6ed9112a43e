import type { TyqwErrorData } from './errors'
import type { FilePart, Source, Step, ToolState, Usage } from './message'

/** Why an answer ended. */
export type FinishReason =
  'stop' | 'length' | 'tool-calls' | 'content-filter' | 'stopped' | 'truncated' | 'other'

/**
 * One normalised increment of an answer, the same for every wire protocol.
 * A stream yields exactly one terminal chunk, `finish` or `error`, and it is the last.
 */
export type MessageChunk =
  /** Opens a run: one call of the model within a message. */
  | { readonly type: 'start'; readonly requestId?: string; readonly model?: string }
  /** Bailian's memory of the conversation. */
  | { readonly type: 'session'; readonly sessionId: string }
  | { readonly type: 'text-delta'; readonly delta: string }
  /** This run's whole text. */
  | { readonly type: 'text-replace'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly delta: string }
  /** This run's whole reasoning. */
  | { readonly type: 'reasoning-replace'; readonly text: string }
  /** Inserted, or replaced when a step with that id is there. */
  | { readonly type: 'step'; readonly step: Step }
  | {
      readonly type: 'tool-call-delta'
      readonly index: number
      readonly id?: string
      readonly name?: string
      readonly argumentsDelta: string
    }
  /** From the chat, never from a decoder. */
  | {
      readonly type: 'tool-update'
      readonly toolCallId: string
      readonly state: ToolState
      readonly output?: unknown
      readonly error?: TyqwErrorData
    }
  | { readonly type: 'file'; readonly file: FilePart }
  /** Cumulative; an empty list never overwrites. */
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  /** Of this run, cumulative: the last one wins. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** Terminal. */
  | { readonly type: 'finish'; readonly reason: FinishReason }
  /** Terminal. */
  | { readonly type: 'error'; readonly error: TyqwErrorData }
