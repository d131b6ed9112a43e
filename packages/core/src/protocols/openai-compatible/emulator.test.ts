import { createEmulator } from '@tyqw/emulator'
import { describe, expect, it } from 'vitest'
import { decodePieces, fold } from '../../../test/fixtures'
import { createMessage, textOf, type ChatMessage } from '../../model/message'
import {
  openaiCompatible,
  type OpenAICompatibleRequest,
  type OpenAICompatibleServer,
} from './openai-compatible'

const emulator = createEmulator({ seed: 1, latency: 0 })
const path = '/compatible-mode/v1/chat/completions'

/** The answer of an emulator that was written from the servers' documents alone. */
async function ask(
  request: Partial<OpenAICompatibleRequest>,
  server: OpenAICompatibleServer = 'dashscope',
  headers: Readonly<Record<string, string>> = { 'x-tyqw-dialect': server },
): Promise<ChatMessage> {
  const protocol = openaiCompatible({ server, path })
  const wire = protocol.toRequest({ text: '你好', ...request }, {})
  const response = await emulator.fetch(
    new Request(`https://dashscope.example${wire.path}`, {
      method: 'POST',
      headers: { ...wire.headers, authorization: 'Bearer sk-0', ...headers },
      body: JSON.stringify(wire.body),
    }),
  )
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  return fold(decodePieces(protocol, [new Uint8Array(await response.arrayBuffer())], undefined))
}

const say = (role: ChatMessage['role'], text: string) =>
  createMessage(role, { id: text, createdAt: 0, parts: [{ type: 'text', text }] })
const partsOf = ({ parts }: ChatMessage) =>
  parts.map((part) => ('text' in part ? [part.type, part.text] : [part.type]))

describe.each<[OpenAICompatibleServer, ...dialects: string[]]>([
  ['dashscope', 'dashscope'],
  ['vllm', 'vllm', 'vllm-inline', 'vllm-inline-unopened'],
  ['ollama', 'ollama'],
  ['llama.cpp', 'llama.cpp'],
])('a model of %s, as the emulator plays it', (server, ...dialects) => {
  it.each(dialects)('parts reasoning from text, whichever way it comes (%s)', async (dialect) => {
    const headers = { 'x-tyqw-dialect': dialect }
    const asked = { text: '9.9 和 9.11 哪个大？', model: 'qwen3-8b' }
    const answer = await ask({ ...asked, enableThinking: true }, server, headers)
    expect(answer.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(answer.metadata.runs[0]?.outputTokens).toBeGreaterThan(0)
    const plain = await ask({ ...asked, enableThinking: true }, 'dashscope')
    expect(partsOf(answer)).toEqual(partsOf(plain))
    expect(plain.parts.map(({ type }) => type)).toEqual(['reasoning', 'text'])
    const quick = await ask({ ...asked, enableThinking: false }, server, headers)
    expect(quick.parts.map(({ type }) => type)).toEqual(['text'])
  })

  it('calls a tool, and goes on when it has been run', async () => {
    const question = say('user', '杭州天气')
    const parameters = { type: 'object', properties: { location: { type: 'string' } } }
    const tools = [{ name: 'get_weather', parameters }]
    const call = await ask({ messages: [question], tools }, server)
    expect(call.status).toEqual({ type: 'complete', reason: 'tool-calls' })
    expect(call.parts.at(-1)).toMatchObject({ type: 'tool', name: 'get_weather' })
    const parts = call.parts.map((part) =>
      part.type === 'tool' ? { ...part, state: 'output-available' as const, output: '晴' } : part,
    )
    const answer = await ask({ messages: [question, { ...call, parts }], tools }, server)
    expect(answer.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(textOf(answer)).not.toBe('')
  })
})

describe('DashScope, as the emulator plays it', () => {
  it('sees an image', async () => {
    const files = [
      { type: 'file', mediaType: 'image/png', url: 'https://example.com/a.png' },
    ] as const
    const seen = await ask({ model: 'qwen-vl-max', files })
    expect(seen.status).toEqual({ type: 'complete', reason: 'stop' })
  })

  it('goes on with an answer', async () => {
    const messages = [say('user', '写一首关于西湖的诗'), say('assistant', '湖')]
    const answer = await ask({ messages, partial: true })
    expect(answer.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(textOf(answer)).not.toBe('')
  })
})
