import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../scripts/browser.mjs'
import { serveBuiltSite, type BuiltSite } from './built-site'
import { listPages } from './pages'
import { readPage } from './snippets'

const folder = resolve(import.meta.dirname, 'demos')
const withDemo = listPages().filter((page) => readPage(page).includes('<ChatDemo '))
const axe = createRequire(import.meta.url).resolve('axe-core')

/** A demo without its words: those in quotes and between tags, and how they break the lines. */
function codeOf(language: string, file: string): string {
  const source = readFileSync(resolve(folder, language, file), 'utf8')
  return source
    .replaceAll(/'[^'\n]*'|"[^"\n]*"/g, "''")
    .replaceAll(/\b(?:zhCN|enUS)\b,?/g, '')
    .replaceAll(/>[^<>]*</g, (text) => `>${text.match(/\{\{.*?\}\}/g)?.join('') ?? ''}<`)
    .replaceAll(/\s+/g, '')
    .replaceAll(/,(?=[\]})])/g, '')
}

describe('the code of the demos', () => {
  it.each(readdirSync(resolve(folder, 'zh')))('is the same in both languages: %s', (file) => {
    expect(codeOf('en', file)).toBe(codeOf('zh', file))
  })

  it('stands beside each of them', () => {
    for (const page of withDemo) {
      const text = readPage(page)
      const demos = text.match(/<ChatDemo /g)?.length ?? 0
      expect(text.match(/^<<< @\/demos\//gm)?.length).toBeGreaterThanOrEqual(demos)
    }
  })

  it('is on the same pages in both languages', () => {
    const english = withDemo.filter((page) => page.startsWith('en/'))
    expect(english.length).toBeGreaterThan(15)
    expect(english).toHaveLength(withDemo.length / 2)
  })
})

// Chinese pages in light and wide, English ones in dark and on a phone.
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  zh: { viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' },
  en: { viewport: { width: 360, height: 740 }, colorScheme: 'dark', reducedMotion: 'reduce' },
}

describe.skipIf(!findChromium())('the demos', () => {
  let site: BuiltSite

  beforeAll(async () => {
    site = await serveBuiltSite()
  })
  afterAll(() => site?.close())

  it.each(withDemo)('are there on %s, and axe finds nothing', async (path) => {
    const page = await site.open(looks[path.startsWith('en/') ? 'en' : 'zh'])
    await page.goto(`${site.origin}/${path.replace(/\.md$/, '')}`)
    for (const demo of await page.locator('.chat-demo').all()) {
      await demo.scrollIntoViewIfNeeded()
      const host = demo.locator('.host > *')
      await expect.poll(() => host.count(), { timeout: 20_000 }).toBeGreaterThan(0)
      // What waits for the user's decision is busy until then.
      const busy = demo.locator('[aria-busy=true]:not([data-status=requires-action])')
      await expect.poll(() => busy.count(), { timeout: 20_000 }).toBe(0)
    }
    expect(await findViolations(page)).toEqual([])
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(wide)).toBe(0)
    await page.close()
  })

  it('asked nothing of other origins, and threw nothing', () => {
    expect(site.outside).toEqual([])
    expect(site.failures).toEqual([])
  })
})

/** What axe says of the demos and the tables, one line a finding. */
async function findViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: object): Promise<AxeResults> } }).axe.run({
      include: [['.chat-demo'], ['.vp-doc table']],
    }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}
