import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, launchOptions } from '../scripts/browser.mjs'

const dist = resolve(import.meta.dirname, '.vitepress/dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

describe.skipIf(!findChromium())('the built site', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let origin: string
  const outside: string[] = []
  const failures: string[] = []

  beforeAll(async () => {
    if (!existsSync(join(dist, 'index.html'))) throw new Error('Run pnpm docs:build first.')
    server = createServer(({ url = '/' }, response) => {
      const path = join(dist, new URL(url, 'http://site').pathname)
      const file = [path, `${path}.html`, join(path, 'index.html')].find(isFile)
      response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '')] ?? '' })
      response.end(file && readFileSync(file))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    browser = await chromium.launch(launchOptions())
    page = await browser.newPage()
    page.on('pageerror', (error) => failures.push(error.message))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(origin) && /^(https?|wss?):/.test(url)) outside.push(url)
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it.each([
    ['/guide/demo', '/plain 你好'],
    ['/en/guide/demo', '/plain Hello'],
  ])('answers on %s from the emulator in the page', async (path, question) => {
    await page.goto(origin + path)
    const chat = page.locator('.emulator-chat')
    await chat.getByRole('textbox').fill(question)
    await chat.getByRole('textbox').press('Enter')
    const answer = chat.locator('[data-role="assistant"]')
    await expect.poll(() => answer.innerText(), { timeout: 15_000 }).toMatch(/.{40}/s)
  })

  it('finds a Chinese word', async () => {
    await page.goto(`${origin}/`)
    await page.getByRole('button', { name: '搜索' }).first().click()
    await page.getByRole('searchbox').fill('限流')
    await expect.poll(() => page.locator('.VPLocalSearchBox .result').count()).toBeGreaterThan(0)
  })

  it('asked nothing of other origins, and threw nothing', () => {
    expect(outside).toEqual([])
    expect(failures).toEqual([])
  })
})

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
