import type { MessageChunk } from './chunk'
import type { ChatRequest } from './request'

/** How a model writes its marks of sources: `[1]`, or `[ref_1]`. */
export type CitationFormat = '[<number>]' | '[ref_<number>]'

/** Where answers come from. `Tyqw` is one; a test's or a demo's script is another. */
export interface ChatTransport {
  /** Whether the service keeps a memory under a session id. @default unknown: as the answers say */
  readonly hasSessions?: boolean
  /** Whether it goes on with an answer that ends `messages`, asked by `partial: true`. @default false */
  readonly hasPartial?: boolean
  /** Which marks of sources it asks its model for. Only then is a number in brackets one. @default none */
  readonly citationFormat?: CitationFormat | undefined
  /**
   * One answer. Failures arrive as a last `error` chunk, a stop as `finish` with reason `stopped`;
   * only misuse (ConfigError) throws.
   */
  stream(
    request: ChatRequest,
    init: { signal: AbortSignal; streamId?: string },
  ): AsyncIterable<MessageChunk>
  /** Goes on with an answer that a lost connection cut. */
  resume?(streamId: string, init: { signal: AbortSignal }): AsyncIterable<MessageChunk>
  /** Ends an answer at its source. */
  stop?(streamId: string): Promise<void>
}
