import type { ChatMessage, FilePart } from './message'
import type { ToolDefinition } from './tool'

/** What a user may turn on and off from turn to turn. What is not set is not sent. */
export interface TurnOptions {
  /** Whether the model thinks first. Wins over the protocol's own `enableThinking`. */
  readonly thinking?: boolean
  /** Whether the web is searched. Wins over the protocol's own `enableSearch` or `enableWebSearch`. */
  readonly search?: boolean
}

/** What a chat asks of a transport for one turn. Protocols extend it with their own fields. */
export interface ChatRequest extends TurnOptions {
  /** The user's turn. */
  readonly text: string
  readonly files?: readonly FilePart[]
  /** Bailian's server-side memory. Never together with `messages`. */
  readonly sessionId?: string
  /**
   * The visible conversation, the user's turn last, or an answer whose tools have run. Never together with `sessionId`.
   */
  readonly messages?: readonly ChatMessage[]
  /** The answer that ends `messages` is to be continued. Only where the transport says `hasPartial`. */
  readonly partial?: boolean
  /** Functions the model may call; Bailian applications have none. */
  readonly tools?: readonly ToolDefinition[]
  /** Ask for deltas instead of the whole text in each frame. A client's own option of that name wins. */
  readonly incrementalOutput?: boolean
}
