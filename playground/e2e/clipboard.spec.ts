import { expect, test, type Page } from '@playwright/test'
import { openChat } from './chat-page'

/** What stands on the clipboard, by type. */
function readClipboard(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const types = item?.types ?? []
    const texts = types.map(async (type) => [type, await (await item?.getType(type))?.text()])
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string>
  })
}

test('an answer lands on the clipboard: as text, for word processors, and as Markdown', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = await openChat(page)
  await chat.ask('你好')
  await page.getByRole('button', { name: '复制', exact: true }).click()
  await expect.poll(async () => (await readClipboard(page))['text/plain']).toContain('自带的模拟器')
  const copied = await readClipboard(page)
  expect(copied['text/html']).toContain('<strong>模拟器</strong>')
  expect(copied['text/plain']).not.toContain('**')
  await page.getByRole('button', { name: '更多' }).last().click()
  await page.getByRole('button', { name: '复制为 Markdown' }).click()
  await expect.poll(async () => (await readClipboard(page))['text/plain']).toContain('**模拟器**')
})
