import { expect, test, type Page } from '@playwright/test'
import { openChat } from './chat-page'

const cases = [
  { scenario: 'error-401', code: 'InvalidApiKey', retry: false },
  { scenario: 'error-403', code: 'App.AccessDenied', retry: false },
  { scenario: 'error-500', code: 'InternalError', retry: true },
  { scenario: 'error-400-in-stream', code: 'InvalidParameter', retry: false },
  { scenario: 'error-sse-body', code: 'Arrearage', retry: false },
  { scenario: 'error-mid-stream', code: 'Throttling.AllocationQuota', retry: true },
  { scenario: 'truncated', code: 'truncated', retry: true },
  { scenario: 'cut-frame', code: 'truncated', retry: true },
]

for (const { scenario, code, retry } of cases) {
  test(`${scenario} becomes one sentence in Chinese, with the right action`, async ({ page }) => {
    const chat = await openChat(page)
    await chat.ask(`/${scenario} 你好`)
    const alert = page.getByRole('alert')
    await expect(alert).toHaveCount(1)
    await expect(chat.answers.last()).toHaveAttribute('data-status', 'incomplete')
    expect(await alert.innerText()).toMatch(/[\u4e00-\u9fff]{4,}/)
    await expect(page.getByRole('button', { name: /重试|重新回答|重新生成/ })).toHaveCount(
      retry ? 1 : 0,
    )
    await expect(chat.answers.last()).toContainText(code)
    expect(chat.requests).toHaveLength(1)
  })
}

/** The clock of the page jumps over a wait that the client is in once so many requests have left. */
async function skipWait(page: Page, requests: readonly unknown[], count: number) {
  await expect.poll(() => requests.length).toBe(count)
  await page.clock.fastForward(5000)
}

test('a rate limit is sent again twice by itself, then becomes one sentence', async ({ page }) => {
  await page.clock.install()
  const chat = await openChat(page)
  await chat.ask('/error-429 你好')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'submitted')
  await skipWait(page, chat.requests, 1)
  await skipWait(page, chat.requests, 2)
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(chat.answers.last()).toContainText('Throttling.RateQuota')
  await expect(page.getByRole('button', { name: /重试|重新回答|重新生成/ })).toHaveCount(1)
  expect(chat.requests).toHaveLength(3)
})

test('a rate limit that passes is never seen', async ({ page }) => {
  await page.clock.install()
  const chat = await openChat(page)
  await chat.ask('/error 429 times=1 你好')
  await skipWait(page, chat.requests, 1)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(chat.requests).toHaveLength(2)
})

test('a rate limit with Retry-After counts down, then may be tried again', async ({ page }) => {
  await page.clock.install()
  const chat = await openChat(page)
  await chat.ask('/error-429-retry-after 你好')
  await skipWait(page, chat.requests, 1)
  await skipWait(page, chat.requests, 2)
  const retry = page.getByRole('button', { name: /重试/ })
  await expect(retry).toBeDisabled()
  await page.clock.fastForward(5000)
  await expect(retry).toBeEnabled()
  await retry.click()
  await expect.poll(() => chat.requests.length).toBe(4)
})

test('a web page in place of an answer is said to be one', async ({ page }) => {
  await page.route('**/completion', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1 id="evil">Sign in</h1>' }),
  )
  const chat = await openChat(page)
  await chat.ask('你好')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.locator('#evil')).toHaveCount(0)
})

test('without a connection it says so', async ({ page, context }) => {
  const chat = await openChat(page)
  // What shows a message is still being fetched when the composer stands.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await chat.ask('你好')
  await expect(page.getByRole('alert')).toContainText('没有联网')
  await context.setOffline(false)
})
