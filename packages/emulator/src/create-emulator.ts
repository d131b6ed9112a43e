import type { Latency } from './latency'
import { createPace } from './latency'
import { createRandom } from './random'
import { createSessionStore } from './sessions'
import { createBailianApp } from './wires/bailian-app'
import { toErrorResponse } from './wires/respond'
import { invalidParameter, wireErrors } from './wire-error'

/** A request as the emulator received it, for tests that prove what went upstream. */
export interface RequestRecord {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The parsed JSON, or the text when it is not JSON. */
  readonly body: unknown
}

/** How an emulator behaves. */
export interface EmulatorOptions {
  /** The same seed gives the same session and request ids. @default a random one */
  readonly seed?: number
  /** @default 'realistic' */
  readonly latency?: Latency
  /** The scenario for requests that name none, by header `x-tyqw-scenario` or by prompt. @default 'plain' */
  readonly scenario?: string
  /**
   * Whether `Authorization: Bearer sk-…` or `st-…` is required, as the real service does. Set `false` in a page.
   * @default true
   */
  readonly authorize?: boolean
  /** Called with every request before it is answered. */
  readonly onRequest?: (record: RequestRecord) => void
  /** The time in ms since epoch; sessions expire by it. @default Date.now */
  readonly now?: () => number
}

/** A DashScope that answers from scripts. */
export interface Emulator {
  /**
   * Takes what the page's own `fetch` takes, so that it can stand in its place. Answers as DashScope would, for `POST /api/v1/apps/{id}/completion`. Never rejects because of what was
   * asked; it rejects when the request's signal aborts and, without streaming, in the scenario `reset`.
   */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
}

const COMPLETION_PATH = /^\/api\/v1\/apps\/[^/]+\/completion$/
const KEY = /^Bearer (sk|st)-\S+$/

/**
 * Creates an emulator. It uses web standards only, so it runs in Node, in a page and in a worker.
 *
 * @example
 * const emulator = createEmulator({ seed: 1, latency: 'instant' })
 * const gateway = createGateway({ apiKey: 'sk-test', apps: '*', upstream: { fetch: emulator.fetch } })
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { latency = 'realistic', authorize = true, now = Date.now, onRequest } = options
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32)
  const random = createRandom(seed)
  const sessions = createSessionStore({ now, createId: () => random.hex(32) })
  const complete = createBailianApp({
    sessions,
    pace: createPace(latency, createRandom(seed + 1)),
    createRequestId: random.uuid,
    scenario: options.scenario,
  })

  async function answer(request: Request): Promise<Response> {
    request.signal.throwIfAborted()
    const { pathname, search } = new URL(request.url)
    const body = parse(await request.text())
    const headers = Object.fromEntries(request.headers)
    onRequest?.({ method: request.method, path: pathname + search, headers, body })
    const refuse = (error: Parameters<typeof toErrorResponse>[0]) =>
      toErrorResponse(error, { requestId: random.uuid(), headerId: random.uuid() })

    if (!COMPLETION_PATH.test(pathname)) return refuse(wireErrors.notFound)
    if (authorize && !KEY.test(request.headers.get('authorization') ?? '')) {
      return refuse(wireErrors.invalidApiKey)
    }
    if (request.method !== 'POST') {
      return refuse(invalidParameter(`Request method '${request.method}' is not supported.`))
    }
    return complete(request, body)
  }

  return { fetch: async (input, init) => answer(toRequest(input, init)) }
}

/** A relative address is one of the page's, or in Node of an origin that does not exist. */
function toRequest(input: Request | string | URL, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init ? new Request(input, init) : input
  const base = typeof location === 'undefined' ? 'http://emulator.invalid' : location.href
  return new Request(new URL(input, base), init)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
