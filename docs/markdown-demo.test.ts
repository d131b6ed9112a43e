import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../scripts/browser.mjs'
import { serveBuiltSite, type BuiltSite } from './built-site'

/** How long a text may take that comes as fast as it can. */
const timeout = 15_000

describe.skipIf(!findChromium())('the Markdown demo', () => {
  let site: BuiltSite
  let page: Page
  let demo: Locator
  const heightOfPage = () => page.evaluate(() => document.documentElement.scrollHeight)
  const scrollOfPage = () => page.evaluate(() => window.scrollY)
  const shown = () => demo.locator('.tyqw-markdown').innerText()
  const position = () => demo.getByRole('slider', { name: '进度' })

  beforeAll(async () => {
    site = await serveBuiltSite()
    page = await site.open({ viewport: { width: 1280, height: 1000 } })
    await page.goto(`${site.origin}/components/markdown`)
    demo = page.locator('.markdown-demo')
  })
  afterAll(() => site?.close())

  it('begins by itself, and moves nothing around it until its end', async () => {
    const height = await heightOfPage()
    await expect.poll(shown, { timeout }).toContain('用手册')
    await demo.getByRole('slider', { name: '速度' }).press('End')
    await expect.poll(shown, { timeout }).toContain('tracker.example')
    await expect.poll(() => demo.getByRole('button', { name: '播放' }).count()).toBe(1)
    expect(await heightOfPage()).toBe(height)
    expect(await scrollOfPage()).toBe(0)
  })

  it('shows code in colours, formulas and a diagram', async () => {
    const kinds = ['.tyqw-code span', '.katex-html', '.tyqw-diagram img', '.tyqw-task-box', 'table']
    for (const kind of kinds)
      await expect.poll(() => demo.locator(kind).count(), { timeout }).toBeGreaterThan(0)
  })

  it('goes to any place, with a keyboard too', async () => {
    await demo.getByRole('radio', { name: '中文强调' }).check({ force: true })
    await position().press('Home')
    await expect.poll(shown, { timeout }).toBe('')
    for (let step = 0; step < 6; step += 1) await position().press('ArrowRight')
    expect(await position().getAttribute('aria-valuetext')).toMatch(/^6 /)
    await expect.poll(shown).toBe('紧挨标')
    await position().press('End')
    await expect.poll(shown).toContain('999 元')
    expect(await shown()).not.toMatch(/\*\*|~~/)
  })

  it('leads to a footnote and back, inside its own box', async () => {
    await demo.getByRole('radio', { name: '脚注' }).check({ force: true })
    await position().press('End')
    const mark = demo.getByRole('button', { name: '脚注 2' })
    await mark.press('Enter')
    const note = demo.locator('[role=doc-footnote][aria-label="脚注 2"]')
    expect(await note.evaluate((it) => it === document.activeElement)).toBe(true)
    await note.getByRole('button').press('Enter')
    expect(await mark.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await scrollOfPage()).toBe(0)
    await demo.getByRole('radio', { name: '中文强调' }).check({ force: true })
  })

  it('shows the source beside, and how far it has come', async () => {
    await position().press('Home')
    await position().press('ArrowRight')
    await demo.getByRole('switch', { name: '原文' }).press('Space')
    const source = demo.getByRole('group', { name: 'Markdown 原文' })
    expect(await source.innerText()).toContain('**“开始”**')
    expect(await source.locator('span').innerText()).toMatch(/^# 紧挨/)
  })

  it('plays, rests and begins again', async () => {
    await demo.getByRole('button', { name: '从头开始' }).press('Enter')
    await expect.poll(shown, { timeout }).toContain('999 元')
    await demo.getByRole('slider', { name: '速度' }).press('Home')
    expect(await demo.locator('.rate').innerText()).toBe('5 字/秒')
    await demo.getByRole('button', { name: '播放' }).press('Enter')
    await demo.getByRole('button', { name: '暂停' }).press('Enter')
    expect((await shown()).length).toBeLessThan(20)
  })

  it('shows the whole text at once to whoever wants no motion', async () => {
    const still = await site.open({ reducedMotion: 'reduce' })
    await still.goto(`${site.origin}/en/components/markdown`)
    const answer = still.locator('.markdown-demo .tyqw-markdown')
    await expect.poll(() => answer.innerText(), { timeout }).toContain('tracker.example')
    expect(await still.locator('.markdown-demo .viewport').evaluate((it) => it.scrollTop)).toBe(0)
    await still.close()
  })

  it('fits a phone', async () => {
    const phone = await site.open({ viewport: { width: 360, height: 740 } })
    for (const path of ['/components/markdown', '/en/components/markdown']) {
      await phone.goto(site.origin + path)
      await phone.locator('.markdown-demo .controls').waitFor()
      const wide = await phone.evaluate(() => [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ...Array.from(
          document.querySelectorAll('.markdown-demo .controls'),
          (it) => it.scrollWidth - it.clientWidth,
        ),
      ])
      expect(wide).toEqual([0, 0])
    }
    await phone.close()
  })

  it('asked nothing of other origins, and threw nothing', () => {
    expect(site.outside).toEqual([])
    expect(site.failures).toEqual([])
  })
})
