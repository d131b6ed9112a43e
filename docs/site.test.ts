import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../scripts/browser.mjs'
import { serveBuiltSite, type BuiltSite } from './built-site'

describe.skipIf(!findChromium())('the built site', () => {
  let site: BuiltSite
  let page: Page

  beforeAll(async () => {
    site = await serveBuiltSite()
    page = await site.open()
  })
  afterAll(() => site?.close())

  it.each([
    ['/guide/demo', '/plain 你好'],
    ['/en/guide/demo', '/plain Hello'],
  ])('answers on %s from the emulator in the page', async (path, question) => {
    await page.goto(site.origin + path)
    const chat = page.locator('.emulator-chat')
    await chat.getByRole('textbox').fill(question)
    await chat.getByRole('textbox').press('Enter')
    const answer = chat.locator('[data-role="assistant"]')
    await expect.poll(() => answer.innerText(), { timeout: 15_000 }).toMatch(/.{40}/s)
  })

  it('finds a Chinese word', async () => {
    await page.goto(`${site.origin}/`)
    await page.getByRole('button', { name: '搜索' }).first().click()
    await page.getByRole('searchbox').fill('限流')
    await expect.poll(() => page.locator('.VPLocalSearchBox .result').count()).toBeGreaterThan(0)
  })

  it('asked nothing of other origins, and threw nothing', () => {
    expect(site.outside).toEqual([])
    expect(site.failures).toEqual([])
  })
})
