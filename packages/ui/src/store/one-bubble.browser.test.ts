import { memoryStorage, textOf, type ChatMessage } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { longConversation } from '../../test/long-conversation'
import { mountChat } from '../../test/mount-chat'

describe('a token', () => {
  it.each([10, 1000, 10_000])('renders one bubble among %d messages', async (count) => {
    const storage = memoryStorage()
    const stored = longConversation(count)
    await storage.save(stored)
    const renders = new Map<string, number>()
    // Called anew each time the bubble around it renders.
    const message = ({ message: { id, ...rest } }: { message: ChatMessage }) => {
      renders.set(id, (renders.get(id) ?? 0) + 1)
      return h('p', textOf({ id, ...rest }))
    }
    const chat = mountChat({}, { message }, { storage })
    // The tab may have shown another one last, in a test before.
    await expect.poll(() => chat.store.isLoading, { timeout: 10_000 }).toBe(false)
    if (chat.store.conversationId !== stored.id) await chat.store.open(stored.id)
    await expect.poll(() => chat.store.messageIds.length, { timeout: 10_000 }).toBe(count)
    await expect.poll(() => chat.articles().length).toBeGreaterThan(0)

    void chat.store.send('再问一个')
    await expect.poll(() => chat.store.messageIds.length).toBe(count + 2)
    await expect.poll(() => chat.answer().dataset['status']).toBe('submitted')
    chat.text('一')
    await expect.poll(() => chat.answer().textContent).toBe('一')
    renders.clear()
    for (const token of '二三四') {
      chat.text(token)
      await expect.poll(() => chat.answer().textContent?.at(-1)).toBe(token)
    }
    const answerId = chat.store.messageIds.at(-1) ?? ''
    expect([...renders]).toEqual([[answerId, 3]])
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    // The end changes what the last question and its answer may offer, and no other bubble.
    expect([...renders.keys()].filter((id) => id !== answerId).length).toBeLessThanOrEqual(2)
  })
})
