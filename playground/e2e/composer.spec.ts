import { devices, expect, test } from '@playwright/test'
import { openChat } from './chat-page'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

test('a picture goes to the application whole, without a word beside it', async ({ page }) => {
  const chat = await openChat(page)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '添加图片' }).click()
  await (await choosing).setFiles({ name: '西湖.png', mimeType: 'image/png', buffer: png })
  await page.getByRole('button', { name: '发送' }).click()
  await expect(chat.answers.last()).toContainText('收到 1 张图片')
  await expect(chat.answers.last()).toContainText('image/png')
  await expect(page.getByRole('list', { name: '要发送的文件' })).toHaveCount(0)
})

test('on a phone Enter breaks the line, and a tap sends', async ({ browser, baseURL }) => {
  const { userAgent, viewport, hasTouch, isMobile } = devices['Pixel 7']
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    userAgent,
    viewport,
    hasTouch,
    isMobile,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const chat = await openChat(page)
  const box = page.getByRole('textbox', { name: '输入消息' })
  await expect(box).toHaveAttribute('enterkeyhint', 'enter')
  await box.fill('你好')
  await box.press('Enter')
  await expect(box).toHaveValue('你好\n')
  await page.getByRole('button', { name: '发送' }).tap()
  await expect(chat.answers).toHaveCount(1)
  await expect(box).toHaveValue('')
  await context.close()
})
