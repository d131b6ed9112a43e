import type { ChatMessage, FilePart, MessagePart, Step } from '@tyqw/core'

/** What a slot of a text part is given. */
export interface TextPartScope {
  part: Extract<MessagePart, { type: 'text' }>
  message: ChatMessage
  /** True while more of this text is to come. */
  streaming: boolean
}

/** What a slot of a reasoning part is given. */
export interface ReasoningPartScope {
  part: Extract<MessagePart, { type: 'reasoning' }>
  message: ChatMessage
}

/** What a slot of a tool's part is given. */
export interface ToolPartScope {
  part: Extract<MessagePart, { type: 'tool' }>
  message: ChatMessage
  /** Lets the call run; only while its state is `approval-requested`. */
  approve: () => void
  /** Does not; the model is told. */
  deny: () => void
}

/** The slots of a message. Each takes the place of what is shown without it. */
export interface TyqwMessageSlots {
  /** The whole message. */
  message?(scope: { message: ChatMessage; isLast: boolean }): unknown
  'part-text'?(scope: TextPartScope): unknown
  'part-reasoning'?(scope: ReasoningPartScope): unknown
  'part-steps'?(scope: { steps: readonly Step[]; message: ChatMessage }): unknown
  'part-tool'?(scope: ToolPartScope): unknown
  'part-file'?(scope: { part: FilePart; message: ChatMessage }): unknown
  sources?(scope: { message: ChatMessage }): unknown
  /** Further actions below an answer, after copy and regenerate. */
  'message-actions'?(scope: { message: ChatMessage; isLast: boolean }): unknown
}

/** The slots of a chat. */
export interface TyqwChatSlots extends TyqwMessageSlots {
  /** The bar at the top. */
  header?(): unknown
  /** What stands there before the first question. */
  welcome?(scope: { send: (text: string) => void }): unknown
  /** What is offered below an answer that is complete, in place of a list. */
  'follow-ups'?(scope: { message: ChatMessage; send: (text: string) => void }): unknown
  /** Controls beside the send button. */
  'composer-actions'?(): unknown
  /** The line below the composer. */
  'composer-footer'?(): unknown
}
