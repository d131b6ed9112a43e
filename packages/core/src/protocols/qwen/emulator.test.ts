import { createEmulator } from '@tyqw/emulator'
import { describe, expect, it } from 'vitest'
import { decodePieces, fold } from '../../../test/fixtures'
import { createMessage, textOf, type ChatMessage } from '../../model/message'
import { qwen } from './qwen'
import type { QwenRequest } from './request'

const emulator = createEmulator({ latency: 0 })

/** The answer of an emulator that was written from the service's documents alone. */
async function ask(request: Partial<QwenRequest>): Promise<ChatMessage> {
  const protocol = qwen()
  const asked = { text: '你好', ...request }
  const { path, headers, body } = protocol.toRequest(asked, {})
  const response = await emulator.fetch(
    new Request(`https://dashscope.example${path}`, {
      method: 'POST',
      headers: { ...headers, authorization: 'Bearer sk-0' },
      body: JSON.stringify(body),
    }),
  )
  const bytes = new Uint8Array(await response.arrayBuffer())
  return fold(decodePieces(protocol, [bytes], asked.incrementalOutput))
}

const typesOf = (message: ChatMessage) => message.parts.map(({ type }) => type)

describe('a Qwen model, as the emulator plays it', () => {
  it('says the same in every form of its frames', async () => {
    const answer = await ask({})
    expect(answer.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(textOf(answer)).not.toBe('')
    for (const form of [
      { resultFormat: 'text' },
      { incrementalOutput: false },
      { resultFormat: 'text', incrementalOutput: false },
    ] as const)
      expect(textOf(await ask(form))).toBe(textOf(answer))
  })

  it('thinks, searches and runs code', async () => {
    expect(typesOf(await ask({ enableThinking: true }))).toEqual(['reasoning', 'text'])
    const searched = await ask({
      text: '联网搜索',
      enableSearch: true,
      searchOptions: { enableSource: true, prependSearchResult: true },
    })
    expect(typesOf(searched)).toEqual(['step', 'text'])
    expect(searched.sources.length).toBeGreaterThan(0)
    const calculated = await ask({
      text: '算一下 123**21',
      model: 'qwen3-max',
      enableThinking: true,
      enableCodeInterpreter: true,
    })
    expect(typesOf(calculated)).toEqual(['reasoning', 'step', 'reasoning', 'text'])
  })

  it('calls a tool, and goes on when it has been run', async () => {
    const question = createMessage('user', {
      id: '1',
      createdAt: 0,
      parts: [{ type: 'text', text: '杭州天气' }],
    })
    const parameters = { type: 'object', properties: { location: { type: 'string' } } }
    const tools = [{ name: 'get_weather', parameters }]
    const call = await ask({ messages: [question], tools })
    expect(call.status).toEqual({ type: 'complete', reason: 'tool-calls' })
    const parts = call.parts.map((part) =>
      part.type === 'tool' ? { ...part, state: 'output-available' as const, output: '晴' } : part,
    )
    const answer = await ask({ messages: [question, { ...call, parts }], tools })
    expect(answer.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(textOf(answer)).not.toBe('')
  })

  it('sees images, and says so when it is asked at the wrong endpoint', async () => {
    const files = [
      { type: 'file', mediaType: 'image/png', url: 'https://example.com/a.png' },
    ] as const
    const seen = await ask({ model: 'qwen-vl-max', files })
    expect(seen.status).toEqual({ type: 'complete', reason: 'stop' })
    const refused = await ask({ model: 'qwen-vl-max', endpoint: 'text' })
    expect(refused.status).toMatchObject({
      reason: 'error',
      error: { code: 'InvalidParameter', status: 400 },
    })
  })

  it('researches when what it asked back is answered', async () => {
    const say = (role: ChatMessage['role'], text: string) =>
      createMessage(role, { id: text, createdAt: 0, parts: [{ type: 'text', text }] })
    const model = 'qwen-deep-research'
    const back = await ask({ text: '研究西湖', model })
    const messages = [say('user', '研究西湖'), say('assistant', textOf(back)), say('user', '历史')]
    const report = await ask({ model, messages })
    expect(report.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(typesOf(report)).toContain('step')
    expect(textOf(report)).not.toBe('')
    expect(report.sources.length).toBeGreaterThan(0)
    expect(report.parts).not.toContainEqual(
      expect.objectContaining({ step: expect.objectContaining({ state: 'running' }) }),
    )
  })
})
