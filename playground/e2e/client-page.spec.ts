import { expect, test, type Page } from '@playwright/test'
import type { ServerResponse } from 'node:http'
import { launchOptions } from '../../scripts/browser.mjs'
import {
  appFrame,
  block,
  openStream,
  startTestServer,
  type Answer,
  type TestServer,
} from '../../packages/core/test/test-server'

// What a browser does to a page while an answer is under way. Requests are counted at the server.

// Playwright turns the cache of pages off.
test.use({
  launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
})

/** What the page has seen of its answers. */
interface Seen {
  readonly texts: string[]
  readonly errors: string[]
  readonly ends: string[]
}

const half = block(1, appFrame({ text: '前半' }))
const whole = block(2, appFrame({ text: '前半后半', finish_reason: 'stop' }))

const answered: Answer = (response) => {
  openStream(response)
  response.end(half + whole)
}

let servers: { close(): Promise<void> }[] = []
test.afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

async function serve(answer: Answer): Promise<TestServer> {
  const server = await startTestServer(answer)
  servers.push(server)
  return server
}

/** A server that sends half an answer and leaves the rest to the test. */
async function serveHalf() {
  const responses: ServerResponse[] = []
  const server = await serve((response) => {
    responses.push(response)
    openStream(response)
    response.write(half)
  })
  const finish = () => responses.map((response) => response.end(whole))
  return { server, responses, finish }
}

/** Opens a page whose window holds a client. */
async function openClient(page: Page, server: TestServer, options: Record<string, unknown> = {}) {
  await page.goto('/')
  await page.evaluate(
    async (options) => {
      const core = '/@id/@tyqw/core'
      const { Tyqw } = await import(/* @vite-ignore */ core)
      const client = new Tyqw({ appId: 'app', ...options })
      const seen: Seen = { texts: [], errors: [], ends: [] }
      client.on('message', (frame: { output: { text: string } }) =>
        seen.texts.push(frame.output.text),
      )
      client.on('error', (error: { code: string }) => seen.errors.push(error.code))
      client.on('finish', (message: { status: { reason: string } }) =>
        seen.ends.push(message.status.reason),
      )
      Object.assign(window, { client, seen })
    },
    { baseUrl: server.url, ...options },
  )
  const client = (name: 'send' | 'stop') =>
    page.evaluate((name) => {
      const own = Reflect.get(window, 'client') as Record<string, (text: string) => unknown>
      void own[name]?.('你好')
    }, name)
  return {
    send: () => client('send'),
    stop: () => client('stop'),
    seen: () => page.evaluate(() => Reflect.get(window, 'seen') as Seen),
  }
}

const ended = (text: string, reason: string, errors: string[] = []) => ({
  texts: expect.arrayContaining([text]),
  errors,
  ends: [reason],
})

test('a tab that is hidden and shown asks once', async ({ page }) => {
  const { server, finish } = await serveHalf()
  const client = await openClient(page, server)
  await client.send()
  await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
  for (const state of ['hidden', 'visible', 'hidden', 'visible']) {
    await page.evaluate((value) => {
      const isHidden = value === 'hidden'
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value })
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  }
  finish()
  await expect.poll(client.seen).toEqual(ended('前半后半', 'stop'))
  expect(server.requests).toHaveLength(1)
})

test.describe('a tab that sleeps for longer than a silence may be', () => {
  const idleTimeout = 1000

  /**
   * Stops all that runs in the page while the network goes on. Chromium's own freezing does the same, but not every
   * build of it has that.
   */
  async function sleep(page: Page, meanwhile: () => void): Promise<number> {
    const session = await page.context().newCDPSession(page)
    await session.send('Debugger.enable')
    await page.evaluate(() => {
      const pause = { last: performance.now(), longest: 0 }
      Object.assign(window, { pause })
      setInterval(() => {
        const now = performance.now()
        pause.longest = Math.max(pause.longest, now - pause.last)
        pause.last = now
      }, 10)
    })
    const paused = new Promise((resolve) => session.once('Debugger.paused', resolve))
    await session.send('Debugger.pause')
    await paused
    meanwhile()
    // Time itself has to pass: the page's own clock is what is tried.
    await new Promise((resolve) => setTimeout(resolve, 2 * idleTimeout))
    await session.send('Debugger.resume')
    return page.evaluate(() => Reflect.get(window, 'pause').longest)
  }

  test('reads what came meanwhile before it calls the stream silent', async ({ page }) => {
    const { server, finish } = await serveHalf()
    const client = await openClient(page, server, { idleTimeout })
    await client.send()
    await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
    expect(await sleep(page, finish)).toBeGreaterThan(idleTimeout)
    await expect.poll(client.seen).toEqual(ended('前半后半', 'stop'))
    expect(server.requests).toHaveLength(1)
  })

  test('reads a head that came meanwhile before it gives the server up', async ({ page }) => {
    const responses: ServerResponse[] = []
    const server = await serve((response) => void responses.push(response))
    const client = await openClient(page, server, { firstByteTimeout: idleTimeout })
    await client.send()
    await expect.poll(() => responses.length).toBe(1)
    const finish = () => {
      for (const response of responses) {
        openStream(response)
        response.end(half + whole)
      }
    }
    expect(await sleep(page, finish)).toBeGreaterThan(idleTimeout)
    await expect.poll(client.seen).toEqual(ended('前半后半', 'stop'))
    expect(server.requests).toHaveLength(1)
  })

  test('calls it silent when nothing came', async ({ page }) => {
    const { server } = await serveHalf()
    const client = await openClient(page, server, { idleTimeout })
    await client.send()
    await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
    await sleep(page, () => undefined)
    await expect.poll(client.seen).toEqual(ended('前半', 'error', ['idle-timeout']))
    expect(server.requests).toHaveLength(1)
    await expect.poll(server.unfinished).toBe(0)
  })

  test('finds its connection cut, says so once and asks no more', async ({ page }) => {
    const { server, responses } = await serveHalf()
    const client = await openClient(page, server)
    await client.send()
    await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
    await sleep(page, () => responses.forEach((response) => response.socket?.resetAndDestroy()))
    await expect.poll(client.seen).toEqual(ended('前半', 'error', ['connection-lost']))
    expect(server.requests).toHaveLength(1)
  })
})

test('a page that is left and come back to asks no second time, whether it was kept or loaded anew', async ({
  page,
}) => {
  const { server } = await serveHalf()
  const client = await openClient(page, server)
  await client.send()
  await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
  await page.evaluate(() =>
    addEventListener('pageshow', () => Object.assign(window, { isKept: true })),
  )
  await page.goto('about:blank')
  await expect.poll(server.unfinished).toBe(0)
  await page.goBack()
  const isKept = await page.evaluate(() => Reflect.get(window, 'isKept') === true)
  if (isKept) await expect.poll(client.seen).toEqual(ended('前半', 'error', ['connection-lost']))
  else expect(await client.seen()).toBeUndefined()
  expect(server.requests).toHaveLength(1)
})

test.describe('without a network', () => {
  test('a question is not sent, and the device is said to be offline', async ({
    page,
    context,
  }) => {
    const server = await serve(answered)
    const client = await openClient(page, server)
    await context.setOffline(true)
    await client.send()
    await expect.poll(client.seen).toEqual({ texts: [], errors: ['offline'], ends: ['error'] })
    await context.setOffline(false)
    expect(server.requests).toHaveLength(0)
    await client.send()
    await expect.poll(async () => (await client.seen()).ends).toEqual(['error', 'stop'])
    expect(server.requests).toHaveLength(1)
  })

  test('an answer that is cut keeps its text', async ({ page, context }) => {
    const { server, responses } = await serveHalf()
    const client = await openClient(page, server)
    await client.send()
    await expect.poll(async () => (await client.seen()).texts).toEqual(['前半'])
    await context.setOffline(true)
    for (const response of responses) response.socket?.resetAndDestroy()
    await expect.poll(client.seen).toEqual(ended('前半', 'error', ['offline']))
    await context.setOffline(false)
    expect(server.requests).toHaveLength(1)
  })
})

/** The second question goes under the session of the first, and nothing fails. */
async function expectSessionToLast(
  client: Awaited<ReturnType<typeof openClient>>,
  server: TestServer,
) {
  await client.send()
  await expect.poll(async () => (await client.seen()).ends).toEqual(['stop'])
  await client.send()
  await expect.poll(async () => (await client.seen()).ends).toEqual(['stop', 'stop'])
  const sessions = server.requests.map(({ body }): unknown => JSON.parse(body).input.session_id)
  expect(sessions).toEqual([undefined, 'a'.repeat(32)])
  expect((await client.seen()).errors).toEqual([])
}

test.describe('the session, where storage', () => {
  test('is full, lasts as long as the page', async ({ page }) => {
    const server = await serve(answered)
    const client = await openClient(page, server)
    await page.evaluate(() => {
      localStorage.clear()
      const fill = (piece: string) => {
        try {
          for (let count = 0; ; count++)
            localStorage.setItem(`fill-${piece.length}-${count}`, piece)
        } catch {
          // Full.
        }
      }
      for (const size of [100_000, 1000, 10, 1]) fill('x'.repeat(size))
    })
    await expectSessionToLast(client, server)
    expect(await page.evaluate(() => localStorage.getItem('tyqw_sessionId'))).toBeNull()
  })

  test('is blocked, lasts as long as the page', async ({ page }) => {
    const server = await serve(answered)
    const client = await openClient(page, server)
    await page.evaluate(() =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      }),
    )
    await expectSessionToLast(client, server)
  })
})
