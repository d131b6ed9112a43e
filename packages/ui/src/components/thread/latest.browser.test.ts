import type { ChatMessage } from '@tyqw/core'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { effectScope, nextTick, ref, shallowReactive } from 'vue'
import { longConversation } from '../../../test/long-conversation'
import { mountLongChat, type LongChat } from '../../../test/mount-long-chat'
import { useUnread } from '../../composables/use-unread'
import { enUS } from '../../locale/en-us'
import { zhCN } from '../../locale/zh-cn'

const button = (chat: LongChat) => chat.find<HTMLButtonElement>('.tyqw-latest')
const announced = (chat: LongChat) => chat.find('.tyqw-announcer').textContent ?? ''

async function answer(chat: LongChat, text: string): Promise<void> {
  chat.text(text)
  chat.finish()
  await expect.poll(() => chat.store.status).toBe('ready')
}

describe('the way to the latest', () => {
  it('counts the answers that came since the reader left', async () => {
    const chat = await mountLongChat(20)
    await userEvent.wheel(chat.viewport, { delta: { y: -600 } })
    await expect.poll(() => button(chat).checkVisibility()).toBe(true)
    expect(button(chat).ariaLabel).toBe('回到最新')
    expect(chat.host.querySelector('.tyqw-unread')).toBeNull()

    const sent = chat.store.send('一')
    await expect.poll(() => chat.store.messageIds.length).toBe(22)
    await userEvent.wheel(chat.viewport, { delta: { y: -900 } })
    await expect.poll(() => button(chat).checkVisibility()).toBe(true)
    await answer(chat, '答')
    await sent
    expect(button(chat).ariaLabel).toBe('回到最新，1 条新回答')
    expect(chat.find('.tyqw-unread').textContent).toBe('1')
    // It had begun before the reader left, and is read out anyway.
    expect(announced(chat)).not.toContain('条新回答')

    button(chat).click()
    await expect.poll(chat.distanceToEnd).toBe(0)
    await expect.poll(() => button(chat).checkVisibility()).toBe(false)
    expect(chat.host.querySelector('.tyqw-unread')).toBeNull()
  })

  it('is not offered to a reader who is at the end', async () => {
    const chat = await mountLongChat(300)
    const sent = chat.store.send('一')
    await expect.poll(() => chat.store.messageIds.length).toBe(302)
    await answer(chat, '很长\n\n'.repeat(60))
    await sent
    await expect.poll(chat.distanceToEnd).toBe(0)
    expect(button(chat).checkVisibility()).toBe(false)
  })
})

describe('useUnread', () => {
  it('tells of answers that begin while the reader is away, and starts anew when the reader is back', async () => {
    const all = Object.values(longConversation(300).nodes).map(({ message }) => message)
    const cells = shallowReactive(new Map<string, ChatMessage>())
    const store = shallowReactive({ cells, messageIds: ['m1'] as string[], conversationId: 'c' })
    const isBehind = ref(true)
    const onNew = vi.fn()
    const scope = effectScope()
    const unread = scope.run(() =>
      useUnread({ store: store as never, follow: { isBehind }, onNew }),
    )
    const come = async (index: number) => {
      const message = all[index]
      if (!message) throw new Error('There are no more.')
      cells.set(message.id, { ...message })
      store.messageIds = [...store.messageIds, message.id]
      await nextTick()
    }
    for (const index of [2, 3, 4, 5]) await come(index)
    expect(unread?.value).toBe(2)
    expect(onNew.mock.calls).toEqual([[1], [2]])
    isBehind.value = false
    expect(unread?.value).toBe(0)
    await come(7)
    expect(unread?.value).toBe(0)
    isBehind.value = true
    await come(9)
    store.conversationId = 'other'
    expect(unread?.value).toBe(0)
    scope.stop()
  })
})

it('says how many there are, up to 99', () => {
  expect(zhCN.latestWithUnread(3)).toBe('回到最新，3 条新回答')
  expect(zhCN.latestWithUnread(100)).toBe('回到最新，99+ 条新回答')
  expect(zhCN.unread(100)).toBe('有 99+ 条新回答')
  expect(enUS.unread(1)).toBe('1 new answer')
  expect(enUS.latestWithUnread(2)).toBe('Latest, 2 new')
})
