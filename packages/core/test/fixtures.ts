import { readdirSync, readFileSync } from 'node:fs'
import { createMessage, type ChatMessage } from '../src/model/message'
import type { MessageChunk } from '../src/model/chunk'
import { reduceMessage } from '../src/model/reduce-message'
import { createFraming } from '../src/transport/framing'
import { bailianApp } from '../src/protocols/bailian-app'

const folder = new URL('./fixtures/', import.meta.url)

export const fixtureNames = readdirSync(folder).filter((name) => name.endsWith('.sse'))

export function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(name, folder))
}

/** What a recorded answer comes to, its bytes arriving in these pieces. */
export function decodeApp(
  pieces: readonly Uint8Array[],
  incrementalOutput: boolean,
): MessageChunk[] {
  const decoder = bailianApp().createDecoder({ incrementalOutput })
  const chunks: MessageChunk[] = []
  const framing = createFraming({
    maxEventBytes: 1e6,
    frameOn: 'id',
    onEvent({ bytes, status }) {
      const [, event = '', data = ''] =
        /^event: (.*)\ndata: (.*)\n\n$/.exec(new TextDecoder().decode(bytes)) ?? []
      const { chunks: added } = decoder.decode({
        event,
        data,
        ...(status !== undefined && { status }),
      })
      chunks.push(...added)
    },
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
