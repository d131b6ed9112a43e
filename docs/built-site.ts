import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'

const dist = resolve(import.meta.dirname, '.vitepress/dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The built site on a port of its own, and a browser to look at it with. */
export interface BuiltSite {
  readonly origin: string
  /** A page whose requests and errors are noted. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** What was asked of other origins. */
  readonly outside: readonly string[]
  /** Errors that no page caught. */
  readonly failures: readonly string[]
  close(): Promise<void>
}

/** @throws when the site has not been built */
export async function serveBuiltSite(): Promise<BuiltSite> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('Run pnpm docs:build first.')
  const server = createServer(({ url = '/' }, response) => {
    const path = join(dist, new URL(url, 'http://site').pathname)
    const file = [path, `${path}.html`, join(path, 'index.html')].find(isFile)
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '')] ?? '' })
    response.end(file && readFileSync(file))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const browser = await chromium.launch(launchOptions())
  const outside: string[] = []
  const failures: string[] = []
  return {
    origin,
    outside,
    failures,
    async open(options) {
      const page = await browser.newPage(options)
      page.on('pageerror', (error) => failures.push(error.message))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(origin) && /^(https?|wss?):/.test(url)) outside.push(url)
      })
      return page
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
