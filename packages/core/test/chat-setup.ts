import { createChat } from '../src/chat/chat'
import type { Chat, ChatOptions, ReturnedInput } from '../src/chat/chat-types'
import { scriptedTransport } from '../src/client/scripted-transport'
import type { FinishReason, MessageChunk } from '../src/model/chunk'
import type { TyqwErrorKind } from '../src/model/errors'
import { textOf, type ChatMessage } from '../src/model/message'
import type { ChatRequest } from '../src/model/request'
import type { ChatTransport } from '../src/model/transport'

export const session = { type: 'session', sessionId: 's1' } as const

/** A run that says these pieces, under the session s1. */
export function saying(
  pieces: readonly string[],
  reason: FinishReason = 'stop',
): readonly MessageChunk[] {
  return [
    { type: 'start' },
    session,
    ...pieces.map((delta) => ({ type: 'text-delta', delta }) as const),
    { type: 'finish', reason },
  ]
}

/** A run that says something, or nothing, and then fails. */
export function failing(kind: TyqwErrorKind, ...pieces: readonly string[]): MessageChunk[] {
  const error = { code: `a-${kind}`, kind, message: 'It failed. Try again.', retryable: true }
  return [...saying(pieces).slice(0, pieces.length > 0 ? -1 : 0), { type: 'error', error }]
}

/** A chat with ids m1, m2, …, a clock that counts its readings, and all that it asked and told. */
export function setUpChat(
  script: Parameters<typeof scriptedTransport>[0] = saying(['你', '好']),
  options: Partial<ChatOptions> = {},
  traits: Partial<ChatTransport> = {},
) {
  const requests: ChatRequest[] = []
  const transport = scriptedTransport(script)
  let id = 0
  let time = 0
  const chat = createChat({
    client: {
      ...traits,
      stream(request, init) {
        requests.push(request)
        return transport.stream(request, init)
      },
    },
    generateId: () => `m${++id}`,
    now: () => ++time,
    ...options,
  })
  return { chat, requests, ...record(chat) }
}

/** What a chat tells of errors, and what it gives back. */
function record(chat: Chat) {
  const errors: string[] = []
  const returned: ReturnedInput[] = []
  chat.on('error', ({ code }) => errors.push(code))
  chat.on('returned', (given) => returned.push(given))
  return { errors, returned }
}

/** A script that answers with one run after the other, the last one again and again. */
export function inTurn(...runs: readonly (readonly MessageChunk[])[]) {
  let asked = 0
  return () => runs[Math.min(asked++, runs.length - 1)] ?? []
}

/** An answer that begins and then waits for the test. */
export function pausing() {
  let proceed: () => void = () => undefined
  const reached = new Promise<void>((resolve) => (proceed = resolve))
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const script = async function* (): AsyncGenerator<MessageChunk> {
    yield { type: 'start' }
    yield session
    yield { type: 'text-delta', delta: '前半' }
    proceed()
    await released
    yield { type: 'text-delta', delta: '后半' }
    yield { type: 'finish', reason: 'stop' }
  }
  return { script, reached, release }
}

/** An answer that the test dictates, piece by piece. */
export function dictated() {
  const waiting: MessageChunk[] = [{ type: 'start' }, session]
  let wake: () => void = () => undefined
  const push = (chunk: MessageChunk) => {
    waiting.push(chunk)
    wake()
  }
  const script = async function* (): AsyncGenerator<MessageChunk> {
    for (;;) {
      const chunk = waiting.shift()
      if (chunk) yield chunk
      else await new Promise<void>((resolve) => (wake = resolve))
      if (chunk?.type === 'finish') return
    }
  }
  return {
    script,
    say: (delta: string) => push({ type: 'text-delta', delta }),
    end: (reason: FinishReason = 'stop') => push({ type: 'finish', reason }),
  }
}

/** Who said what. */
export function linesOf(messages: readonly ChatMessage[] | undefined): string[] | undefined {
  return messages?.map((message) => `${message.role}: ${textOf(message)}`)
}
