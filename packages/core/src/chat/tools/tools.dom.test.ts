import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { serveEmulator, type EmulatorServer } from '@tyqw/emulator/node'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { textOfAnswer } from '../../../test/answer'
import { toolsOf } from '../../../test/tool-runs'
import { createChat, createTools, Tyqw, type ChatTool } from '../../index'
import type { ChatRequest } from '../../model/request'
import { openaiCompatible } from '../../protocols/openai-compatible/openai-compatible'
import type { ChatProtocol } from '../../protocols/protocol'
import { qwen } from '../../protocols/qwen/qwen'

interface Place {
  city: string
}

const described = {
  description: 'The weather of a city, now',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
}

let emulator: EmulatorServer
beforeAll(async () => {
  emulator = await serveEmulator({ port: 0, latency: 5, seed: 7 })
})
afterAll(() => emulator.close())

/** The emulator behind a relay that counts the sockets a page holds open. */
async function openRelay(): Promise<{ url: string; sockets: ReadonlySet<Socket> }> {
  const sockets = new Set<Socket>()
  const relay = createServer((socket) => {
    const upstream = connect(emulator.port, '127.0.0.1')
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      upstream.destroy()
    })
    for (const end of [socket, upstream]) end.on('error', () => socket.destroy())
    socket.pipe(upstream).pipe(socket)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    relay.close()
  })
  const { port } = relay.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, sockets }
}

describe.each<[string, () => ChatProtocol<ChatRequest, unknown>]>([
  ['qwen', qwen],
  ['openaiCompatible', openaiCompatible],
])('tools by %s, against the emulator', (_, createProtocol) => {
  async function setUp(run: ChatTool<Place>['run'], limit?: number) {
    const { url, sockets } = await openRelay()
    let requests = 0
    const client = new Tyqw({
      baseUrl: url,
      protocol: createProtocol(),
      headers: { authorization: 'Bearer sk-test' },
      onRequest: () => void requests++,
    })
    const tools = createTools({ weather: { ...described, run } }, limit ? { limit } : {})
    return { chat: createChat({ client, tools }), sockets, requests: () => requests }
  }

  it('runs a call and answers with its result', async () => {
    const { chat, requests } = await setUp(({ city }) => ({ city, celsius: 21 }))
    const message = await chat.send('/tools 杭州今天天气怎么样？')
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(toolsOf(message)).toMatchObject([
      { name: 'weather', state: 'output-available', output: { city: '杭州', celsius: 21 } },
    ])
    expect(textOfAnswer(message)).toContain('celsius: 21')
    expect(message?.metadata.runs).toHaveLength(2)
    expect(message?.metadata.runs[1]?.outputTokens).toBeGreaterThan(0)
    expect(requests()).toBe(2)
    const next = await chat.send('/tools 上海呢？')
    expect(next?.status.type).toBe('complete')
  })

  it('runs two calls side by side', async () => {
    let isOther: (() => void) | undefined
    const { chat } = await setUp(async ({ city }) => {
      // The first waits for the second.
      if (isOther) isOther()
      else await new Promise<void>((resolve) => (isOther = resolve))
      return `${city}：晴`
    })
    const message = await chat.send('/parallel-tools 杭州和上海今天天气怎么样？')
    expect(toolsOf(message).map(({ output }) => output)).toEqual(['杭州：晴', '上海：晴'])
    expect(textOfAnswer(message)).toContain('上海：晴')
  })

  it('ends a model that calls for ever', async () => {
    const { chat, requests } = await setUp(() => '晴', 2)
    const message = await chat.send('/tools-forever 杭州今天天气怎么样？')
    expect(message?.status).toMatchObject({ reason: 'error', error: { code: 'tool-limit' } })
    expect(toolsOf(message).map(({ state }) => state)).toEqual([
      'output-available',
      'output-available',
      'output-error',
    ])
    expect(requests()).toBe(3)
    const next = await chat.send('你好')
    expect(next?.status.type).toBe('complete')
  })

  it('tells the model what went wrong', async () => {
    const { chat } = await setUp(() => Promise.reject(new Error('no station there')))
    const message = await chat.send('/tools 杭州今天天气怎么样？')
    expect(toolsOf(message)).toMatchObject([{ error: { code: 'tool-failed' } }])
    expect(textOfAnswer(message)).toContain('no station there')
  })

  it('sends nothing more and holds no socket when stopped while a tool runs', async () => {
    const started = vi.fn()
    const { chat, sockets, requests } = await setUp((_place, { signal }) => {
      started(signal)
      return new Promise(() => undefined)
    })
    const sent = chat.send('/tools 杭州今天天气怎么样？')
    await vi.waitFor(() => expect(started).toHaveBeenCalled(), { timeout: 4000 })
    chat.stop()
    expect((await sent)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(started.mock.calls[0]?.[0]).toMatchObject({ aborted: true })
    await vi.waitFor(() => expect(sockets.size).toBe(0))
    expect(requests()).toBe(1)
    const next = await chat.send('你好')
    expect(next?.status.type).toBe('complete')
  })

  it('closes the socket when stopped while the model answers with a result', async () => {
    const { chat, sockets } = await setUp(() => '晴')
    chat.on('message', ({ role, metadata, parts }) => {
      if (role === 'assistant' && metadata.runs.length === 2 && parts.at(-1)?.type === 'text')
        chat.stop()
    })
    const message = await chat.send('/tools 杭州今天天气怎么样？')
    expect(message?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(toolsOf(message)).toMatchObject([{ state: 'output-available' }])
    await vi.waitFor(() => expect(sockets.size).toBe(0))
  })
})
