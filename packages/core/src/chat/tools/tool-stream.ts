import type { MessageChunk } from '../../model/chunk'
import type { Clock } from '../../model/clock'
import type { TyqwErrorData } from '../../model/errors'
import { generateId } from '../../model/id'
import { createMessage, type ChatMessage } from '../../model/message'
import { reduceMessage } from '../../model/reduce-message'
import type { ChatRequest } from '../../model/request'
import type { ToolPart } from '../../model/tool-parts'
import type { ChatTransport } from '../../model/transport'
import type { ChatTool } from './chat-tool'
import { runToolRound } from './tool-round'

/** One answer with its tools: the chunks, and the way to allow a call. */
export interface ToolStream extends AsyncGenerator<MessageChunk, void, undefined> {
  /**
   * Lets a call in state `approval-requested` run, or denies it; the model is told so. For any other call nothing happens.
   *
   * @param allowed - @default true
   */
  approve(toolCallId: string, allowed?: boolean): void
}

/** What all answers of one `createTools` share. None of it changes. */
export interface ToolSetup {
  readonly tools: ReadonlyMap<string, ChatTool>
  readonly limit: number
  readonly timeout: number
  readonly clock: Clock
}

/** As for a transport, and more. */
export type ToolStreamInit = Parameters<ChatTransport['stream']>[1] & {
  /** The answer that goes on, one of the request's messages, so that its calls keep their ids. @default a new answer */
  readonly answer?: ChatMessage | undefined
}

/** Asks `client`, runs what the model calls, and asks again with the results, until it answers without a call. */
export function createToolStream(
  setup: ToolSetup,
  client: Pick<ChatTransport, 'stream'>,
  request: ChatRequest,
  init: ToolStreamInit,
): ToolStream {
  const approvals = new Map<string, (allowed: boolean) => void>()
  const context = {
    ...setup,
    signal: init.signal,
    requestApproval: (toolCallId: string) =>
      new Promise<boolean>((resolve) => approvals.set(toolCallId, resolve)),
  }

  async function* answer(): AsyncGenerator<MessageChunk, void, undefined> {
    const { signal, onRetry } = init
    const now = () => setup.clock.now()
    const { sessionId: _, ...rest } = request
    const begun = toBeginning(request, now(), init.answer)
    let { message } = begun
    let chunks = client.stream(request, init)
    for (let round = 0; ; round++) {
      let calls: readonly ToolPart[] = []
      for await (const chunk of toRun(chunks)) {
        if (isAsking(chunk)) calls = openCalls(message)
        if (isAsking(chunk) && calls.length > 0) continue
        message = reduceMessage(message, chunk, now())
        yield chunk
      }
      if (calls.length === 0) return
      if (round >= setup.limit) return yield* endAtLimit(calls, setup.limit)
      for await (const update of runToolRound(calls, context)) {
        message = reduceMessage(message, update, now())
        yield update
      }
      if (signal.aborted) return yield { type: 'finish', reason: 'stopped' }
      chunks = client.stream({ ...rest, messages: [...begun.path, message] }, { signal, onRetry })
    }
  }

  return Object.assign(answer(), {
    approve(toolCallId: string, allowed = true) {
      approvals.get(toolCallId)?.(allowed)
      approvals.delete(toolCallId)
    },
  })
}

/** What was said before the answer, and the answer as it stands: it has begun when the request goes on with one. */
function toBeginning(
  { text, files = [], messages }: ChatRequest,
  createdAt: number,
  broken: ChatMessage | undefined,
): { path: readonly ChatMessage[]; message: ChatMessage } {
  const last = messages?.at(-1)
  const begun = last?.role === 'assistant' ? last : broken
  if (messages && begun && messages.includes(begun))
    return { path: messages.slice(0, messages.indexOf(begun)), message: begun }
  const parts = [...files, ...(text ? [{ type: 'text' as const, text }] : [])]
  return {
    path: messages ?? [createMessage('user', { id: generateId(), createdAt, parts })],
    message: createMessage('assistant', { id: generateId(), createdAt }),
  }
}

/**
 * The chunks of one run. It begins with `start`, or its calls would be taken for those of the run before; no service
 * remembers an answer with tools, so there is no session.
 */
async function* toRun(
  chunks: AsyncIterable<MessageChunk>,
): AsyncGenerator<MessageChunk, void, undefined> {
  let hasStarted = false
  for await (const chunk of chunks) {
    if (chunk.type === 'session') continue
    if (!hasStarted && !['start', 'finish', 'error'].includes(chunk.type)) yield { type: 'start' }
    hasStarted = true
    yield chunk
  }
}

/** `stop` too: that is what some servers say although the model calls a tool. */
function isAsking(chunk: MessageChunk): boolean {
  return chunk.type === 'finish' && (chunk.reason === 'tool-calls' || chunk.reason === 'stop')
}

/** The calls of the answer's last run that nobody has run. */
function openCalls({ parts, metadata }: ChatMessage): readonly ToolPart[] {
  return parts
    .slice(metadata.runStarts?.at(-1) ?? 0)
    .filter((part) => part.type === 'tool')
    .filter((part) => part.state === 'input-streaming')
}

function* endAtLimit(calls: readonly ToolPart[], limit: number): Generator<MessageChunk> {
  const error: TyqwErrorData = {
    code: 'tool-limit',
    kind: 'invalid-request',
    message: `The model called tools once more than the limit of ${limit} allows, so these calls were not run. Raise createTools(tools, { limit }) if it needs more.`,
    retryable: false,
  }
  for (const { toolCallId } of calls)
    yield { type: 'tool-update', toolCallId, state: 'output-error', error }
  yield { type: 'error', error }
}
