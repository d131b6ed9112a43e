import type { Clock } from '../model/clock'
import type { ChatRequest } from '../model/request'
import type { ChatProtocol } from '../protocols/protocol'

/** A request just before it leaves. `headers` and `body` may be changed in place. */
export interface OutgoingRequest {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>
}

export interface TyqwOptions<Request extends ChatRequest, Frame> {
  /** The id of the Bailian application. Needed to send with the default protocol. */
  appId?: string
  /** Where the gateway or proxy answers. @default '/tyqw' */
  baseUrl?: string
  /** The wire. @default bailianApp() */
  protocol?: ChatProtocol<Request, Frame>
  /**
   * A short-lived token, sent as `Authorization: Bearer …`. Called for each attempt, and with `refresh` once after a 401.
   *
   * @default none: cookies or the gateway decide
   */
  getToken?: (context: {
    refresh: boolean
  }) => string | undefined | null | Promise<string | undefined | null>
  /** @default the page's fetch */
  fetch?: typeof fetch
  /** Further headers, or a function that gives them for each request. */
  headers?:
    | Readonly<Record<string, string>>
    | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
  /** @default 'same-origin' */
  credentials?: RequestCredentials
  /** Sees every request before it leaves and may change its headers and body, to add `biz_params` for one. */
  onRequest?: (request: OutgoingRequest) => void | Promise<void>
  /** Deltas (true), or the whole text in each frame (false). @default not sent: the service then sends whole texts */
  incrementalOutput?: boolean
  /** Longest wait for the first byte of each attempt, in ms. 0 is no limit. @default 60000 */
  firstByteTimeout?: number
  /** Longest silence between bytes, in ms. 0 is no limit. @default 180000 */
  idleTimeout?: number
  /** Most bytes of one event. @default 16777216 (16 MiB) */
  maxEventBytes?: number
  /**
   * How often a request that the model cannot have seen is sent again by itself: before any frame of an answer, on 429,
   * 503 and `Throttling*`. Never after the answer has begun, never for a broken connection. 0 turns it off.
   *
   * @default 2
   */
  retry?: number
  /** Time and chance, for tests. @default the machine's */
  clock?: Clock
  /** The key under which `send()` keeps its session id. @default 'tyqw_sessionId' */
  sessionIdKey?: string
  /** Where it is kept. @default localStorage, or memory where that is blocked */
  storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}
