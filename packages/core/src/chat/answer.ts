import { orAbort } from '../client/or-abort'
import type { MessageChunk } from '../model/chunk'
import { toErrorData } from '../model/errors'
import type { ChatMessage } from '../model/message'
import { isTerminal, reduceMessage } from '../model/reduce-message'
import { truncatedError } from '../protocols/failure'
import type { ToolStream } from './tools/tool-stream'
import { untilAborted } from './until-aborted'

type AnswerStream = AsyncIterable<MessageChunk> & Partial<Pick<ToolStream, 'approve'>>

export interface AnswerOptions {
  /** The answer as it stands: empty, or one to go on with. */
  message: ChatMessage
  /** Opens the stream. May wait for something before. */
  open(signal: AbortSignal): AnswerStream | Promise<AnswerStream>
  now(): number
  /** Hears of every new state. It may stop the answer. */
  onChange(message: ChatMessage): void
  /** Hears, once, how it ended, and of the session it came under. */
  onEnd(message: ChatMessage, sessionId: string | undefined): void
}

/** An answer under way. */
export interface Answer {
  readonly message: ChatMessage
  /** Runs it to its end. Call it once. Never rejects. */
  run(): Promise<ChatMessage>
  /** Ends it at once; its text so far is kept. */
  stop(): void
  approve(toolCallId: string, allowed?: boolean): void
}

/** Folds a stream into an answer, which ends exactly once: by itself, by a stop, or by one error. */
export function createAnswer(options: AnswerOptions): Answer {
  const { now, onChange, onEnd } = options
  const controller = new AbortController()
  let { message } = options
  let sessionId: string | undefined
  let hasEnded = false
  let approve: ToolStream['approve'] | undefined
  // An answer that goes on is under way from the first moment; its new run is told of when it begins.
  let isEarly = isTerminal(message.status)
  if (isEarly) message = reduceMessage(message, { type: 'start' }, now())

  /** Everything is in its newest state before listeners hear of it: one of them may stop the answer. */
  function fold(chunk: MessageChunk): void {
    const next =
      isEarly && chunk.type === 'start'
        ? named(message, chunk)
        : reduceMessage(message, chunk, now())
    isEarly &&= chunk.type === 'session'
    if (next === message) return
    message = next
    onChange(message)
  }

  /** Ends the answer, once: with its own terminal chunk, or with `chunk` where it has none. */
  function settle(chunk: MessageChunk): void {
    if (hasEnded) return
    if (!isTerminal(message.status)) fold(chunk)
    if (hasEnded) return
    hasEnded = true
    onEnd(message, sessionId)
  }

  return {
    get message() {
      return message
    },

    async run() {
      const { signal } = controller
      try {
        const opening = options.open(signal)
        const stream = opening instanceof Promise ? await orAbort(opening, signal) : opening
        approve = stream.approve
        for await (const chunk of untilAborted(stream, signal)) {
          if (hasEnded) break
          if (chunk.type === 'session') sessionId = chunk.sessionId
          fold(chunk)
        }
        settle({ type: 'error', error: truncatedError().toJSON() })
      } catch (thrown) {
        settle({ type: 'error', error: toErrorData(thrown) })
      }
      return message
    },

    stop() {
      settle({ type: 'finish', reason: 'stopped' })
      controller.abort()
    },

    approve: (toolCallId, allowed) => approve?.(toolCallId, allowed),
  }
}

/** The run that is open already, with what its `start` says. */
function named(
  message: ChatMessage,
  { requestId, model }: Extract<MessageChunk, { type: 'start' }>,
): ChatMessage {
  const said = { ...(requestId && { requestId }), ...(model && { model }) }
  return { ...message, metadata: { ...message.metadata, ...said } }
}
