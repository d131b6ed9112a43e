import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { h } from 'vue'
import { mountLongChat, type LongChat } from '../../../test/mount-long-chat'

async function readTheMiddle(count: number): Promise<LongChat> {
  const chat = await mountLongChat(count)
  chat.viewport.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }))
  chat.viewport.scrollTop = chat.viewport.scrollHeight / 2
  await chat.rest()
  return chat
}

const ids = (chat: LongChat) => chat.articles().map(({ dataset }) => dataset['id'])
const all = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`)

describe('a long thread that is printed', () => {
  it('has every message on paper, and is as it was after', async () => {
    const chat = await readTheMiddle(300)
    const { id, top } = chat.reading()
    window.dispatchEvent(new Event('beforeprint'))
    // A page is printed as it stands when its listeners have run.
    await Promise.resolve()
    expect(ids(chat)).toEqual(all(300))
    window.dispatchEvent(new Event('afterprint'))
    await chat.rest()
    expect(chat.rows().length).toBeLessThan(60)
    expect(chat.reading().id).toBe(id)
    expect(Math.abs(chat.topOf(id) - top)).toBeLessThanOrEqual(1)
  })

  it('says what it leaves out of a very long one', async () => {
    // 1,000 whole messages would take a busy machine longer than a test may.
    const message = ({ message: { id } }: { message: { id: string } }) => h('p', id)
    const chat = await mountLongChat(1100, { slots: { message } })
    window.dispatchEvent(new Event('beforeprint'))
    await expect.poll(() => chat.articles().length, { timeout: 10_000 }).toBe(1000)
    expect(ids(chat).at(-1)).toBe('m1099')
    expect(chat.find('.tyqw-omitted').textContent).toContain('较早的 100 条消息未包含在内')
    window.dispatchEvent(new Event('afterprint'))
    await expect.poll(() => chat.articles().length).toBeLessThan(60)
  })
})

describe('a long thread in which everything is marked', () => {
  it('has all of it marked, until something else is', async () => {
    const chat = await readTheMiddle(300)
    chat.find('.tyqw-thread').focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    await expect.poll(() => chat.articles().length).toBe(300)
    await expect.poll(() => document.getSelection()?.toString()).toContain('第 0 条')
    const text = document.getSelection()?.toString()
    expect(text).toContain('第 150 条')
    expect(text).toContain('第 299 条')
    expect(text).not.toContain('新对话')

    chat.viewport.scrollTop = chat.viewport.scrollHeight / 4
    await chat.rest()
    const { id, top } = chat.reading()
    document.getSelection()?.removeAllRanges()
    await expect.poll(() => chat.articles().length).toBeLessThan(60)
    await chat.rest()
    expect(Math.abs(chat.topOf(id) - top)).toBeLessThanOrEqual(1)
  })

  it('leaves the text box its own', async () => {
    const chat = await mountLongChat(300)
    chat.store.draft = '草稿'
    await expect.poll(() => chat.box.value).toBe('草稿')
    chat.box.focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    expect(chat.box.selectionEnd).toBe(2)
    expect(chat.articles().length).toBeLessThan(60)
  })
})
