import { join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright'
import { launchOptions } from '../../../scripts/browser.mjs'

const HOST = 'http://bench.localhost'
/** Rest is when the main thread was busy for less than so many ms of a quarter second, twice in a row. */
const REST_MS = 5

/** @param isFast - Frames follow each other at once, not at the screen's pace. */
export function launchBrowser(isFast = false): Promise<Browser> {
  const { args, ...launch } = launchOptions()
  const fastArgs = ['--disable-frame-rate-limit', '--disable-gpu-vsync']
  return chromium.launch({ ...launch, args: isFast ? [...args, ...fastArgs] : args })
}

/** Opens the page that was built into a folder. It has no network. */
export async function openPage(page: Page, folder: string) {
  page.on('pageerror', (error) => console.error(`${folder}: ${error.message}`))
  await page.route('**', (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== HOST) return route.abort()
    return pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body: html })
      : route.fulfill({ path: join(folder, pathname) })
  })
  await page.goto(HOST)
}

const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>Benchmark</title>
<link rel="stylesheet" href="style.css">
<body></body>
<script type="module" src="page.js"></script>
</html>`

/** A session that reads the clock of the main thread. */
export async function startSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

/** How long the main thread has worked so far, as its own clock says, in ms: what other processes do is not in it. */
export async function readBusy(session: CDPSession): Promise<number> {
  return (await readMetric(session, 'TaskDuration')) * 1000
}

/** JavaScript heap after two collections, in MB. */
export async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  return (await readMetric(session, 'JSHeapUsedSize')) / 1024 / 1024
}

async function readMetric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = metrics.find((candidate) => candidate.name === name)
  if (!metric) throw new Error(`Chromium does not tell ${name}`)
  return metric.value
}

export async function waitForRest(session: CDPSession) {
  let last = await readBusy(session)
  for (let quiet = 0; quiet < 2;) {
    await delay(250)
    const now = await readBusy(session)
    quiet = now - last < REST_MS ? quiet + 1 : 0
    last = now
  }
}

/** Whether work ends before a time is over, in ms. */
export async function isInTime(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  const inTime = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  if (!inTime) work.catch(() => {})
  return inTime
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
