import type { Browser } from 'playwright'
import { createAnswer } from './answer'
import type { BenchReport } from './bench-report'
import { buildPage } from './build-page'
import { launchBrowser } from './chromium'
import { describe, isHighlighted } from './contenders'
import { findMissed, toSection, type Report } from './report'
import { Results } from './results'
import { runPage, type MarkdownResults, type Task } from './run-page'
import { readSettings, SHAPE_SIZE, usage, type Settings } from './settings'

/** An answer that takes longer than this by the clock is not waited for. At the screen's pace 200 kB take 33 s. */
const LIMIT_MS = 90_000
/** What takes so long is measured once. */
const SLOW_MS = 30_000

export default async function run(root: string, args: readonly string[]): Promise<BenchReport> {
  if (args.includes('--help')) {
    console.log(usage)
    process.exit()
  }
  const settings = readSettings(args)
  const folders = new Map<string, string>()
  for (const name of settings.names) {
    const page = { input: `contenders/${name}.ts`, hasHighlighter: isHighlighted(name) }
    folders.set(name, await buildPage(root, page))
  }
  const browser = await launchBrowser(settings.isFast)
  try {
    const results = await measureAll(browser, settings, folders)
    const labels = new Map(settings.names.map((name) => [name, describe(root, name)]))
    const report: Report = { settings, results, labels, chromium: browser.version() }
    return {
      sections: { zh: toSection('zh', report), en: toSection('en', report) },
      missed: findMissed(report),
      isPartial: !settings.isWritten,
    }
  } finally {
    await browser.close()
  }
}

/** Contenders take turns, so that what else the machine does meets all of them alike. */
async function measureAll(
  browser: Browser,
  settings: Settings,
  folders: ReadonlyMap<string, string>,
): Promise<MarkdownResults> {
  const results: MarkdownResults = new Results()
  for (let round = 0; round < settings.rounds; round++) {
    for (const size of settings.sizes) {
      const first = round % settings.names.length
      for (const name of [...settings.names.slice(first), ...settings.names.slice(0, first)])
        await measureOne({ name, size, shape: 'mixed' })
    }
    if (settings.shapes.length > 0 && !settings.sizes.includes(SHAPE_SIZE))
      await measureOne({ name: 'ours', size: SHAPE_SIZE, shape: 'mixed' })
    for (const shape of settings.shapes) await measureOne({ name: 'ours', size: SHAPE_SIZE, shape })
  }
  return results

  async function measureOne(task: Task) {
    const folder = folders.get(task.name)
    if (!folder || results.isSlow(task, SLOW_MS)) return
    const { seed } = settings
    const answer = createAnswer({ seed, length: task.size * 1000, shape: task.shape })
    const found = await runPage(browser, folder, answer, LIMIT_MS)
    results.add(task, found)
    const cost = `${Math.round(found.total)} ms${found.isCut ? ', and not done' : ''}`
    console.error(`${task.name} · ${task.size} kB ${task.shape}: ${cost}`)
  }
}
