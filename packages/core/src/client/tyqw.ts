import type { MessageChunk } from '../model/chunk'
import { busyError, ConfigError, isTyqwError, toErrorData, TyqwError } from '../model/errors'
import { generateId } from '../model/id'
import { createMessage, type ChatMessage } from '../model/message'
import { reduceMessage } from '../model/reduce-message'
import type { ChatRequest } from '../model/request'
import type { ChatTransport } from '../model/transport'
import { bailianApp, type BailianAppFrame, type BailianAppRequest } from '../protocols/bailian-app'
import { truncatedError } from '../protocols/failure'
import type { ChatDecoder, ChatProtocol, ServerSentEvent } from '../protocols/protocol'
import { openEventStream, wasCut } from '../transport/event-stream'
import { createEmitter, TyqwEvent, type Emitter, type TyqwEventMap } from './events'
import { orAbort } from './or-abort'
import { toOutgoing } from './outgoing'
import { createSessionStore, type SessionStore } from './session'
import type { TyqwOptions } from './tyqw-options'

/**
 * A streaming client for one endpoint.
 *
 * Each answer has exactly one outcome: it finishes, it is stopped, or it fails with one TyqwError.
 * Nothing is sent twice: not when the tab is hidden, not after an error.
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
    init: { signal?: AbortSignal } = {},
  ): AsyncGenerator<MessageChunk, void, undefined> {
    for await (const chunk of this.#chunks(toRequest<Request>(input), init.signal)) {
      this.#emitter.emit(TyqwEvent.CHUNK, chunk)
      if (chunk.type === 'error') this.#emitter.emit(TyqwEvent.ERROR, new TyqwError(chunk.error))
      yield chunk
    }
  }

  async #send(input: string | Request | undefined): Promise<ChatMessage | undefined> {
    if (input === undefined || input === null) return undefined
    const request = toRequest<Request>(input)
    if (isBlank(request)) return undefined
    let message = createMessage('assistant', { id: generateId(), createdAt: Date.now() })
    if (this.#sending) {
      const error = busyError()
      this.#emitter.emit(TyqwEvent.ERROR, error)
      return reduceMessage(message, { type: 'error', error: error.toJSON() }, Date.now())
    }

    const sending = (this.#sending = new AbortController())
    const sessionId = request.sessionId ?? (request.messages ? undefined : this.sessionId)
    try {
      const asked = { ...request, ...(sessionId && { sessionId }) }
      for await (const chunk of this.stream(asked, { signal: sending.signal })) {
        if (chunk.type === 'session') this.setSessionId(chunk.sessionId)
        message = reduceMessage(message, chunk, Date.now())
      }
    } finally {
      if (this.#sending === sending) this.#sending = undefined
    }
    this.#emitter.emit(TyqwEvent.FINISH, message)
    return message
  }

  /** The answer's chunks, with exactly one terminal chunk at the end. */
  async *#chunks(
    request: Request,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<MessageChunk, void, undefined> {
    const incrementalOutput = this.#options.incrementalOutput ?? request.incrementalOutput
    const { appId } = this.#options
    const wire = this.#protocol.toRequest(request, { appId, incrementalOutput })
    const decoder = this.#protocol.createDecoder({ incrementalOutput })
    try {
      signal?.throwIfAborted()
      const { url, headers, body } = await orAbort(toOutgoing(wire, this.#options), signal)
      const init = {
        headers,
        body: JSON.stringify(body),
        ...(this.#options.credentials && { credentials: this.#options.credentials }),
      }
      for await (const event of openEventStream(url, init, this.#streamOptions(signal))) {
        for (const chunk of this.#decode(decoder, event)) {
          yield chunk
          if (isLast(chunk)) return
        }
      }
      signal?.throwIfAborted()
      yield* decoder.end()
    } catch (error) {
      if (signal?.aborted) yield { type: 'finish', reason: 'stopped' }
      else if (error instanceof ConfigError) throw error
      else yield { type: 'error', error: toErrorData(error) }
    }
  }

  *#decode(decoder: ChatDecoder<Frame>, event: ServerSentEvent): Generator<MessageChunk> {
    const { frame, chunks } = decoder.decode(event)
    if (frame !== undefined) this.#emitter.emit(TyqwEvent.MESSAGE, frame)
    for (const chunk of chunks) {
      const isHalf = chunk.type === 'error' && chunk.error.kind === 'protocol' && wasCut(event)
      yield isHalf ? { type: 'error', error: truncatedError().toJSON() } : chunk
    }
  }

  #streamOptions(signal: AbortSignal | undefined) {
    const { fetch, firstByteTimeout, idleTimeout, maxEventBytes } = this.#options
    const { frameOn } = this.#protocol
    return { fetch, firstByteTimeout, idleTimeout, maxEventBytes, frameOn, signal }
  }
}

function isLast(chunk: MessageChunk): boolean {
  return chunk.type === 'finish' || chunk.type === 'error'
}

function isBlank(request: ChatRequest): boolean {
  return request.text.trim() === '' && !request.files?.length && !request.messages?.length
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
