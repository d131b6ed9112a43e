import { describe, expect, it } from 'vitest'
import { decodePieces, fixturesOf, readFixture } from '../../test/fixtures'
import type { MessageChunk } from '../model/chunk'
import type { ChatRequest } from '../model/request'
import { bailianApp } from '../protocols/bailian-app/bailian-app'
import { openaiCompatible } from '../protocols/openai-compatible/openai-compatible'
import type { ChatProtocol } from '../protocols/protocol'
import { qwen } from '../protocols/qwen/qwen'
import { Tyqw } from './tyqw'

const wires: readonly (readonly [string, () => ChatProtocol<ChatRequest, unknown>])[] = [
  ['bailian-app', bailianApp],
  ['qwen', qwen],
  ['openai-compatible', openaiCompatible],
]

/** A server that sends these bytes, in pieces of that many. */
const fetchOf =
  (bytes: Uint8Array, size: number): typeof fetch =>
  () => {
    let at = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.slice(at, (at += size)))
      },
    })
    const headers = { 'content-type': 'text/event-stream;charset=UTF-8' }
    return Promise.resolve(new Response(body, { headers }))
  }

const cases = wires.flatMap(([wire, protocol]) =>
  fixturesOf(wire).map((name) => [name, protocol] as const),
)

describe('a whole client', () => {
  it.each(cases)('makes of %s what its decoder does', async (name, protocol) => {
    const bytes = readFixture(name)
    const expected = decodePieces(protocol(), [bytes], true)
    for (const size of [7, bytes.length]) {
      const fetch = fetchOf(bytes, size)
      const tyqw = new Tyqw({
        appId: 'a',
        protocol: protocol(),
        incrementalOutput: true,
        retry: 0,
        fetch,
      })
      const chunks: MessageChunk[] = []
      for await (const chunk of tyqw.stream('你好')) chunks.push(chunk)
      expect(chunks).toEqual(expected)
    }
  })
})
