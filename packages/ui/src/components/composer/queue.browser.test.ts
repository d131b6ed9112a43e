import { describe, expect, it } from 'vitest'
import { mountChat, press, type, type MountedChat } from '../../../test/mount-chat'

const waiting = (chat: MountedChat) =>
  [...chat.host.querySelectorAll('.tyqw-queued-text')].map((item) => item.textContent)

async function queueing(...texts: readonly string[]) {
  const chat = mountChat({}, {}, { queue: true })
  chat.ask('一')
  await expect.poll(() => chat.requests.length).toBe(1)
  for (const text of texts) chat.ask(text)
  await expect.poll(() => waiting(chat)).toEqual(texts)
  return chat
}

describe('questions that wait', () => {
  it('stand above the box, and go in order', async () => {
    const chat = await queueing('二', '三')
    expect(chat.box.value).toBe('')
    expect(chat.find('.tyqw-queue').getAttribute('aria-label')).toBe('等待发送的问题')
    for (const count of [2, 3]) {
      chat.finish()
      await expect.poll(() => chat.requests.length).toBe(count)
    }
    expect(chat.requests.map(({ text }) => text)).toEqual(['一', '二', '三'])
    await expect.poll(() => chat.host.querySelector('.tyqw-queue')).toBeNull()
  })

  it('can be taken away, and the focus goes on', async () => {
    const chat = await queueing('二', '三')
    chat.button('移除 1')?.click()
    await expect.poll(() => waiting(chat)).toEqual(['三'])
    await expect.poll(() => document.activeElement).toBe(chat.button('移除 1'))
    chat.button('移除 1')?.click()
    await expect.poll(() => document.activeElement).toBe(chat.box)
    expect(chat.box.value).toBe('')
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    expect(chat.requests).toHaveLength(1)
  })

  it('can be changed: they come back into the box, below what stands there', async () => {
    const chat = await queueing('二', '三')
    type(chat.box, '草稿')
    chat.button('修改 1')?.click()
    await expect.poll(() => chat.box.value).toBe('草稿\n\n二')
    expect(document.activeElement).toBe(chat.box)
    expect(waiting(chat)).toEqual(['三'])
    type(chat.box, '二，改过')
    press(chat.box, 'Enter')
    await expect.poll(() => waiting(chat)).toEqual(['三', '二，改过'])
  })

  it('are sent with a button of their own, beside the one that stops', async () => {
    const chat = await queueing()
    expect(chat.button('排队发送')).toBeUndefined()
    const place = chat.find('[data-state=stop]').getBoundingClientRect().x
    type(chat.box, '二')
    await expect.poll(() => chat.button('排队发送')).toBeDefined()
    expect(chat.find('[data-state=stop]').getBoundingClientRect().x).toBe(place)
    chat.button('排队发送')?.click()
    await expect.poll(() => waiting(chat)).toEqual(['二'])
  })

  it('come back when the answer is stopped', async () => {
    const chat = await queueing('二', '三')
    chat.button('停止回答')?.click()
    await expect.poll(() => chat.box.value).toBe('二\n\n三')
    expect(chat.host.querySelector('.tyqw-queue')).toBeNull()
  })
})
