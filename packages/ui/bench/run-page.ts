import type { Browser } from 'playwright'
import { isInTime, openPage, readBusy, readHeap, startSession, waitForRest } from './chromium'
import type { Shape } from './answer'
import type { ContenderName } from './contenders'
import type { Shown } from './page/start-page'
import { readUpdates, type TraceEvent } from './read-updates'
import type { CutRun, Results } from './results'

export interface Run extends Shown {
  /** Main-thread time of the whole answer, in ms. */
  readonly total: number
  readonly isCut: false
  /** The 99th percentile of what one update costs the main thread, in ms. */
  readonly p99: number
  /** JavaScript heap after two collections, in MB. */
  readonly heap: number
}

export interface Task {
  readonly name: ContenderName
  /** In thousands of characters. */
  readonly size: number
  readonly shape: Shape
}

export type MarkdownResults = Results<Task, Run>

const UPDATE_LENGTH = 100

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
    await page.waitForFunction(() => 'bench' in window)
    await page.evaluate(() => window.bench.mount())
    const session = await startSession(page)
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

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
