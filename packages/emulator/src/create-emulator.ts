import { allowOrigin, answerPreflight } from './cors'
import type { DeliveryOptions } from './delivery'
import { toDelivery } from './delivery'
import type { Latency } from './latency'
import { createPace } from './latency'
import { createRandom } from './random'
import { createChooser } from './scenarios/choose'
import type { SessionPolicy } from './sessions'
import { createSessionStore } from './sessions'
import { createTokenIssuer } from './token-issuer'
import { createBailianApp } from './wires/bailian-app/bailian-app'
import { createChat } from './wires/chat/chat'
import type { DialectName } from './wires/chat/dialects/dialects'
import { createChatWriter } from './wires/chat/writer'
import { createQwen } from './wires/qwen/qwen'
import { toErrorResponse } from './wires/respond'
import { createResponses } from './wires/responses/responses'
import { createTokenEndpoint } from './wires/token'
import type { Route, WireContext } from './wires/wire'
import type { WireError } from './wire-error'
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
export interface EmulatorOptions extends DeliveryOptions {
  /** The same seed and the same requests give the same bytes: ids, tokens and random cuts. @default a random one */
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
  /**
   * Whether pages of any origin may read the answers, and preflights are answered. Off, because the real service does
   * not promise it: a page that works against it works through a gateway.
   * @default false
   */
  readonly cors?: boolean
  /**
   * What happens with a `session_id` that is unknown, an hour old or 50 turns long.
   * @default 'newSession'
   */
  readonly sessionPolicy?: SessionPolicy
  /**
   * Which server's chat completions `/compatible-mode/v1/chat/completions` and `/v1/chat/completions` speak; the
   * header `x-tyqw-dialect` wins.
   * @default 'dashscope'
   */
  readonly dialect?: DialectName
  /** Called with every request before it is answered. */
  readonly onRequest?: (record: RequestRecord) => void
  /** The time in ms since epoch; sessions and tokens expire by it. @default Date.now */
  readonly now?: () => number
}

/** A DashScope that answers from scripts. */
export interface Emulator {
  /**
   * Takes what the page's own `fetch` takes, so that it can stand in its place. Answers as DashScope would: Bailian
   * applications and their Responses facade, native generation, chat completions, temporary tokens. Never rejects
   * because of what was asked; it rejects when the request's signal aborts and, without streaming, in the scenario
   * `reset`.
   */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
}

const KEY = /^Bearer ((?:sk|st)-\S+)$/

/**
 * Creates an emulator. It uses web standards only, so it runs in Node, in a page and in a worker.
 *
 * @example
 * const emulator = createEmulator({ seed: 1, latency: 'instant' })
 * const gateway = createGateway({ apiKey: 'sk-test', apps: '*', upstream: { fetch: emulator.fetch } })
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { latency = 'realistic', authorize = true, cors = false, now = Date.now } = options
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32)
  const random = createRandom(seed)
  const cuts = createRandom(seed + 2)
  const context: WireContext = {
    pace: createPace(latency, createRandom(seed + 1)),
    random,
    sessions: createSessionStore({
      now,
      createId: () => random.hex(32),
      policy: options.sessionPolicy,
    }),
    choose: createChooser({ fallback: options.scenario, now }),
    now,
  }
  const tokens = createTokenIssuer({ now, createId: () => random.hex(32) })
  const chat = createChat(context, options.dialect ?? 'dashscope')
  const routes: readonly Route[] = [
    ['POST', /^\/api\/v1\/apps\/[^/]+\/completion$/, createBailianApp(context)],
    ['POST', toGeneration('text'), createQwen(context, { multimodal: false })],
    ['POST', toGeneration('multimodal'), createQwen(context, { multimodal: true })],
    ['POST', CHAT_PATH, chat, createChatWriter({ native: true })],
    ['POST', RESPONSES_PATH, createResponses(context)],
    ['POST', /^\/api\/v1\/tokens$/, createTokenEndpoint(tokens)],
  ]

  async function answer(request: Request): Promise<Response> {
    request.signal.throwIfAborted()
    const { method, headers } = request
    const url = new URL(request.url)
    const body = parse(await request.text())
    options.onRequest?.({
      method,
      path: url.pathname + url.search,
      headers: Object.fromEntries(headers),
      body,
    })
    if (cors && method === 'OPTIONS') return answerPreflight(request)

    const ids = { requestId: random.uuid(), headerId: random.uuid() }
    const here = routes.filter(([, path]) => path.test(url.pathname))
    const route = here.find((candidate) => candidate[0] === method)
    const refuse = (error: WireError) => toErrorResponse(error, ids, (route ?? here[0])?.[3])
    if (here.length === 0) return refuse(wireErrors.notFound)
    const key = KEY.exec(headers.get('authorization') ?? '')?.[1]
    if (authorize && (key === undefined || tokens.isExpired(key))) {
      return refuse(wireErrors.invalidApiKey)
    }
    if (!route) return refuse(invalidParameter(`Request method '${method}' is not supported.`))
    const cutsOfAnswer = createRandom(cuts.next() * 2 ** 32)
    const delivery = toDelivery(headers.get('x-tyqw-chunking'), options, cutsOfAnswer)
    if ('code' in delivery) return refuse(delivery)
    return route[2]({ request, url, body, ...ids, delivery })
  }

  return {
    async fetch(input, init) {
      const response = await answer(toRequest(input, init))
      return cors ? allowOrigin(response) : response
    },
  }
}

const RESPONSES_PATH = /^\/api\/v2\/apps\/agent\/[^/]+\/compatible-mode\/v1\/responses$/
const CHAT_PATH = /^(\/compatible-mode)?\/v1\/chat\/completions$/

function toGeneration(kind: 'text' | 'multimodal'): RegExp {
  return new RegExp(`^/api/v1/services/aigc/${kind}-generation/generation$`)
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
