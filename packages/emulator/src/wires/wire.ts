import type { Delivery } from '../delivery'
import type { Pace } from '../latency'
import type { Random } from '../random'
import type { Chooser } from '../scenarios/choose'
import type { SessionStore } from '../sessions'
import type { FrameWriter } from './frame-writer'

/** What the wires of one emulator share. */
export interface WireContext {
  readonly pace: Pace
  /** For ids and tokens; the order of requests decides which one gets what. */
  readonly random: Random
  readonly sessions: SessionStore
  /** Finds what a request is answered with. */
  readonly choose: Chooser
  /** The time in ms since epoch. */
  readonly now: () => number
}

/** One request, and what every wire needs for its answer. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  /** The parsed JSON, or the text when it is none. */
  readonly body: unknown
  /** The `request_id` of bodies. */
  readonly requestId: string
  /** The `x-request-id` header, which is another one. */
  readonly headerId: string
  readonly delivery: Delivery
}

/** Answers the requests of one endpoint. */
export type WireHandler = (exchange: Exchange) => Promise<Response>

/** An endpoint. The writer is for what is refused before the handler sees it: a missing key, a wrong method. */
export type Route = readonly [
  method: string,
  path: RegExp,
  handler: WireHandler,
  writer?: FrameWriter,
]
