import { expect, test, type Locator, type Page } from '@playwright/test'
import { findViolations, overflows } from './axe'

/** A page, and the sign that what it is there for stands on it. */
const pages: readonly { path: string; title: string; sign: (page: Page) => Locator }[] = [
  { path: '/', title: '完整对话', sign: (page) => page.getByRole('textbox') },
  { path: '/headless', title: '自己的标记', sign: (page) => page.getByRole('textbox') },
  { path: '/themes', title: '主题', sign: (page) => page.locator('.tyqw-markdown table') },
  { path: '/locales', title: '语言', sign: (page) => page.locator('.tyqw-markdown table') },
  { path: '/protocols', title: '协议与场景', sign: (page) => page.locator('.tyqw-welcome') },
  { path: '/long', title: '长对话', sign: (page) => page.getByText('第 100 条') },
  { path: '/faults', title: '故障', sign: (page) => page.locator('.tyqw-welcome') },
  { path: '/parts', title: '部件', sign: (page) => page.getByText('2/2') },
  { path: '/two', title: '两个对话', sign: (page) => page.locator('.tyqw-welcome').last() },
]

/** What went wrong in the page, from now on. */
function watchForTrouble(page: Page): readonly string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`))
  return trouble
}

for (const { path, title, sign } of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${path}, ${colorScheme}`, () => {
      test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

      test('opens without trouble, axe finds nothing, and a phone need not scroll sideways', async ({
        page,
      }) => {
        const trouble = watchForTrouble(page)
        await page.goto(path)
        await expect(sign(page)).toBeVisible()
        await expect(page).toHaveTitle(`${title} · Tyqw`)
        expect(await findViolations(page), 'wide').toEqual([])

        await page.setViewportSize({ width: 360, height: 740 })
        await expect(sign(page)).toBeVisible()
        expect(await overflows(page)).toBe(false)
        expect(await findViolations(page), 'phone').toEqual([])
        expect(trouble).toEqual([])
      })
    })
  }
}

test('pages are reached by keyboard alone, and the back button goes back', async ({ page }) => {
  await page.goto('/?locale=en-US')
  const switcher = page.getByRole('button', { name: /^Pages/ })
  await switcher.focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('navigation', { name: 'Pages' })
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(switcher).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/headless\?/)
  await expect(page.getByRole('heading', { name: 'Headless', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(menu).toBeHidden()

  await page.goBack()
  await expect(page.locator('.tyqw-welcome')).toBeVisible()
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Headless', level: 1 })).toBeVisible()
})

test('language and colours are kept in the address', async ({ page }) => {
  await page.goto('/themes')
  await page.getByLabel('主题', { exact: true }).selectOption('dark')
  await page.getByLabel('语言', { exact: true }).selectOption('en-US')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Themes', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
})

test('an answer goes on while another page is looked at', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox').fill('/slow 你好')
  await page.getByRole('textbox').press('Enter')
  const answer = page.locator('[data-role="assistant"]').last()
  await expect(answer).toHaveAttribute('data-status', 'streaming')
  await page.getByRole('button', { name: /^页面/ }).click()
  await page.getByRole('link', { name: /^部件/ }).click()
  await expect(page.getByText('2/2')).toBeVisible()
  await page.goBack()
  await expect(answer).toHaveAttribute('data-status', /streaming|complete/)
  await expect(answer).toHaveAttribute('data-status', 'complete', { timeout: 30_000 })
})
