import { describe, expect, it } from 'vitest'
import { press } from '../../../test/mount-chat'
import { mountLongChat, type LongChat } from '../../../test/mount-long-chat'

async function look(chat: LongChat, text: string) {
  chat.box.focus()
  press(chat.box, 'f', { ctrlKey: true })
  const boxOf = () => chat.host.querySelector<HTMLInputElement>('.tyqw-search-box')
  await expect.poll(boxOf).not.toBeNull()
  const box = boxOf()
  if (!box) throw new Error('The search is not open.')
  box.value = text
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return box
}

const countOf = (chat: LongChat) =>
  chat.host.querySelector('.tyqw-search-count')?.textContent?.trim()
const current = () => [...(CSS.highlights.get('tyqw-found-current') ?? [])][0] as Range | undefined

/** How far below the upper edge of the thread the match stands, in pixels; undefined while there is none. */
function topOf(chat: LongChat): number | undefined {
  const range = current()
  const viewport = chat.find('.tyqw-viewport').getBoundingClientRect()
  return range && range.getBoundingClientRect().top - viewport.top
}

async function isSeen(chat: LongChat, text: string) {
  await expect.poll(() => current()?.toString()).toBe(text)
  await expect.poll(() => topOf(chat) ?? -1).toBeGreaterThan(50)
  expect(topOf(chat)).toBeLessThan(500)
}

describe('a search in a long thread', () => {
  it('finds what is not on the page, and brings it there', async () => {
    const chat = await mountLongChat(1000)
    expect(chat.host.textContent).not.toContain('第 7 条')
    const box = await look(chat, '第 7 条')
    await expect.poll(() => countOf(chat)).toBe('1/1')
    await isSeen(chat, '第 7 条')
    box.value = '第 990 条'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await isSeen(chat, '第 990 条')
    expect(chat.host.textContent).not.toContain('第 7 条')
  })

  it('counts in all messages, and goes round from the last to the first', async () => {
    const chat = await mountLongChat(1000)
    const box = await look(chat, '1 条')
    await expect.poll(() => countOf(chat)).toMatch(/\/100$/)
    for (let position = 0; countOf(chat) !== '100/100' && position < 100; position++) {
      const before = countOf(chat)
      press(box, 'Enter', { shiftKey: true })
      await expect.poll(() => countOf(chat)).not.toBe(before)
      if (countOf(chat) === '1/100') press(box, 'Enter', { shiftKey: true })
    }
    await isSeen(chat, '1 条')
    press(box, 'Enter')
    await expect.poll(() => countOf(chat)).toBe('1/100')
    await isSeen(chat, '1 条')
    expect(chat.host.textContent).toContain('第 1 条')
  })

  it('leaves the page its turn while ten thousand messages are looked through', async () => {
    const chat = await mountLongChat(10_000)
    const box = await look(chat, '')
    // What it has so far is shown between two slices of the work.
    const counts = new Set<string | undefined>()
    const watching = new MutationObserver(() => counts.add(countOf(chat)))
    watching.observe(chat.find('.tyqw-search'), {
      childList: true,
      characterData: true,
      subtree: true,
    })
    box.value = '条：'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await expect.poll(() => countOf(chat), { timeout: 10_000 }).toMatch(/\/10,000$/)
    watching.disconnect()
    expect([...counts].filter((count) => count?.includes('/')).length).toBeGreaterThan(2)
  })
})
