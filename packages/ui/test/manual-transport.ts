import type { ChatRequest, ChatTransport, MessageChunk } from '@tyqw/core'

export interface ManualTransport {
  readonly client: ChatTransport
  /** What was asked, oldest first. */
  readonly requests: readonly ChatRequest[]
  /** True once the answer under way was stopped. */
  readonly isStopped: boolean
  /** Sends chunks of the answer under way. */
  push(...chunks: MessageChunk[]): void
  /** Sends text. */
  text(delta: string): void
  /** Sends `finish` with reason `stop`. */
  finish(): void
}

/** A transport whose answers the test sends by hand, chunk by chunk. */
export function manualTransport(): ManualTransport {
  const requests: ChatRequest[] = []
  let waiting: MessageChunk[] = []
  let wake = () => {}
  let signal: AbortSignal | undefined

  const push = (...chunks: MessageChunk[]) => {
    waiting.push(...chunks)
    wake()
  }

  return {
    client: {
      async *stream(request, init) {
        requests.push(request)
        waiting = []
        signal = init.signal
        init.signal.addEventListener('abort', () => wake())
        while (!init.signal.aborted) {
          const chunk = waiting.shift()
          if (chunk) yield chunk
          else await new Promise<void>((resolve) => (wake = resolve))
          if (chunk?.type === 'finish' || chunk?.type === 'error') return
        }
      },
    },
    requests,
    get isStopped() {
      return signal?.aborted ?? false
    },
    push,
    text: (delta) => push({ type: 'text-delta', delta }),
    finish: () => push({ type: 'finish', reason: 'stop' }),
  }
}
