import type { ChatTransport } from '@tyqw/core'
import { afterEach, describe, expect, it } from 'vitest'
import { manualTransport } from '../../../test/manual-transport'
import { mountChat, press, type, type MountedChat } from '../../../test/mount-chat'

afterEach(() => localStorage.clear())

const offering = (switches: ChatTransport['switches']) => {
  const { client, ...transport } = manualTransport()
  return { ...transport, client: { ...client, switches } satisfies ChatTransport }
}
const pressed = (chat: MountedChat) =>
  [...chat.host.querySelectorAll('.tyqw-switch')].map((button) => [
    button.textContent,
    button.getAttribute('aria-pressed'),
  ])

describe('switches', () => {
  it('stand as the client says, and go with each question as they stand', async () => {
    const { client, requests, finish } = offering({ thinking: true, search: false })
    const chat = mountChat({ client })
    await expect
      .poll(() => pressed(chat))
      .toEqual([
        ['深度思考', 'true'],
        ['联网搜索', 'false'],
      ])
    chat.ask('一')
    await expect.poll(() => requests).toMatchObject([{ thinking: true, search: false }])
    finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    chat.button('联网搜索')?.click()
    chat.button('深度思考')?.click()
    await expect.poll(() => pressed(chat).map(([, is]) => is)).toEqual(['false', 'true'])
    void chat.store.regenerate()
    await expect.poll(() => requests.length).toBe(2)
    expect(requests[1]).toMatchObject({ thinking: false, search: true })
  })

  it('are not there, and nothing is sent, where the client offers none', async () => {
    const chat = mountChat()
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    expect(chat.host.querySelector('.tyqw-switch')).toBeNull()
    expect(Object.keys(chat.requests[0] ?? {})).not.toContain('thinking')
  })

  it('never send what the client does not offer, whatever was kept', async () => {
    const { client, requests } = offering({ search: false })
    const chat = mountChat({ client })
    chat.store.turnOptions = { thinking: true, search: true }
    await expect.poll(() => pressed(chat)).toEqual([['联网搜索', 'true']])
    type(chat.box, '一')
    press(chat.box, 'Enter')
    await expect.poll(() => requests.length).toBe(1)
    expect(requests[0]).toMatchObject({ search: true })
    expect(Object.keys(requests[0] ?? {})).not.toContain('thinking')
  })

  it('stay with the conversation; a new one goes on as it stood', async () => {
    const { client, requests, finish } = offering({ thinking: false })
    const chat = mountChat({ client })
    chat.ask('一')
    await expect.poll(() => requests.length).toBe(1)
    finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    const first = chat.store.conversationId
    await expect.poll(() => pressed(chat)).toEqual([['深度思考', 'false']])
    chat.button('深度思考')?.click()
    chat.store.newConversation()
    await expect.poll(() => pressed(chat)).toEqual([['深度思考', 'true']])
    chat.button('深度思考')?.click()
    await expect.poll(() => pressed(chat)).toEqual([['深度思考', 'false']])
    await chat.store.open(first)
    await expect.poll(() => pressed(chat)).toEqual([['深度思考', 'true']])
  })
})
