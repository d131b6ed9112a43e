import type { MessageChunk } from './chunk'
import type { TyqwErrorData } from './errors'
import type { ChatRequest, TurnOptions } from './request'

/** How a model writes its marks of sources: `[1]`, or `[ref_1]`. */
export type CitationFormat = '[<number>]' | '[ref_<number>]'

/** A request that is about to be sent again. */
export interface RetryInfo {
  /** 1 for the first time it is sent again. */
  readonly attempt: number
  /** How long the client waits before it sends, in ms. */
  readonly delayMs: number
  /** Why. */
  readonly error: TyqwErrorData
}

/** What an answer is asked with, besides the request. */
export interface StreamInit {
  readonly signal: AbortSignal
  readonly streamId?: string
  /** Called when the request is about to be sent again by itself, for whoever waits for the answer. */
  readonly onRetry?: ((info: RetryInfo) => void) | undefined
}

/** Which files a request can carry, as media types; `image/*` stands for all of a kind, `*` for everything. */
export interface AcceptedFiles {
  /** Within the request, as `data:` URLs. */
  readonly inline: readonly string[]
  /** By an address that the service can open. */
  readonly linked: readonly string[]
}

/** Where answers come from. `Tyqw` is one; a test's or a demo's script is another. */
export interface ChatTransport {
  /** Whether the service keeps a memory under a session id. @default unknown: as the answers say */
  readonly hasSessions?: boolean
  /** Whether it goes on with an answer that ends `messages`, asked by `partial: true`. @default false */
  readonly hasPartial?: boolean
  /** Which marks of sources it asks its model for. Only then is a number in brackets one. @default none */
  readonly citationFormat?: CitationFormat | undefined
  /** What the user is offered to turn on and off, and how each stands at first. @default nothing */
  readonly switches?: TurnOptions | undefined
  /** Which files it takes. @default unknown, so that none are offered */
  readonly accepts?: AcceptedFiles | undefined
  /**
   * One answer. Failures arrive as a last `error` chunk, a stop as `finish` with reason `stopped`;
   * only misuse (ConfigError) throws.
   */
  stream(request: ChatRequest, init: StreamInit): AsyncIterable<MessageChunk>
  /** Goes on with an answer that a lost connection cut. */
  resume?(streamId: string, init: { signal: AbortSignal }): AsyncIterable<MessageChunk>
  /** Ends an answer at its source. */
  stop?(streamId: string): Promise<void>
}
