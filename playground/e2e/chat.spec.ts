import { expect, test } from '@playwright/test'
import { openChat, recordGrowth, recordLayoutShift } from './chat-page'

test('a Chinese question is answered token by token, without a layout shift', async ({ page }) => {
  const chat = await openChat(page)
  const growth = await recordGrowth(page)
  await chat.ask('你好')
  await expect(chat.answers).toHaveCount(1)
  const shift = await recordLayoutShift(page)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await expect(chat.answers.last()).toContainText('模拟器')
  expect((await growth()).length).toBeGreaterThan(10)
  expect(await shift()).toBe(0)
  expect(chat.requests).toHaveLength(1)
  expect(chat.requests[0]).toMatchObject({
    input: { prompt: '你好' },
    parameters: { incremental_output: true, has_thoughts: true },
  })
  await expect(chat.composer).toHaveValue('')
})

test('stop keeps what came, and the next question is answered', async ({ page }) => {
  const chat = await openChat(page)
  await chat.ask('/long 写一份很长的回答')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'streaming')
  await expect.poll(async () => (await chat.answers.last().innerText()).length).toBeGreaterThan(20)
  await chat.stop.click()
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'incomplete')
  await expect(chat.answers.last()).toContainText('已停止')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await chat.ask('你好')
  await expect(chat.answers).toHaveCount(2)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  expect(chat.requests).toHaveLength(2)
})

test('a second turn carries the session, and the answer knows the first', async ({ page }) => {
  const chat = await openChat(page)
  await chat.ask('写一首关于西湖的诗')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await chat.ask('我刚才问了什么？')
  await expect(chat.answers).toHaveCount(2)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await expect(chat.answers.last()).toContainText('写一首关于西湖的诗')
  expect(chat.requests[0]?.input.session_id).toBeUndefined()
  expect(chat.requests[1]?.input.session_id).toMatch(/^[0-9a-f]{32}$/)
})

test('reasoning opens while it thinks and closes when the answer comes', async ({ page }) => {
  const chat = await openChat(page)
  await chat.ask('/reasoning 9.9 和 9.11 哪个大？')
  const disclosure = chat.answers.last().getByRole('button', { name: /思考/ }).first()
  await expect(disclosure).toHaveAttribute('aria-expanded', 'true')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  await expect(disclosure).toHaveAttribute('aria-expanded', 'false')
  await expect(disclosure).toContainText(/已思考/)
  await disclosure.click()
  await expect(disclosure).toHaveAttribute('aria-expanded', 'true')
})

test('a tab hidden and shown in mid-answer sends nothing twice', async ({ page }) => {
  const chat = await openChat(page)
  await chat.ask('你好')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'streaming')
  for (const state of ['hidden', 'visible', 'hidden', 'visible']) {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value })
      Object.defineProperty(document, 'hidden', {
        configurable: true,
        get: () => value === 'hidden',
      })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  }
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  expect(chat.requests).toHaveLength(1)
})

test('blank text sends nothing', async ({ page }) => {
  const chat = await openChat(page)
  await expect(chat.send).toBeDisabled()
  await chat.ask('   ')
  await expect(chat.answers).toHaveCount(0)
  expect(chat.requests).toHaveLength(0)
})
