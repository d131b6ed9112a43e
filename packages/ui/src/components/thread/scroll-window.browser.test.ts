import { createMessage } from '@tyqw/core'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { defineComponent, h } from 'vue'
import { twoParagraphs } from '../../../test/long-conversation'
import { mountLongChat, type LongChat } from '../../../test/mount-long-chat'
import { useChatContext, type ChatContext } from '../parts/chat-context'

const MOST_ELEMENTS = 2000
const elements = ({ host }: LongChat) => host.querySelectorAll('*').length

async function scrollTo(chat: LongChat, top: number): Promise<void> {
  chat.viewport.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }))
  chat.viewport.scrollTop = top
  await chat.rest()
}

describe('a long thread', () => {
  it('of fewer than 100 messages is mounted whole', async () => {
    const chat = await mountLongChat(98)
    expect(chat.articles()).toHaveLength(98)
    expect(chat.host.querySelector('.tyqw-gap')).toBeNull()
    void chat.store.send('再问')
    await expect.poll(() => chat.store.messageIds.length).toBe(100)
    await expect.poll(() => chat.articles().length).toBeLessThan(60)
    await expect.poll(chat.distanceToEnd).toBe(0)
  })

  it('holds few elements at its end, at its top and back, and shows both ends', async () => {
    const chat = await mountLongChat(10_000)
    expect(chat.distanceToEnd()).toBe(0)
    expect(chat.answer().dataset['id']).toBe('m9999')
    expect(elements(chat)).toBeLessThan(MOST_ELEMENTS)
    await scrollTo(chat, 0)
    expect(chat.reading().id).toBe('m0')
    expect(elements(chat)).toBeLessThan(MOST_ELEMENTS)
    await scrollTo(chat, chat.viewport.scrollHeight)
    await expect.poll(chat.distanceToEnd).toBe(0)
    expect(elements(chat)).toBeLessThan(MOST_ELEMENTS)
  })

  it('moves as far as the wheel, and no further', async () => {
    const chat = await mountLongChat(400)
    const moved: number[] = []
    const wheel = async (y: number) => {
      const { id, top } = chat.reading()
      const before = chat.viewport.scrollTop
      await userEvent.wheel(chat.viewport, { delta: { y } })
      await expect.poll(() => chat.viewport.scrollTop).not.toBe(before)
      moved.push(Math.abs(chat.topOf(id) - top + y))
    }
    for (let turns = 0; turns < 24; turns += 1) await wheel(-250)
    const { id } = chat.reading()
    expect(Number(id.slice(1))).toBeLessThan(380)
    // Downwards, what was read is folded into the gap above.
    for (let turns = 0; turns < 18; turns += 1) await wheel(250)
    expect(chat.host.querySelector(`[data-id="${id}"]`)).toBeNull()
    // A browser scrolls by whole pixels.
    expect(Math.max(...moved)).toBeLessThanOrEqual(1)
    expect(chat.rows().length).toBeLessThan(60)
  })

  it('keeps the message that has the focus, and those that are marked', async () => {
    const chat = await mountLongChat(300)
    const button = chat.answer().querySelector('button')
    const marked = chat.rows().at(-3)
    button?.focus()
    document.getSelection()?.selectAllChildren(marked as Node)
    await scrollTo(chat, 0)
    expect(button?.isConnected).toBe(true)
    expect(document.activeElement).toBe(button)
    expect(marked?.isConnected).toBe(true)
    expect(document.getSelection()?.toString()).toContain('第 297 条')
    document.getSelection()?.removeAllRanges()
    button?.blur()
    await scrollTo(chat, 3000)
    expect(marked?.isConnected).toBe(false)
  })

  it('shows any message, wherever it stands, until the reader moves', async () => {
    let show: ChatContext['show'] | undefined
    const Probe = defineComponent(() => {
      show = useChatContext('Probe').show
      return () => null
    })
    const chat = await mountLongChat(10_000, { slots: { 'composer-footer': () => h(Probe) } })
    for (const id of ['m5000', 'm0', 'm9999', 'm9990']) {
      const element = await show?.(id)
      expect(element?.dataset['id']).toBe(id)
      await chat.rest()
      expect(element?.isConnected).toBe(true)
      const { top, bottom } = chat.viewport.getBoundingClientRect()
      const place = element?.getBoundingClientRect()
      expect(place?.top).toBeLessThan(bottom)
      expect(place?.bottom).toBeGreaterThan(top)
      if (id === 'm5000') expect(Math.round(chat.topOf(id))).toBe(24)
    }
    expect(await show?.('nothing')).toBeUndefined()
    expect(elements(chat)).toBeLessThan(MOST_ELEMENTS)
  })

  it.each([40, 1000])('of %i is opened again where its reader stood', async (count) => {
    const chat = await mountLongChat(count)
    await scrollTo(chat, chat.viewport.scrollHeight / 2)
    const { id, top } = chat.reading()
    await expect.poll(() => chat.store.place?.id).toBe(id)
    chat.store.newConversation()
    await expect.poll(() => chat.articles().length).toBe(0)
    await chat.store.open('long')
    await chat.rest()
    expect(chat.reading().id).toBe(id)
    expect(Math.abs(chat.topOf(id) - top)).toBeLessThanOrEqual(1)
  })

  it('works with the keys of a document', async () => {
    const chat = await mountLongChat(1000)
    const thread = chat.find('.tyqw-thread')
    thread.focus()
    await userEvent.keyboard('{Home}')
    await expect.poll(() => chat.reading().id).toBe('m0')
    const start = chat.viewport.scrollTop
    await userEvent.keyboard('{PageDown}')
    await expect.poll(() => chat.viewport.scrollTop).toBeGreaterThan(start + 200)
    expect(document.activeElement).toBe(thread)
    await userEvent.keyboard('{End}')
    await expect.poll(() => chat.reading().id).toMatch(/^m99\d$/)
    await expect.poll(chat.distanceToEnd).toBe(0)
    void chat.store.send('再问')
    await expect.poll(() => chat.store.messageIds.length).toBe(1002)
    chat.text('一\n\n二\n\n三\n\n四\n\n五')
    await expect.poll(() => chat.answer().textContent).toContain('五')
    await expect.poll(chat.distanceToEnd).toBe(0)
  })

  it('tells each message’s place among all', async () => {
    const chat = await mountLongChat(300)
    expect(chat.answer().getAttribute('aria-posinset')).toBe('300')
    expect(chat.answer().getAttribute('aria-setsize')).toBe('300')
    const { violations } = await axe.run(chat.viewport)
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it('is not mistaken for another one on the page', async () => {
    const one = await mountLongChat(300, { props: { id: 'one' } })
    const two = await mountLongChat(300, { props: { id: 'two' } })
    await scrollTo(one, 0)
    expect(one.reading().id).toBe('m0')
    expect(two.distanceToEnd()).toBe(0)
    await scrollTo(two, 5000)
    expect(one.reading().id).toBe('m0')
  })
})

describe('messages that are put before', () => {
  it('move nothing', async () => {
    const chat = await mountLongChat(200)
    await scrollTo(chat, chat.viewport.scrollHeight / 3)
    const { id, top } = chat.reading()
    const older = Array.from({ length: 50 }, (_, index) =>
      createMessage(index % 2 ? 'assistant' : 'user', {
        id: `older ${index}`,
        createdAt: 0,
        parts: [{ type: 'text', text: twoParagraphs(index) }],
      }),
    )
    older.forEach((message) => chat.store.cells.put(message))
    chat.store.$patch((state) => {
      state.messageIds = [...older.map((message) => message.id), ...chat.store.messageIds]
    })
    await expect.poll(() => chat.articles()[0]?.getAttribute('aria-setsize')).toBe('250')
    await chat.rest()
    expect(Math.abs(chat.topOf(id) - top)).toBeLessThanOrEqual(1)
    await scrollTo(chat, 0)
    expect(chat.reading().id).toBe('older 0')
  })
})
