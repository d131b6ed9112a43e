import { expect, test } from '@playwright/test'
import { key, keyed } from './servers'
import { openChat } from './chat-page'

test.use({ baseURL: keyed.url })

test('with a key, the gateway asks the service over HTTP, and the key is nowhere in the page', async ({
  page,
}) => {
  const responses: Promise<string>[] = []
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers())
    responses.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    )
  })
  const chat = await openChat(page)
  await chat.ask('你好')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await expect(chat.answers.last()).toContainText('模拟器')

  const seen = (await Promise.all(responses)).join('\n') + (await page.content())
  expect(seen).toContain('session_id')
  expect(seen).not.toContain(key)
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]))
  expect(stored).not.toContain(key)
})

test('an application that is not on the list is refused by the gateway', async ({ page }) => {
  await page.goto('/')
  const answer = await page.evaluate(async () => {
    const response = await fetch('/tyqw/api/v1/apps/another/completion', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-dashscope-sse': 'enable' },
      body: JSON.stringify({ input: { prompt: '你好' }, parameters: {} }),
    })
    return { status: response.status, body: await response.json() }
  })
  expect(answer).toMatchObject({ status: 403, body: { code: 'App.AccessDenied' } })
})

// In a built page: Vue's development tools themselves ask for storage.
test('it works where localStorage is blocked', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  const chat = await openChat(page)
  await chat.ask('你好')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
})
