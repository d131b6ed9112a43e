import { createServer } from 'node:http'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createEmulator } from '@tyqw/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { KEY } from '../test/ask'
import { createGateway } from './index'
import { serveGateway } from './node'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** A gateway on a port. Without a base URL the emulator answers within the process. */
async function start(baseUrl?: string) {
  const emulator = createEmulator({ latency: 'instant' })
  const upstream = baseUrl === undefined ? { fetch: emulator.fetch } : { baseUrl }
  const gateway = createGateway({ apiKey: KEY, apps: '*', upstream })
  const server = await serveGateway({ gateway, port: 0 })
  closers.push(server.close)
  const complete = (prompt: string, init: RequestInit = {}) =>
    fetch(`${server.url}/tyqw/api/v1/apps/app-1/completion`, {
      method: 'POST',
      headers: { origin: server.url, 'x-dashscope-sse': 'enable' },
      body: JSON.stringify({ input: { prompt } }),
      ...init,
    })
  return { server, complete }
}

/** An upstream on a port that sends one event and waits; it notes when its client goes away. */
async function startUpstream() {
  let left = () => {}
  const gone = new Promise<number>((resolve) => (left = () => resolve(Date.now())))
  const upstream = createServer((_incoming, outgoing) => {
    outgoing.on('close', left)
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    outgoing.write('id:1\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"text":"你"}}\n\n')
  }).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  closers.push(async () => {
    upstream.closeAllConnections()
    upstream.close()
  })
  const address = upstream.address()
  return { gone, baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
}

describe('over real sockets', () => {
  it('streams each event as it comes', async () => {
    const { baseUrl } = await startUpstream()
    const { complete } = await start(baseUrl)
    const response = await complete('hi')
    const { value } = (await response.body?.getReader().read()) ?? expect.fail()
    // The upstream never sends another byte, so nothing waits for more.
    expect(new TextDecoder().decode(value)).toMatch(/^id:1\n[^]+\n\n$/)
  })

  it('aborts the upstream within a second when the client aborts', async () => {
    const { baseUrl, gone } = await startUpstream()
    const { complete } = await start(baseUrl)
    const aborter = new AbortController()
    const response = await complete('hi', { signal: aborter.signal })
    await response.body?.getReader().read()
    const left = Date.now()
    aborter.abort()
    expect((await gone) - left).toBeLessThan(1000)
  })

  it('aborts the upstream within a second when the socket is destroyed', async () => {
    const { baseUrl, gone } = await startUpstream()
    const { server } = await start(baseUrl)
    const body = '{"input":{"prompt":"hi"}}'
    const socket = connect(server.port, '127.0.0.1')
    socket.write(
      `POST /tyqw/api/v1/apps/a/completion HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\nx-dashscope-sse: enable\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await once(socket, 'data')
    const left = Date.now()
    socket.destroy()
    expect((await gone) - left).toBeLessThan(1000)
  })

  it('reads from the upstream no faster than the client reads', async () => {
    let sent = 0
    const frame = Buffer.from(`data:{"text":"${'x'.repeat(64 * 1024)}"}\n\n`)
    const gateway = createGateway({
      apiKey: KEY,
      apps: '*',
      upstream: {
        fetch: async () =>
          new Response(
            new ReadableStream(
              {
                pull(controller) {
                  sent += frame.length
                  controller.enqueue(frame)
                },
              },
              { highWaterMark: 0 },
            ),
            { headers: { 'content-type': 'text/event-stream' } },
          ),
      },
    })
    const server = await serveGateway({ gateway, port: 0 })
    closers.push(server.close)
    const body = '{"input":{"prompt":"hi"}}'
    const socket = connect(server.port, '127.0.0.1')
    closers.push(async () => socket.destroy())
    socket.write(
      `POST /tyqw/api/v1/apps/a/completion HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\nx-dashscope-sse: enable\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await once(socket, 'readable')
    // Nobody reads: what is on its way fills the buffers, then it stops.
    let before = -1
    while (before !== sent) {
      before = sent
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  it('refuses hostile raw paths', async () => {
    const { server } = await start()
    for (const id of ['..', '%2e%2e', '..%2f..', 'a%00', '%0d%0aX-Evil:1', '\\..\\x']) {
      const socket = connect(server.port, '127.0.0.1')
      socket.end(
        `POST /tyqw/api/v1/apps/${id}/completion HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
      )
      let answer = ''
      socket.setEncoding('utf8').on('data', (text) => (answer += text))
      await once(socket, 'close')
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
      expect(answer).not.toMatch(/^x-evil/im)
    }
  })

  it('answers an upload that is too large', async () => {
    const { complete } = await start()
    const response = await complete('x'.repeat(2 * 1024 * 1024))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'BadRequest.TooLarge' })
  })

  it('forwards an emulator on another port, 401 included', async () => {
    const { serveEmulator } = await import('@tyqw/emulator/node')
    const emulator = await serveEmulator({ port: 0, latency: 'instant' })
    closers.push(emulator.close)
    const { complete } = await start(emulator.url)
    expect(await (await complete('你好')).text()).toMatch(/"stop"[^\n]+\n\n$/)
    const refused = await complete('/error-401 hi')
    expect(refused.status).toBe(401)
    expect(refused.headers.get('content-type')).toBe('application/json')
    expect(await (await complete('/reset hi')).text()).toContain('event:error\n:HTTP_STATUS/502')
  })

  it('closes in time, and tells open streams why', async () => {
    const { baseUrl, gone } = await startUpstream()
    const { server, complete } = await start(baseUrl)
    const response = await complete('hi')
    const started = Date.now()
    const [text] = await Promise.all([response.text(), server.close(), gone])
    expect(text).toContain('event:error\n:HTTP_STATUS/503')
    expect(Date.now() - started).toBeLessThan(3000)
  })

  it('rejects with EADDRINUSE when the port is taken', async () => {
    const { server } = await start()
    const gateway = createGateway({ apiKey: KEY, apps: '*' })
    await expect(serveGateway({ gateway, port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})
