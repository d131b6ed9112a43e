import type { MessageChunk } from '../model/chunk'
import type { ChatRequest, TurnOptions } from '../model/request'
import type { AcceptedFiles, CitationFormat } from '../model/transport'

/** One server-sent event, as the WHATWG rules dispatch it. */
export interface ServerSentEvent {
  /** The event's type; `message` where the stream names none. */
  readonly event: string
  /** The data lines, joined by line feeds. */
  readonly data: string
  /** The last id the stream gave, if any. */
  readonly id?: string
  /** From DashScope's comment `:HTTP_STATUS/nnn` within the event. */
  readonly status?: number
}

/** What the client knows when it builds a request. */
export interface RequestContext {
  readonly appId?: string | undefined
  /** Deltas (true), or the whole text in each frame (false). Undefined asks for nothing and gets the wire's default. */
  readonly incrementalOutput?: boolean | undefined
}

/** What a decoder is told of the request it reads the answer of. */
export type DecoderContext = Pick<RequestContext, 'incrementalOutput'>

/** A request on the wire. */
export interface WireRequest {
  /** Below the client's `baseUrl`, beginning with a slash. */
  readonly path: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

/** Reads one answer. Stateful: one decoder an answer. Never throws. */
export interface ChatDecoder<Frame> {
  /** The parsed frame (undefined for an event without one) and what it adds to the answer. */
  decode(event: ServerSentEvent): {
    readonly frame: Frame | undefined
    readonly chunks: readonly MessageChunk[]
  }
  /**
   * What the end of the stream adds: nothing after a terminal chunk, otherwise what was held back and the chunk that ends
   * the answer.
   *
   * @param last - That chunk, where the wire has not said how the answer ends. @default a `truncated` error
   */
  end(last?: MessageChunk): readonly MessageChunk[]
}

/** What a client offers its user, where the protocol cannot know it: the model, or the application's console, decides. */
export interface Offered {
  /**
   * What the user may turn on and off from turn to turn, and how each stands at first:
   * `{ thinking: false, search: true }`. The answer is asked for with what stands there, whatever the default is.
   *
   * @default nothing
   */
  readonly switches?: TurnOptions | undefined
  /** Which files a request can carry. */
  readonly accepts?: AcceptedFiles | undefined
}

/** A wire protocol as a pure codec: no fetch, no clock, no randomness. */
export interface ChatProtocol<Request extends ChatRequest, Frame> {
  readonly name: string
  /** `'id'` where streams are known that leave out the blank line between events. */
  readonly frameOn?: 'id'
  /** Whether the service keeps a memory under a session id. Without it, `send()` sends none. @default false */
  readonly hasSessions?: boolean
  /** Whether a request may ask by `partial: true` to go on with the answer that ends its `messages`. @default false */
  readonly hasPartial?: boolean
  /** Which marks of sources are asked for where the request does not say. @default none */
  readonly citationFormat?: CitationFormat | undefined
  /** What the user may turn on and off from turn to turn, and how each stands at first. @default nothing */
  readonly switches?: TurnOptions | undefined
  /** Which files a request can carry. @default unknown */
  readonly accepts?: AcceptedFiles | undefined
  /** What is asked for where neither the client nor the request says. @default nothing, so the wire's own default */
  readonly incrementalOutput?: boolean
  /** @throws ConfigError when an option is missing. */
  toRequest(request: Request, context: RequestContext): WireRequest
  /** @param asked - What the request asked for. The decoder understands both. @default the wire's default */
  createDecoder(asked?: DecoderContext): ChatDecoder<Frame>
}
