import type { MessageChunk } from '../model/chunk'
import type { ChatTransport } from '../model/transport'

/**
 * A transport that replays chunks instead of asking a server: for demos and tests.
 *
 * @param chunks - The answer to every request, or a function from the request to its answer. A promise among an
 * async answer's steps is the way to wait.
 */
export function scriptedTransport(
  chunks:
    | readonly MessageChunk[]
    | ((
        ...args: Parameters<ChatTransport['stream']>
      ) => Iterable<MessageChunk> | AsyncIterable<MessageChunk>),
): ChatTransport {
  return {
    async *stream(request, init) {
      const script = typeof chunks === 'function' ? chunks(request, init) : chunks
      for await (const chunk of script) {
        if (init.signal.aborted) {
          yield { type: 'finish', reason: 'stopped' }
          return
        }
        yield chunk
      }
    },
  }
}
