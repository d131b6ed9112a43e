import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { build, createLogger, createServer, preview } from 'vite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KEY } from '../test/ask'
import type { TyqwGatewayOptions } from './vite'
import { tyqwGateway } from './vite'

let root: string
const servers: ViteDevServer[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tyqw-vite-'))
  await writeFile(join(root, 'index.html'), '<script type="module" src="/main.js"></script>')
  await writeFile(join(root, 'main.js'), 'console.log(import.meta.env)')
  for (const name of ['DASHSCOPE_API_KEY', 'VITE_TYQW_APP_ID', 'TYQW_APPS']) {
    vi.stubEnv(name, undefined)
  }
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await rm(root, { recursive: true })
  vi.unstubAllEnvs()
})

async function start(environment: string, options?: TyqwGatewayOptions) {
  await writeFile(join(root, '.env.local'), environment)
  const lines: string[] = []
  const customLogger = createLogger('silent')
  customLogger.info = (line) => lines.push(line)
  customLogger.warn = (line) => lines.push(line)
  const server = await createServer({
    root,
    configFile: false,
    customLogger,
    plugins: [tyqwGateway(options)],
    server: { port: 0, host: '127.0.0.1', ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  servers.push(server)
  await server.listen()
  const address = server.httpServer?.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const complete = (headers: Record<string, string>, appId = 'app-1') =>
    fetch(`${url}/tyqw/api/v1/apps/${appId}/completion`, {
      method: 'POST',
      headers,
      body: '{"input":{"prompt":"你好"},"parameters":{"incremental_output":true}}',
    })
  return { url, complete, notices: lines.filter((line) => line.startsWith('tyqw gateway')) }
}

describe('without a key', () => {
  it('lets the emulator answer pages and scripts, and says so in one line', async () => {
    const { url, complete, notices } = await start('', { emulator: { latency: 'instant' } })
    expect(notices).toEqual(['tyqw gateway: no DASHSCOPE_API_KEY found, the emulator answers'])
    const page = await complete({ origin: url, accept: 'text/event-stream' }, 'any-id')
    expect(await page.text()).toMatch(/^id:1\nevent:result\n[^]+"stop"[^\n]+\n\n$/)
    expect((await complete({})).status).toBe(200)
    expect((await complete({ 'x-tyqw-scenario': 'error-429' })).status).toBe(429)
    expect((await complete({ origin: 'http://evil.com' })).status).toBe(403)
    expect(await (await fetch(`${url}/`)).text()).toContain('/main.js')
  })
})

describe('the preview server', () => {
  it('has the gateway too', async () => {
    const lines: string[] = []
    const customLogger = createLogger('silent')
    customLogger.info = (line) => lines.push(line)
    const server = await preview({
      root,
      configFile: false,
      customLogger,
      build: { outDir: root },
      plugins: [tyqwGateway({ emulator: { latency: 'instant' } })],
      preview: { port: 0, host: '127.0.0.1' },
    })
    const address = server.httpServer.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const health = await fetch(`${url}/tyqw/healthz`)
    expect(await health.json()).toEqual({ status: 'ok', answering: 'emulator' })
    expect(lines.filter((line) => line.startsWith('tyqw gateway'))).toHaveLength(1)
    await server.close()
  })
})

describe('with a key in .env.local', () => {
  const upstream = {
    fetch: async (request: Request) =>
      Response.json({ output: { text: request.headers.get('authorization') } }),
  }

  it('forwards for the application of VITE_TYQW_APP_ID and no other', async () => {
    const environment = `DASHSCOPE_API_KEY=${KEY}\nVITE_TYQW_APP_ID=app-1\n`
    const { url, complete, notices } = await start(environment, { upstream })
    expect(notices).toEqual(['tyqw gateway: forwarding to DashScope (key sk-***cdef)'])
    const answer = await complete({ origin: url })
    expect(await answer.json()).toEqual({ output: { text: 'Bearer sk-***cdef' } })
    expect((await complete({ origin: url }, 'app-2')).status).toBe(403)
    expect((await complete({})).status).toBe(403)
  })

  it('takes options over the environment', async () => {
    const environment = `DASHSCOPE_API_KEY=${KEY}\n`
    const { url, complete } = await start(environment, { upstream, apps: ['app-2'] })
    expect((await complete({ origin: url }, 'app-2')).status).toBe(200)
  })

  it('does not start without an application', async () => {
    await expect(start(`DASHSCOPE_API_KEY=${KEY}\n`)).rejects.toThrow('Set VITE_TYQW_APP_ID')
  })

  it('keeps the key out of what the page is served and built from', async () => {
    const environment = `DASHSCOPE_API_KEY=${KEY}\nVITE_TYQW_APP_ID=app-1\n`
    const { url } = await start(environment, { upstream })
    for (const path of ['/', '/main.js', '/@vite/client', '/@vite/env', '/.env.local']) {
      expect(await (await fetch(url + path)).text()).not.toContain(KEY)
    }
    const built = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [tyqwGateway()],
      build: { write: false },
    })
    expect(JSON.stringify(built)).toContain('app-1')
    expect(JSON.stringify(built)).not.toContain(KEY)
  })

  it('warns when a variable would carry a key into the page', async () => {
    const { notices } = await start(`VITE_DASHSCOPE_API_KEY=${KEY}\n`)
    expect(notices).toHaveLength(2)
    expect(notices[0]).toContain('VITE_DASHSCOPE_API_KEY holds a key')
    expect(notices.join()).not.toContain(KEY)
  })
})
