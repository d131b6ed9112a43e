import type { ChatMessage, FilePart } from './message'
import type { ToolDefinition } from './tool'

/** What a chat asks of a transport for one turn. Protocols extend it with their own fields. */
export interface ChatRequest {
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
