import type { Browser } from 'playwright'
import type { BenchReport } from './bench-report'
import { buildPage } from './build-page'
import { launchBrowser } from './chromium'
import { Results } from './results'
import { describe } from './thread/contenders'
import { findMissed, toSection, type Report } from './thread/report'
import { phases, runThread, type Task, type ThreadResults } from './thread/run-thread'
import { readSettings, usage, type Settings } from './thread/settings'

/** What takes longer than this by the clock is not waited for. */
const LIMIT_MS = 300_000
/** What takes so long is measured once. */
const SLOW_MS = 10_000

export default async function run(root: string, args: readonly string[]): Promise<BenchReport> {
  if (args.includes('--help')) {
    console.log(usage)
    process.exit()
  }
  const settings = readSettings(args)
  const folders = new Map<string, string>()
  for (const name of settings.names)
    folders.set(name, await buildPage(root, { input: `thread/pages/${name}.ts` }))
  const browser = await launchBrowser()
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
): Promise<ThreadResults> {
  const results: ThreadResults = new Results()
  for (let round = 0; round < settings.rounds; round++) {
    const first = round % settings.names.length
    for (const size of settings.sizes)
      for (const name of [...settings.names.slice(first), ...settings.names.slice(0, first)])
        await measureOne({ name, size })
  }
  return results

  async function measureOne(task: Omit<Task, 'phase'>) {
    const folder = folders.get(task.name)
    if (!folder || phases.some((phase) => results.isSlow({ ...task, phase }, SLOW_MS))) return
    for await (const [phase, found] of runThread(browser, folder, task.size, LIMIT_MS)) {
      results.add({ ...task, phase }, found)
      const cost = `${Math.round(found.total)} ms${found.isCut ? ', and not done' : ''}`
      console.error(`${task.name} · ${task.size} messages, ${phase}: ${cost}`)
    }
  }
}
