import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { EmulatorServer } from './node'
import { serveEmulator } from './node'

const servers: EmulatorServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start() {
  const server = await serveEmulator({ port: 0, seed: 1, latency: 'instant' })
  servers.push(server)
  const complete = (prompt: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/v1/apps/a/completion`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-1', 'x-dashscope-sse': 'enable' },
      body: JSON.stringify({ input: { prompt } }),
      ...init,
    })
  return { server, complete }
}

describe('serveEmulator', () => {
  it('streams over a socket', async () => {
    const { complete } = await start()
    const response = await complete('你好')
    expect(response.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
    expect(await response.text()).toMatch(/"finish_reason":"stop"[^\n]+\n\n$/)
  })

  it('sends every byte on its own, and all of them arrive', async () => {
    const { complete } = await start()
    const stream = await (await complete('/split 写一首诗')).text()
    expect(stream.match(/^id:\d+\nevent:result\n:HTTP_STATUS\/200\ndata:\{.*\}\n$/gm)?.length).toBe(
      stream.split('\n\n').length - 1,
    )
    expect(stream).toContain('且听新莺隔水啼')
  })

  it('adds no content-type to a 401', async () => {
    const { complete } = await start()
    const response = await complete('hi', { headers: {} })
    expect(response.status).toBe(401)
    expect(response.headers.has('content-type')).toBe(false)
    expect(await response.json()).toMatchObject({ code: 'InvalidApiKey' })
  })

  it('breaks the connection in the middle of an answer', async () => {
    const { complete } = await start()
    const response = await complete('/reset hi')
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
    await expect(
      complete('/reset hi', { headers: { authorization: 'Bearer sk-1' } }),
    ).rejects.toThrow('fetch failed')
  })

  it('survives a client that leaves, and malformed paths', async () => {
    const { server, complete } = await start()
    const aborter = new AbortController()
    const response = await complete('/stall hi', { signal: aborter.signal })
    aborter.abort()
    await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' })
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET //[ HTTP/1.1\r\nhost: x\r\n\r\n')
    // Whether a reset arrives as an error depends on the system; that it closes does not.
    await new Promise((closed) =>
      socket
        .resume()
        .on('error', () => {})
        .once('close', closed),
    )
    expect((await complete('hi')).status).toBe(200)
  })

  it('rejects with EADDRINUSE when the port is taken', async () => {
    const { server } = await start()
    await expect(serveEmulator({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
