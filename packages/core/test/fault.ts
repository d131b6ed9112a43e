import type { ServerResponse } from 'node:http'
import type { TyqwErrorKind } from '../src/model/errors'
import type { FaultScript } from './run-fault'

/** Where the client is told to ask, other than the server itself. */
export type FaultAddress = 'refused' | 'unknown-name' | 'https-to-http' | 'http-to-https'

/** What must come of a fault, whatever the client's part. */
export interface FaultExpectation {
  /** Of the one error; undefined where there is none. */
  readonly kind?: TyqwErrorKind
  readonly code?: string
  readonly status?: number
  /** Why the answer ended; `complete` for one that did as it should. */
  readonly reason: 'complete' | 'stopped' | 'truncated' | 'content-filter' | 'error' | 'left'
  readonly text: string
  readonly requests: number
  /** How long each retry waited, in ms. @default none */
  readonly delays?: readonly number[]
  readonly tokens?: number
  readonly retryAfterMs?: number
}

/** One thing that goes wrong: what the server does, what the client does, what must come of it. */
export interface Fault {
  readonly name: string
  readonly address?: FaultAddress
  /**
   * @param count - 1 for the first request.
   * @param textRead - Resolves once the client has got a text: what is on its way when a connection breaks is lost.
   */
  readonly answer?: (response: ServerResponse, count: number, textRead: Promise<void>) => void
  readonly script?: FaultScript
  /** The client's part needs a loop, which only a stream has. */
  readonly mode?: 'stream'
  readonly expected: FaultExpectation
}
