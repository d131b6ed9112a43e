import { fetchEventSource } from '@microsoft/fetch-event-source'
import { systemClock, type Clock } from '../model/clock'
import { ConfigError, isTyqwError } from '../model/errors'
import type { ServerSentEvent } from '../protocols/protocol'
import { guardBody } from './body-guard'
import { createInbox, type Inbox } from './inbox'
import { isEventStream, toResponseError } from './response-error'
import { createSilenceWatch } from './silence-watch'
import { networkError, timeoutError } from './transport-errors'

export interface EventStreamOptions {
  /** @default the page's fetch */
  fetch?: typeof fetch | undefined
  /** Longest wait for the first byte of the body, in ms. @default 60000 */
  firstByteTimeout?: number | undefined
  /** Longest silence between bytes, in ms. @default 180000 */
  idleTimeout?: number | undefined
  /** Most bytes of one event. @default 16777216 (16 MiB) */
  maxEventBytes?: number | undefined
  /** `'id'`: in a stream that opens with an id, a new id also closes the event before it. @default blank lines only */
  frameOn?: 'id' | undefined
  /** Time, for tests. @default the machine's */
  clock?: Clock | undefined
  signal?: AbortSignal | undefined
}

/** A request without what the stream decides itself: signal, redirects and caching stay with it. */
export interface EventStreamInit {
  /** @default 'POST' */
  method?: string
  headers?: HeadersInit
  body?: string
  /** @default 'same-origin' */
  credentials?: RequestCredentials
}

/** Events that may wait for a slow consumer before the connection is braked. */
const MAX_WAITING = 64

const cut = new WeakSet<ServerSentEvent>()

/** True for a last event that the end of the stream closed, not a blank line: its data may be half. */
export function wasCut(event: ServerSentEvent): boolean {
  return cut.has(event)
}

/**
 * One request, and its server-sent events as they arrive: framed by the WHATWG rules, sent once, never again by itself.
 * Leaving the loop, an abort and an error all close the connection.
 *
 * @throws TyqwError when the answer is no event stream (bad status, wrong type, no body), on timeouts, on an event that
 * is too large, and when the connection breaks; the signal's reason when aborted; ConfigError without a DOM.
 */
export async function* openEventStream(
  url: string,
  init: EventStreamInit = {},
  options: EventStreamOptions = {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const connection = connect(url, init, options)
  try {
    for (;;) {
      const { done, value } = await connection.take()
      if (done) return
      yield value
    }
  } finally {
    connection.close()
  }
}

/** {@link openEventStream} without a generator, whose steps would cost a client that has its own as much again. */
export function connect(
  url: string,
  init: EventStreamInit,
  options: EventStreamOptions,
): Pick<Inbox<ServerSentEvent>, 'take'> & { close(): void } {
  assertSendable(url)
  const headers = toPlainHeaders(init.headers)
  const { signal } = options
  signal?.throwIfAborted()

  const attempt = new AbortController()
  const inbox = createInbox<ServerSentEvent>(MAX_WAITING)
  const onAbort = () => {
    inbox.fail(signal?.reason)
    attempt.abort(signal?.reason)
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  run(url, { ...init, headers }, options, { attempt, inbox })
  return {
    take: inbox.take,
    close() {
      signal?.removeEventListener('abort', onAbort)
      attempt.abort()
    },
  }
}

interface Attempt {
  attempt: AbortController
  inbox: Inbox<ServerSentEvent>
}

/** Lets the library drive the request, with everything that it gets wrong taken out of its hands. */
function run(
  url: string,
  init: EventStreamInit & { headers: Record<string, string> },
  options: EventStreamOptions,
  { attempt, inbox }: Attempt,
): void {
  const { idleTimeout = 180_000, maxEventBytes = 16 * 1024 * 1024, frameOn } = options
  const clock = options.clock ?? systemClock
  const send = options.fetch ?? globalThis.fetch.bind(globalThis)
  let hasBegun = false

  /** What has come can still be taken; the connection is closed at once. */
  function fail(reason: unknown): void {
    inbox.endWith(reason)
    attempt.abort(reason)
  }

  /** The real request. What the library gets back is either a guarded stream or a rejection it hands on. */
  async function guardedFetch(input: RequestInfo | URL, request?: RequestInit): Promise<Response> {
    const limit = options.firstByteTimeout ?? 60_000
    const silence = createSilenceWatch(limit, clock, () =>
      fail(timeoutError('first-byte-timeout', limit)),
    )
    silence.begin()
    attempt.signal.addEventListener('abort', silence.stop, { once: true })
    const response = await send(input, {
      ...request,
      signal: attempt.signal,
      redirect: 'error',
      cache: 'no-store',
    })
    if (attempt.signal.aborted) void response.body?.cancel().catch(() => undefined)
    attempt.signal.throwIfAborted()
    hasBegun = true
    if (!isEventStream(response)) {
      silence.stop()
      throw await toResponseError(response, clock, attempt.signal)
    }
    const guarded = guardBody(response.body, {
      clock,
      idleTimeout,
      maxEventBytes,
      frameOn,
      signal: attempt.signal,
      room: inbox.room,
      onFirstByte: silence.stop,
      onSilence: () => fail(timeoutError('idle-timeout', idleTimeout)),
      onEvent(event, isCut) {
        if (isCut) cut.add(event)
        inbox.push(event)
      },
    })
    return new Response(guarded)
  }

  fetchEventSource(url, {
    method: init.method ?? 'POST',
    headers: init.headers,
    credentials: init.credentials ?? 'same-origin',
    ...(init.body !== undefined && { body: init.body }),
    signal: attempt.signal,
    fetch: guardedFetch,
    openWhenHidden: true,
    onopen: () => Promise.resolve(),
    onerror: (error: unknown) => {
      throw error // the library would send again
    },
  }).then(
    () => inbox.end(),
    (error: unknown) => fail(isTyqwError(error) ? error : networkError(error, hasBegun)),
  )
}

function assertSendable(url: string): void {
  if (typeof window === 'undefined' || typeof document === 'undefined')
    throw new ConfigError(
      'no-document',
      'Sending needs a page with window and document. In server-side rendering, send after mounting.',
    )
  if (!URL.canParse(url, 'http://localhost'))
    throw new ConfigError('invalid-url', `"${url}" is not a URL. Check the option baseUrl.`)
}

/** Lower-case names, which is what the library looks for. */
function toPlainHeaders(headers: HeadersInit | undefined): Record<string, string> {
  try {
    return { accept: 'text/event-stream', ...Object.fromEntries(new Headers(headers)) }
  } catch (cause) {
    throw new ConfigError(
      'invalid-header',
      `A header cannot be sent: ${String(cause)}. Check headers and getToken.`,
    )
  }
}
