import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMessage, type ChatMessage } from '../src/model/message'
import type { MessageChunk } from '../src/model/chunk'
import { reduceMessage } from '../src/model/reduce-message'
import type { ChatRequest } from '../src/model/request'
import type { ChatProtocol } from '../src/protocols/protocol'
import { createFraming } from '../src/transport/framing'

const folder = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')

/** The names of a wire's fixtures, which are a folder of their own: `qwen/text.sse`. */
export function fixturesOf(wire: string): string[] {
  return readdirSync(join(folder, wire))
    .filter((name) => name.endsWith('.sse'))
    .map((name) => `${wire}/${name}`)
}

export function readFixture(name: string): Uint8Array {
  return readFileSync(join(folder, name))
}

/** What a recorded answer comes to, its bytes arriving in these pieces. */
export function decodePieces<Frame>(
  protocol: ChatProtocol<ChatRequest, Frame>,
  pieces: readonly Uint8Array[],
  incrementalOutput: boolean | undefined,
): MessageChunk[] {
  const decoder = protocol.createDecoder({ incrementalOutput })
  const chunks: MessageChunk[] = []
  const framing = createFraming({
    maxEventBytes: 1e6,
    frameOn: protocol.frameOn,
    onEvent: (event) => chunks.push(...decoder.decode(event).chunks),
  })
  for (const piece of pieces) framing.push(piece)
  framing.end()
  chunks.push(...decoder.end())
  return chunks
}

/** An answer made of these chunks, one a millisecond. */
export function fold(chunks: readonly MessageChunk[]): ChatMessage {
  return chunks.reduce(
    (message, chunk, index) => reduceMessage(message, chunk, 1000 + index),
    createMessage('assistant', { id: 'answer', createdAt: 999 }),
  )
}
