import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { mountChat, type MountedChat } from '../../../test/mount-chat'
import type { FollowUps } from '../parts/TyqwFollowUps.vue'

const offered = (chat: MountedChat) =>
  [...chat.host.querySelectorAll('.tyqw-follow-up')].map((button) => button.textContent)

async function answer(chat: MountedChat, text: string, count: number) {
  chat.ask(text)
  await expect.poll(() => chat.requests.length).toBe(count)
  chat.text('答')
  chat.finish()
  await expect.poll(() => chat.store.isBusy).toBe(false)
}

describe('<TyqwFollowUps>', () => {
  it('are offered below an answer, and asked with a click', async () => {
    const chat = mountChat({ followUps: ['继续', { label: '短', prompt: '很长的问题' }] })
    expect(offered(chat)).toEqual([])
    await answer(chat, '一', 1)
    await expect.poll(() => offered(chat)).toEqual(['继续', '短'])
    chat.button('短')?.click()
    await expect.poll(() => chat.requests[1]?.text).toBe('很长的问题')
    await expect.poll(() => offered(chat)).toEqual([])
    expect(document.activeElement).toBe(chat.box)
  })

  it('are made for each answer, and come too late for none but their own', async () => {
    const asked: { end: (cards: string[]) => void; signal: AbortSignal; id: string }[] = []
    const followUps: FollowUps = ({ id }, { signal }) =>
      new Promise((end) => asked.push({ end, signal, id }))
    const chat = mountChat({ followUps })
    await answer(chat, '一', 1)
    await expect.poll(() => asked.length).toBe(1)
    await answer(chat, '二', 2)
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(asked[1]?.id).toBe(chat.store.messageIds.at(-1))
    asked[1]?.end(['二之后'])
    asked[0]?.end(['一之后'])
    await expect.poll(() => offered(chat)).toEqual(['二之后'])
  })

  it('are none when making them fails, or the answer broke off', async () => {
    const followUps = vi.fn(() => Promise.reject(new Error('no')))
    const chat = mountChat({ followUps })
    await answer(chat, '一', 1)
    await expect.poll(() => followUps.mock.calls.length).toBe(1)
    expect(offered(chat)).toEqual([])
    chat.ask('二')
    await expect.poll(() => chat.requests.length).toBe(2)
    chat.text('一半')
    chat.store.stop()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    expect(followUps).toHaveBeenCalledTimes(1)
  })

  it('can be drawn by the page', async () => {
    const chat = mountChat(
      {},
      {
        'follow-ups': ({ send }: { send: (text: string) => void }) =>
          h('button', { onClick: () => send('自己的') }, '自己画的'),
      },
    )
    await answer(chat, '一', 1)
    await expect.poll(() => chat.button('自己画的')).toBeDefined()
    chat.button('自己画的')?.click()
    await expect.poll(() => chat.requests[1]?.text).toBe('自己的')
  })
})
