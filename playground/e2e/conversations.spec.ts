import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { openChat, type ChatPage } from './chat-page'

const status = (chat: ChatPage, index = -1) =>
  (index < 0 ? chat.answers.last() : chat.answers.nth(index)).getAttribute('data-status')

async function askAndWait(chat: ChatPage, text: string): Promise<void> {
  const count = await chat.answers.count()
  await chat.ask(text)
  await expect(chat.answers).toHaveCount(count + 1)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
}

/** Ends the page's process: nothing in it gets to run once more. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // The page is gone before it can answer.
  void session.send('Page.crash').catch(() => undefined)
  await crashed
}

/** Which message stands at the top of the thread, and where. */
const placeOf = (page: Page) =>
  page.locator('.tyqw-viewport').evaluate((viewport) => {
    const { top } = viewport.getBoundingClientRect()
    const all = [...viewport.querySelectorAll<HTMLElement>('[data-id]')]
    const first = all.find((message) => message.getBoundingClientRect().bottom > top)
    return { id: first?.dataset['id'], offset: (first?.getBoundingClientRect().top ?? 0) - top }
  })

test('a reload brings back the conversation, its versions and the draft', async ({ page }) => {
  const chat = await openChat(page)
  await askAndWait(chat, '写一首关于西湖的诗')
  const poem = await chat.answers.last().locator('.tyqw-markdown').innerText()
  await page.getByRole('button', { name: '重新回答' }).click()
  await expect(chat.answers.last().getByText('2/2')).toBeVisible()
  await page.getByRole('button', { name: '上一版' }).press('Enter')
  await expect(chat.answers.last().getByText('1/2')).toBeVisible()
  await expect(page.getByRole('button', { name: '上一版' })).toBeFocused()
  await chat.composer.fill('还没写完的\n草稿')
  await page.reload()
  await expect(chat.answers).toHaveCount(1)
  await expect(chat.answers.last().getByText('1/2')).toBeVisible()
  await expect(chat.answers.last().locator('.tyqw-markdown')).toHaveText(poem, {
    useInnerText: true,
  })
  await expect(chat.composer).toHaveValue('还没写完的\n草稿')
  await page.getByRole('button', { name: '下一版' }).click()
  await expect(chat.answers.last().getByText('2/2')).toBeVisible()
})

test('after a reload the service still remembers, by its session', async ({ page }) => {
  const chat = await openChat(page)
  await askAndWait(chat, '写一首关于西湖的诗')
  await page.reload()
  await expect(chat.answers).toHaveCount(1)
  await askAndWait(chat, '我刚才问了什么？')
  await expect(chat.answers.last()).toContainText('写一首关于西湖的诗')
  expect(chat.requests[1]?.input.session_id).toMatch(/^[0-9a-f]{32}$/)
})

test('a reload brings back the place in the thread', async ({ page }) => {
  const chat = await openChat(page)
  await askAndWait(chat, '/markdown 展示排版')
  await askAndWait(chat, '/markdown 再展示一次')
  await page.locator('.tyqw-viewport').hover()
  await page.mouse.wheel(0, -700)
  await expect(page.getByRole('button', { name: '回到最新' })).toBeVisible()
  const keys = () => page.evaluate(() => JSON.stringify(localStorage))
  await expect.poll(keys).toContain('offset')
  const before = await placeOf(page)
  await page.reload()
  await expect(chat.answers).toHaveCount(2)
  await expect.poll(async () => (await placeOf(page)).id).toBe(before.id)
  await expect
    .poll(async () => Math.abs((await placeOf(page)).offset - before.offset))
    .toBeLessThan(8)
  // At the end there is no place to keep: the end is where it opens.
  await page.getByRole('button', { name: '回到最新' }).click()
  await expect.poll(keys).not.toContain('offset')
  await page.reload()
  await expect(chat.answers).toHaveCount(2)
  await expect(page.getByRole('button', { name: '回到最新' })).toBeHidden()
})

test('a page that is killed in mid-answer keeps the text so far, and can go on', async ({
  page,
  context,
}) => {
  const chat = await openChat(page)
  await chat.ask('/long 写一份很长的回答')
  // Not the inner text: the browser leaves out of it what is far above.
  const length = async () => (await chat.answers.last().textContent())?.length
  // Longer than what one write holds.
  await expect.poll(length, { timeout: 20_000 }).toBeGreaterThan(3000)
  await kill(context, page)

  const next = await context.newPage()
  const again = await openChat(next)
  await expect(again.answers).toHaveCount(1)
  await expect.poll(() => status(again)).toBe('incomplete')
  await expect(again.answers.last()).toContainText('连接中断，回答不完整')
  const text = () => again.answers.last().locator('.tyqw-markdown').textContent()
  const kept = (await text()) ?? ''
  expect(kept.length).toBeGreaterThan(500)
  await next.getByRole('button', { name: '继续回答' }).click()
  await expect.poll(() => status(again)).toBe('streaming')
  await expect.poll(async () => (await text())?.length).toBeGreaterThan(kept.length + 200)
  await again.stop.click()
  await expect(again.answers).toHaveCount(1)
  // It went on in the same message, and what was asked went as messages: the session is spent.
  expect(again.requests).toHaveLength(1)
  expect(again.requests[0]?.input.session_id).toBeUndefined()
  expect(again.requests[0]?.input.messages).toHaveLength(3)
})

test('two tabs: one answers, the other watches, and neither loses what the other did', async ({
  page,
  context,
}) => {
  const chat = await openChat(page)
  await askAndWait(chat, '你好')
  const other = await openChat(await context.newPage())
  await expect(other.answers).toHaveCount(1)
  await chat.ask('/long 写一份很长的回答')
  await expect(other.answers).toHaveCount(2)
  await expect.poll(() => status(other)).toBe('streaming')
  await other.ask('那边在回答，这边问不了')
  await expect(other.composer).toHaveValue('那边在回答，这边问不了')
  expect(other.requests).toHaveLength(0)
  await chat.stop.click()
  await expect.poll(() => status(other)).toBe('incomplete')
  await other.composer.press('Enter')
  await expect(other.answers).toHaveCount(3)
  await expect.poll(() => status(other)).toBe('complete')
  await expect(chat.answers).toHaveCount(3)
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete')
  expect(other.requests[0]?.input.session_id).toBeUndefined()
  expect(other.requests[0]?.input.messages).toHaveLength(5)
})

test('conversations are told apart, by title, and each has its own draft', async ({ page }) => {
  const chat = await openChat(page)
  await askAndWait(chat, '写一首关于西湖的诗')
  await chat.composer.fill('诗的草稿')
  await page.getByRole('button', { name: '新对话' }).click()
  await expect(chat.answers).toHaveCount(0)
  await expect(chat.composer).toHaveValue('')
  await askAndWait(chat, '用 Python 写一个快速排序')
  const list = page.getByLabel('历史对话')
  await list.selectOption({ label: '写一首关于西湖的诗' })
  await expect(chat.composer).toHaveValue('诗的草稿')
  await expect(chat.answers.last()).toContainText('湖')
  await page.reload()
  await expect(chat.answers.last()).toContainText('湖')
  await expect(list.locator('option')).toHaveText([
    '用 Python 写一个快速排序',
    '写一首关于西湖的诗',
  ])
})

test('stored data that somebody broke does not break the page', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const chat = await openChat(page)
  await askAndWait(chat, '你好')
  await page.evaluate(async () => {
    for (const key of Object.keys(localStorage))
      localStorage.setItem(key, '{"draft":{"__proto__":1')
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    for (const name of names) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error))
      })
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store, 'readwrite')
        const records = transaction.objectStore(store)
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          const reading = records.getAllKeys()
          reading.addEventListener('success', () => resolve(reading.result))
        })
        const { keyPath } = records
        for (const key of keys) {
          const paths = [keyPath].flat().filter((path) => path !== null)
          const parts = paths.length > 1 && Array.isArray(key) ? key : [key]
          const named = Object.fromEntries(paths.map((path, index) => [path, parts[index]]))
          const junk = { ...named, message: 7, nodes: 'x', headId: [], parts: { length: -1 } }
          if (paths.length > 0) records.put(junk)
          else records.put(junk, key)
        }
        await new Promise((resolve) => transaction.addEventListener('complete', resolve))
      }
      database.close()
    }
  })
  await page.reload()
  await expect(chat.composer).toBeEditable()
  await askAndWait(chat, '你好')
  await page.reload()
  await expect(chat.answers).toHaveCount(1)
  expect(errors).toEqual([])
})
