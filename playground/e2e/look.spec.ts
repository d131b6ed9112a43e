import { expect, test } from '@playwright/test'
import { findViolations, overflows } from './axe'
import { openChat, recordLayoutShift } from './chat-page'

for (const width of [360, 768, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({
        viewport: { width, height: 800 },
        colorScheme,
        contextOptions: { reducedMotion: 'reduce' },
      })

      test('no overflow, no layout shift, nothing for axe, in any state', async ({ page }) => {
        const chat = await openChat(page)
        expect(await findViolations(page), 'empty').toEqual([])
        expect(await overflows(page), 'empty').toBe(false)

        await chat.ask('/markdown 展示各种 Markdown')
        await expect(chat.answers).toHaveCount(1)
        const shift = await recordLayoutShift(page)
        await expect(chat.answers.last()).toHaveAttribute('data-status', 'streaming')
        expect(await findViolations(page), 'streaming').toEqual([])
        await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
        expect(await findViolations(page), 'finished').toEqual([])
        expect(await overflows(page), 'finished').toBe(false)
        expect(await shift()).toBe(0)

        await chat.ask('/citations 在网页里接入百炼要注意什么？')
        await expect(chat.answers.nth(1)).toHaveAttribute('data-status', 'complete')
        expect(await findViolations(page), 'sources').toEqual([])

        await chat.ask('/error-403 你好')
        await expect(chat.answers.nth(2)).toHaveAttribute('data-status', 'incomplete')
        expect(await findViolations(page), 'error').toEqual([])
        expect(await overflows(page), 'error').toBe(false)
      })
    })
  }
}

test('a question while an answer is under way stays in the box, and nothing is sent', async ({
  page,
}) => {
  const chat = await openChat(page)
  await chat.ask('/long 写一份很长的回答')
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'streaming')
  await chat.ask('第二个问题')
  await expect(chat.composer).toHaveValue('第二个问题')
  expect(chat.requests).toHaveLength(1)
  await chat.stop.click()
  await chat.composer.press('Enter')
  await expect(chat.answers).toHaveCount(2)
  expect(chat.requests[1]?.input.messages ?? chat.requests[1]?.input.prompt).toBeTruthy()
})
