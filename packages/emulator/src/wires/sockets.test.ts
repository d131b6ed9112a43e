import { afterEach, describe, expect, it } from 'vitest'
import { paths, weatherTool } from '../../test/post'
import type { EmulatorServer } from '../node'
import { serveEmulator } from '../node'

const servers: EmulatorServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const messages = (content: string) => [{ role: 'user', content }]

async function start(content: string, init: RequestInit = {}) {
  const server = await serveEmulator({ port: 0, seed: 1, latency: 'instant', authorize: false })
  servers.push(server)
  const send = (path: string, body: object, headers = {}) =>
    fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body), ...init })
  const sse = { 'x-dashscope-sse': 'enable' }
  const input = { messages: messages(content) }
  const parameters = { result_format: 'message', incremental_output: true, tools: [weatherTool] }
  return {
    native: () => send(paths.text, { model: 'qwen-plus', input, parameters }, sse),
    chat: () => send(paths.chat, { model: 'qwen-plus', stream: true, messages: messages(content) }),
  }
}

describe('over a socket', () => {
  it('streams function calls', async () => {
    const response = await (await start('/tools 杭州')).native()
    expect(await response.text()).toMatch(/"finish_reason":"tool_calls"[^\n]+\n\n$/)
  })

  it('streams chat completions', async () => {
    const response = await (await start('hi')).chat()
    expect(await response.text()).toMatch(/\n\ndata: \[DONE\]\n\n$/)
  })

  it.each(['native', 'chat'] as const)('breaks the connection: %s', async (wire) => {
    const response = await (await start('/reset hi'))[wire]()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it.each(['native', 'chat'] as const)('is left by a client that stops: %s', async (wire) => {
    const aborter = new AbortController()
    const response = await (await start('/stall hi', { signal: aborter.signal }))[wire]()
    const reader = response.body?.getReader() ?? expect.fail()
    expect((await reader.read()).done).toBe(false)
    aborter.abort()
    const drain = async () => {
      while (!(await reader.read()).done);
    }
    await expect(drain()).rejects.toMatchObject({ name: 'AbortError' })
  })
})
