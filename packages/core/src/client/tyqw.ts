import type { MessageChunk } from '../model/chunk'
import { systemClock, type Clock } from '../model/clock'
import {
  busyError,
  ConfigError,
  isTyqwError,
  toErrorData,
  TyqwError,
  type TyqwErrorData,
} from '../model/errors'
import { generateId } from '../model/id'
import { createMessage, type ChatMessage } from '../model/message'
import { reduceMessage } from '../model/reduce-message'
import type { ChatRequest, TurnOptions } from '../model/request'
import type { AcceptedFiles, ChatTransport, CitationFormat, StreamInit } from '../model/transport'
import {
  bailianApp,
  type BailianAppFrame,
  type BailianAppRequest,
} from '../protocols/bailian-app/bailian-app'
import { truncatedError } from '../protocols/failure'
import type { ChatDecoder, ChatProtocol, ServerSentEvent } from '../protocols/protocol'
import { connect, wasCut } from '../transport/event-stream'
import { createEmitter, TyqwEvent, type Emitter, type TyqwEventMap } from './events'
import { orAbort } from './or-abort'
import { toOutgoing } from './outgoing'
import { delayBeforeRetry } from './retry'
import { createSessionStore, type SessionStore } from './session'
import type { TyqwOptions } from './tyqw-options'
import { wait } from './wait'

/**
 * A streaming client for one endpoint.
 *
 * Each answer has exactly one outcome: it finishes, it is stopped, or it fails with one TyqwError.
 * Nothing the model may have seen is sent twice: not when the tab is hidden, not after an error.
 */
export class Tyqw<
  Request extends ChatRequest = BailianAppRequest,
  Frame = BailianAppFrame,
> implements ChatTransport {
  readonly #options: TyqwOptions<Request, Frame>
  readonly #protocol: ChatProtocol<Request, Frame>
  readonly #emitter: Emitter<TyqwEventMap<Frame>> = createEmitter()
  readonly #session: SessionStore
  #sending: AbortController | undefined

  constructor(options: TyqwOptions<Request, Frame> = {}) {
    const { storage, sessionIdKey = 'tyqw_sessionId' } = options
    this.#options = options
    // Without a protocol the type parameters stand at their defaults, which are those of bailianApp().
    this.#protocol = options.protocol ?? (bailianApp() as unknown as ChatProtocol<Request, Frame>)
    this.#session = createSessionStore(sessionIdKey, storage && (() => storage))
  }

  get hasSessions(): boolean {
    return this.#protocol.hasSessions ?? false
  }

  get hasPartial(): boolean {
    return this.#protocol.hasPartial ?? false
  }

  get citationFormat(): CitationFormat | undefined {
    return this.#protocol.citationFormat
  }

  get switches(): TurnOptions | undefined {
    return this.#protocol.switches
  }

  get accepts(): AcceptedFiles | undefined {
    return this.#protocol.accepts
  }

  /** Bailian's memory for `send()`. Answers of `stream()` neither read nor write it. */
  get sessionId(): string | undefined {
    return this.#session.get()
  }

  setSessionId(value: string | null | undefined): void {
    const sessionId = value || undefined
    if (sessionId === this.sessionId) return
    this.#session.set(sessionId)
    this.#emitter.emit(TyqwEvent.SESSION, sessionId)
  }

  /** Forgets the session: the next `send()` begins a new conversation. */
  clearSessionId(): void {
    this.setSessionId(undefined)
  }

  /** @returns A function that takes the listener off again. */
  on<Type extends keyof TyqwEventMap<Frame>>(
    type: Type,
    listener?: (payload: TyqwEventMap<Frame>[Type]) => void,
  ): () => void {
    return this.#emitter.on(type, listener)
  }

  /** Without a listener, takes off all of that event. */
  off<Type extends keyof TyqwEventMap<Frame>>(
    type: Type,
    listener?: (payload: TyqwEventMap<Frame>[Type]) => void,
  ): void {
    this.#emitter.off(type, listener)
  }

  /**
   * Asks, and resolves to the answer once it has ended, whatever its status. Blank text sends nothing and resolves to
   * undefined. A send while another runs sends nothing either: it emits `error` with code `busy` and resolves to an
   * incomplete answer. Rejects with ConfigError on misuse only, which a caller may leave uncaught: it is emitted too.
   */
  send(input?: string | Request): Promise<ChatMessage | undefined> {
    const answer = this.#send(input)
    answer.catch((error: unknown) => {
      if (isTyqwError(error)) this.#emitter.emit(TyqwEvent.ERROR, error)
    })
    return answer
  }

  /** Ends the answer that `send()` is waiting for. Its text so far is kept. */
  stop(): Promise<void> {
    this.#sending?.abort()
    this.#sending = undefined
    return Promise.resolve()
  }

  /**
   * Asks, and yields the answer's chunks; the last is `finish` or `error`. Any number may run at once, each with its
   * own signal. Leaving the loop closes the connection.
   *
   * @throws ConfigError on misuse, before anything is sent.
   */
  async *stream(
    input: string | Request | ChatRequest,
    { signal, onRetry }: Partial<Pick<StreamInit, 'signal' | 'onRetry'>> = {},
  ): AsyncGenerator<MessageChunk, void, undefined> {
    const request = toRequest<Request>(input)
    const { getToken, retry = 2 } = this.#options
    let retries = 0
    let refresh = false
    // As many attempts as are safe; exactly one terminal chunk at the end.
    for (let attempt = 1; ; attempt++) {
      let error: TyqwErrorData | undefined
      let hasBegun = false
      for await (const chunks of this.#attempt(request, refresh, signal)) {
        for (const chunk of chunks) {
          if (chunk.type === 'error' && !hasBegun) error = chunk.error
          else yield this.#emitted(chunk)
          hasBegun = true
        }
      }
      if (!error) return
      const canRefresh: boolean = error.status === 401 && getToken !== undefined && !refresh
      const delayMs = canRefresh
        ? 0
        : retries++ < retry
          ? delayBeforeRetry(error, retries, this.#clock)
          : undefined
      if (delayMs === undefined) return yield this.#emitted({ type: 'error', error })
      refresh ||= canRefresh
      const info = { attempt, delayMs, error }
      this.#emitter.emit(TyqwEvent.RETRY, info)
      onRetry?.(info)
      try {
        await wait(delayMs, this.#clock, signal)
      } catch {
        return yield this.#emitted({ type: 'finish', reason: 'stopped' })
      }
    }
  }

  #emitted(chunk: MessageChunk): MessageChunk {
    this.#emitter.emit(TyqwEvent.CHUNK, chunk)
    if (chunk.type === 'error') this.#emitter.emit(TyqwEvent.ERROR, new TyqwError(chunk.error))
    return chunk
  }

  async #send(input: string | Request | undefined): Promise<ChatMessage | undefined> {
    if (input === undefined || input === null) return undefined
    const request = toRequest<Request>(input)
    if (isBlank(request)) return undefined
    let message = createMessage('assistant', { id: generateId(), createdAt: this.#clock.now() })
    if (this.#sending) {
      const error = busyError()
      this.#emitter.emit(TyqwEvent.ERROR, error)
      return reduceMessage(message, { type: 'error', error: error.toJSON() }, this.#clock.now())
    }

    const sending = (this.#sending = new AbortController())
    const canRemember = this.#protocol.hasSessions && !request.messages
    const sessionId = request.sessionId ?? (canRemember ? this.sessionId : undefined)
    try {
      const asked = { ...request, ...(sessionId && { sessionId }) }
      for await (const chunk of this.stream(asked, { signal: sending.signal })) {
        if (chunk.type === 'session') this.setSessionId(chunk.sessionId)
        message = reduceMessage(message, chunk, this.#clock.now())
      }
    } finally {
      if (this.#sending === sending) this.#sending = undefined
    }
    this.#emitter.emit(TyqwEvent.FINISH, message)
    return message
  }

  /** One request: the chunks of each event, down to the one that says how the answer ended. */
  async *#attempt(
    request: Request,
    refresh: boolean,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly MessageChunk[], void, undefined> {
    const { appId, credentials } = this.#options
    const incrementalOutput =
      this.#options.incrementalOutput ??
      request.incrementalOutput ??
      this.#protocol.incrementalOutput
    const wire = this.#protocol.toRequest(request, { appId, incrementalOutput })
    const decoder = this.#protocol.createDecoder({ incrementalOutput })
    let connection: ReturnType<typeof connect> | undefined
    try {
      signal?.throwIfAborted()
      const outgoing = toOutgoing(wire, this.#options, refresh)
      const { url, headers, body } = await orAbort(outgoing, signal)
      const init = { headers, body: JSON.stringify(body), ...(credentials && { credentials }) }
      connection = connect(url, init, { ...this.#options, frameOn: this.#protocol.frameOn, signal })
      for (;;) {
        const next = connection.take()
        const { done, value } = next instanceof Promise ? await next : next
        if (done) break
        const chunks = this.#decode(decoder, value)
        yield chunks
        const last = chunks.at(-1)?.type
        if (last === 'finish' || last === 'error') return
      }
      signal?.throwIfAborted()
      yield decoder.end()
    } catch (error) {
      if (signal?.aborted) yield decoder.end({ type: 'finish', reason: 'stopped' })
      else if (error instanceof ConfigError) throw error
      else yield decoder.end({ type: 'error', error: toErrorData(error) })
    } finally {
      connection?.close()
    }
  }

  #decode(decoder: ChatDecoder<Frame>, event: ServerSentEvent): readonly MessageChunk[] {
    const { frame, chunks } = decoder.decode(event)
    if (frame !== undefined) this.#emitter.emit(TyqwEvent.MESSAGE, frame)
    const last = chunks.at(-1)
    const isHalf = last?.type === 'error' && last.error.kind === 'protocol' && wasCut(event)
    return isHalf ? [...chunks.slice(0, -1), toTruncated()] : chunks
  }

  get #clock(): Clock {
    return this.#options.clock ?? systemClock
  }
}

function isBlank(request: ChatRequest): boolean {
  return request.text.trim() === '' && !request.files?.length && !request.messages?.length
}

function toTruncated(): MessageChunk {
  return { type: 'error', error: truncatedError().toJSON() }
}

/** @throws ConfigError for what is neither text nor a request. */
function toRequest<Request extends ChatRequest>(input: string | ChatRequest): Request {
  const request = typeof input === 'string' ? { text: input } : input
  if (typeof request !== 'object' || typeof request.text !== 'string')
    throw new ConfigError(
      'invalid-input',
      'Nothing to send: pass the text itself, or a request object whose text is a string.',
    )
  return request as Request
}
