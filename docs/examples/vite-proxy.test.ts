import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serveEmulator } from '@tyqw/emulator/node'
import { createServer } from 'vite'
import { expect, it, vi } from 'vitest'
import { findSnippets, readPage } from '../snippets'

// Below docs/node_modules, so that the configuration finds Vite and its plugin.
const cache = resolve(import.meta.dirname, '../node_modules/.cache')

it.each(['protocols/index.md', 'en/protocols/index.md'])(
  'the proxy of %s adds the key and streams',
  async (page) => {
    const config = findSnippets(page, readPage(page)).find(({ code }) => code.includes('proxy:'))
    const seen: unknown[] = []
    const service = await serveEmulator({
      port: 0,
      latency: { firstTokenMs: 0, frameMs: 2 },
      onRequest: ({ headers }) => seen.push(headers['authorization']),
    })
    mkdirSync(cache, { recursive: true })
    const root = mkdtempSync(join(cache, 'proxy-'))
    const configFile = join(root, 'vite.config.ts')
    writeFileSync(
      configFile,
      config?.code.replace('https://dashscope.aliyuncs.com', service.url) ?? '',
    )
    vi.stubEnv('DASHSCOPE_API_KEY', 'sk-test')
    const vite = await createServer({
      root,
      configFile,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1', watch: null },
      optimizeDeps: { noDiscovery: true },
    })
    try {
      await vite.listen()
      const [url = ''] = vite.resolvedUrls?.local ?? []
      const response = await fetch(`${url}dashscope/compatible-mode/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'qwen-plus',
          stream: true,
          messages: [{ role: 'user', content: '你好' }],
        }),
      })
      const pieces = []
      const decoder = new TextDecoder()
      for await (const piece of response.body ?? []) pieces.push(decoder.decode(piece))
      expect(seen).toEqual(['Bearer sk-test'])
      expect(pieces.length).toBeGreaterThan(3)
      expect(pieces.join('')).toMatch(/^data: \{.*data: \[DONE\]\s*$/s)
    } finally {
      await vite.close()
      await service.close()
      rmSync(root, { recursive: true })
    }
  },
)
