import type { Browser, CDPSession, Page } from 'playwright'
import { join } from 'node:path'
import type { Shown } from './page/start-page'
import { readUpdates, type TraceEvent } from './read-updates'

export interface Run extends Shown {
  /** Main-thread time of the whole answer, in ms. */
  readonly total: number
  readonly isCut: false
  /** The 99th percentile of what one update costs the main thread, in ms. */
  readonly p99: number
  /** JavaScript heap after two collections, in MB. */
  readonly heap: number
}

/** A run that did not end in time, and what it had cost until then. */
export interface CutRun {
  readonly total: number
  readonly isCut: true
}

const UPDATE_LENGTH = 100
const HOST = 'http://bench.localhost'
/** Rest is when the main thread was busy for less than so many ms of a quarter second, twice in a row. */
const REST_MS = 5

/** Streams one answer into a fresh page. */
export async function runPage(
  browser: Browser,
  folder: string,
  answer: string,
  limitMs: number,
): Promise<Run | CutRun> {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 } })
  try {
    const page = await context.newPage()
    await openPage(page, folder)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await session.send('HeapProfiler.collectGarbage')
    await waitForRest(session)

    const stopTracing = await startTracing(browser)
    const before = await readBusy(session)
    const streamed = page.evaluate(([text, size]) => window.bench.stream(text, size), [
      answer,
      UPDATE_LENGTH,
    ] as const)
    if (!(await isInTime(streamed, limitMs))) {
      const spent = (await readBusy(session)) - before
      await stopTracing()
      return { total: spent, isCut: true }
    }
    await waitForRest(session)
    const total = (await readBusy(session)) - before
    const updates = readUpdates(await stopTracing())

    const heap = await readHeap(session)
    const shown = await page.evaluate(() => window.bench.look())
    return {
      ...shown,
      total,
      isCut: false,
      p99: percentile(updates, 0.99),
      heap,
    }
  } finally {
    await context.close()
  }
}

async function openPage(page: Page, folder: string) {
  page.on('pageerror', (error) => console.error(`${folder}: ${error.message}`))
  await page.route('**', (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== HOST) return route.abort()
    return pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body: html })
      : route.fulfill({ path: join(folder, pathname) })
  })
  await page.goto(HOST)
  await page.waitForFunction(() => 'bench' in window)
  await page.evaluate(() => window.bench.mount())
}

const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>Benchmark</title>
<link rel="stylesheet" href="style.css">
<body></body>
<script type="module" src="page.js"></script>
</html>`

/** How long the main thread has worked so far, as its own clock says, in ms: what other processes do is not in it. */
async function readBusy(session: CDPSession): Promise<number> {
  return (await readMetric(session, 'TaskDuration')) * 1000
}

async function readHeap(session: CDPSession): Promise<number> {
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

async function waitForRest(session: CDPSession) {
  let last = await readBusy(session)
  for (let quiet = 0; quiet < 2;) {
    await delay(250)
    const now = await readBusy(session)
    quiet = now - last < REST_MS ? quiet + 1 : 0
    last = now
  }
}

/** Records every task of the main thread, and nothing else. */
async function startTracing(browser: Browser): Promise<() => Promise<readonly TraceEvent[]>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  )
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['toplevel', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  })
  return async () => {
    const completed = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await completed
    await session.detach()
    return events
  }
}

async function isInTime(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  const inTime = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  if (!inTime) work.catch(() => {})
  return inTime
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
