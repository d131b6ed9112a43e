import { memoryStorage, type ConversationStorage } from '@tyqw/core'
import { vi } from 'vitest'
import { preloadMarkdown } from '../src'
import { preloadMessage } from '../src/components/message-chunk/lazy-message'
import { longConversation, twoParagraphs, type LongConversationOptions } from './long-conversation'
import { mountChat, type MountedChat } from './mount-chat'

export interface LongChat extends MountedChat {
  readonly viewport: HTMLElement
  /** The mounted messages, as their rows, in the order in which they stand. */
  rows(): HTMLElement[]
  /** The first message in view, and how far its top lies below that of what is seen, in pixels. */
  reading(): { id: string; top: number }
  /** Where a mounted message stands, in pixels below the top of what is seen. */
  topOf(id: string): number
  distanceToEnd(): number
  /** Resolves when the thread has not changed for some frames. */
  rest(): Promise<void>
}

/** Puts a chat on the page that shows a stored conversation of so many messages, of two paragraphs each. */
export async function mountLongChat(
  count: number,
  options: LongConversationOptions & {
    props?: Record<string, unknown>
    slots?: Record<string, unknown>
  } = {},
): Promise<LongChat> {
  const { props = {}, slots = {}, ...conversation } = options
  // What shows messages is there already: a page that is used has it.
  preloadMessage()
  await Promise.all([preloadMarkdown(), import('../src/components/thread/long-thread')])
  const storage: ConversationStorage = memoryStorage()
  const stored = longConversation(count, { text: twoParagraphs, ...conversation })
  await storage.save(stored)
  const chat = mountChat(props, slots, { storage })
  // The tab may have shown another one last, in a test before.
  await vi.waitUntil(() => !chat.store.isLoading, { timeout: 10_000 })
  if (chat.store.conversationId !== stored.id) await chat.store.open(stored.id)
  await vi.waitUntil(() => chat.store.messageIds.length === count, { timeout: 10_000 })
  await vi.waitUntil(() => chat.articles().length > 0)
  const long = toLongChat(chat)
  await long.rest()
  return long
}

/** A mounted chat, and where everything stands in it. */
export function toLongChat(chat: MountedChat): LongChat {
  const viewport = chat.find('.tyqw-viewport')
  const topOf = (id: string) =>
    chat.find(`[data-id="${id}"]`).getBoundingClientRect().top -
    viewport.getBoundingClientRect().top
  return Object.assign(chat, {
    viewport,
    rows: () => [...chat.host.querySelectorAll<HTMLElement>('.tyqw-row')],
    topOf,
    reading() {
      const { top } = viewport.getBoundingClientRect()
      const first = chat.articles().find((article) => article.getBoundingClientRect().bottom > top)
      const id = first?.dataset['id'] ?? ''
      return { id, top: topOf(id) }
    },
    distanceToEnd: () =>
      Math.round(viewport.scrollHeight - viewport.clientHeight - viewport.scrollTop),
    async rest() {
      const state = () => `${viewport.scrollTop} ${viewport.scrollHeight} ${chat.articles().length}`
      let before = ''
      for (let same = 0; same < 4; same = state() === before ? same + 1 : 0) {
        before = state()
        await frame()
      }
    },
  })
}

/** The next frame, and what was observed in it. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
