import { memoryStorage, type Conversation } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { h, nextTick, ref } from 'vue'
import { longConversation, twoParagraphs } from '../../../test/long-conversation'
import { manualTransport } from '../../../test/manual-transport'
import { mountApp } from '../../../test/mount-chat'
import { frame } from '../../../test/mount-long-chat'
import { TyqwChat, preloadMarkdown, useTyqwStore } from '../../index'
import { preloadMessage } from '../message-chunk/lazy-message'

const SIZES = [100, 10_000]
const MOST = 1.3
const ROUNDS = 8
/** A busy machine gets more tries. */
const MOST_ROUNDS = 40

/** A page with a chat for each size, whose conversation is there, and a switch that puts one of them on the page. */
async function preparePage() {
  preloadMessage()
  await Promise.all([preloadMarkdown(), import('./long-thread')])
  const storage = memoryStorage()
  for (const size of SIZES) {
    const conversation: Conversation = longConversation(size, {
      id: `c${size}`,
      text: twoParagraphs,
    })
    await storage.save(conversation)
  }
  const shown = ref(0)
  const { host, pinia } = mountApp(
    () =>
      h(
        'div',
        { style: 'block-size:600px' },
        shown.value === 0 ? [] : h(TyqwChat, { id: `chat ${shown.value}` }),
      ),
    manualTransport(),
    { storage },
  )
  for (const size of SIZES) {
    await useTyqwStore(`chat ${size}`, pinia).open(`c${size}`)
  }
  return { host, shown }
}

describe('opening', () => {
  it('10,000 messages takes as long as 100', async () => {
    const { host, shown } = await preparePage()
    // The parts are there after the first time, as in any page that is used.
    shown.value = 100
    await expect.poll(() => host.querySelectorAll('article').length).toBeGreaterThan(0)
    shown.value = 0
    await frame()
    // Whatever else the machine does only ever adds to a time.
    const least = new Map(SIZES.map((size) => [size, Infinity]))
    const ratio = () => (least.get(10_000) ?? 0) / (least.get(100) ?? 0)
    for (let round = 0; round < ROUNDS || (ratio() > MOST && round < MOST_ROUNDS); round += 1) {
      for (const size of SIZES) {
        const start = performance.now()
        shown.value = size
        await nextTick()
        // What it takes to lay out is part of it.
        const last = [...host.querySelectorAll('article')].at(-1)
        expect(last?.getBoundingClientRect().height).toBeGreaterThan(50)
        least.set(size, Math.min(least.get(size) ?? 0, performance.now() - start))
        await frame()
        await frame()
        expect(host.querySelectorAll('article').length).toBeLessThan(60)
        shown.value = 0
        await frame()
      }
    }
    expect(ratio()).toBeLessThanOrEqual(MOST)
  })
})
