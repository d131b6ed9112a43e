import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { mountChat, press, type } from '../../../test/mount-chat'

const length = (chat: ReturnType<typeof mountChat>) =>
  chat.host.querySelector('.tyqw-composer-length')?.textContent

describe('the limit of a question', () => {
  it('shows when it is near, counts as people do, and refuses in words', async () => {
    const chat = mountChat({ maxLength: 10 })
    type(chat.box, '👨‍👩‍👧'.repeat(7))
    await expect.poll(() => chat.button('发送')?.disabled).toBe(false)
    expect(length(chat)).toBeUndefined()
    type(chat.box, '👨‍👩‍👧'.repeat(8))
    await expect.poll(() => length(chat)).toBe('8/10')
    type(chat.box, '一二三四五六七八九十一二')
    await expect.poll(() => length(chat)).toBe('12/10')
    expect(chat.button('发送')?.disabled).toBe(true)
    expect(chat.box.ariaInvalid).toBe('true')
    press(chat.box, 'Enter')
    await expect.poll(() => chat.find('[role=alert]').textContent).toContain('超出 2 个字')
    expect(chat.requests).toEqual([])
    expect(chat.box.value).toBe('一二三四五六七八九十一二')
    type(chat.box, '一二三四五六七八九十')
    await expect.poll(() => chat.host.querySelector('[role=alert]')).toBeNull()
    press(chat.box, 'Enter')
    await expect.poll(() => chat.requests).toMatchObject([{ text: '一二三四五六七八九十' }])
  })

  // The browser itself takes seconds to lay out so long a text on a busy machine.
  it(
    'leaves a text of a megabyte whole, and lays out no second copy of it',
    { timeout: 90_000 },
    async () => {
      const text = '一行字，以及 some words。\n'.repeat(50_000)
      const chat = mountChat({}, { message: () => h('p', '…') })
      type(chat.box, text)
      const grow = chat.find('.tyqw-composer-grow')
      await expect.poll(() => grow.offsetHeight, { timeout: 60_000 }).toBe(200)
      expect(grow.dataset['draft']?.length).toBeLessThan(10_000)
      press(chat.box, 'Enter')
      await expect.poll(() => chat.requests.length).toBe(1)
      expect(chat.requests[0]?.text === text).toBe(true)
      expect(chat.box.value).toBe('')
    },
  )

  it('tells of a text far beyond it, without counting to its end', async () => {
    const chat = mountChat({ maxLength: 100 })
    type(chat.box, '👍🏽'.repeat(250_000))
    await expect.poll(() => length(chat)).toBe('10100/100')
    expect(chat.box.value).toHaveLength(1_000_000)
  })

  it('takes nothing at all while it is disabled', async () => {
    const chat = mountChat({ disabled: true, attachments: true })
    expect(chat.box.disabled).toBe(true)
    expect(chat.button('添加图片')?.disabled).toBe(true)
    expect(chat.button('发送')?.disabled).toBe(true)
  })
})
