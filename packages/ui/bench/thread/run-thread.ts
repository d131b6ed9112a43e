import type { Browser } from 'playwright'
import { isInTime, openPage, readBusy, readHeap, startSession, waitForRest } from '../chromium'
import type { CutRun, Results } from '../results'
import type { ContenderName } from './contenders'

/** What is done with a conversation, in this order. */
export const phases = ['open', 'append', 'scroll'] as const
export type Phase = (typeof phases)[number]

export interface Task {
  readonly name: ContenderName
  /** In messages. */
  readonly size: number
  readonly phase: Phase
}

export interface Run {
  /** Main-thread time, in ms. */
  readonly total: number
  readonly isCut: false
  /** How many elements are on the page afterwards. */
  readonly elements: number
  /** JavaScript heap afterwards, after two collections, in MB. */
  readonly heap: number
}

export type ThreadResults = Results<Task, Run>

/** Opens a conversation in a fresh page, appends to it and scrolls it. What is not done in time is the last that is tried. */
export async function* runThread(
  browser: Browser,
  folder: string,
  size: number,
  limitMs: number,
): AsyncGenerator<readonly [Phase, Run | CutRun]> {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 } })
  try {
    const page = await context.newPage()
    await openPage(page, folder)
    await page.waitForFunction(() => 'threadBench' in window)
    await page.evaluate((count) => window.threadBench.prepare(count), size)
    const session = await startSession(page)
    await session.send('HeapProfiler.collectGarbage')
    await waitForRest(session)
    for (const phase of phases) {
      const before = await readBusy(session)
      const done = page
        .evaluate((name) => window.threadBench[name](), phase)
        .then(() => waitForRest(session))
      if (!(await isInTime(done, limitMs))) {
        yield [phase, { total: (await readBusy(session)) - before, isCut: true }]
        return
      }
      const total = (await readBusy(session)) - before
      const elements = await page.evaluate(() => window.threadBench.count())
      yield [phase, { total, isCut: false, elements, heap: await readHeap(session) }]
    }
  } finally {
    await context.close()
  }
}
