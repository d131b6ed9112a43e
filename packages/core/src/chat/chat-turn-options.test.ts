import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { failing, inTurn, pausing, saying, setUpChat } from '../../test/chat-setup'
import type { TurnOptions } from '../model/request'
import type { Chat, ChatInput } from './chat-types'

const asked = (requests: readonly TurnOptions[]) =>
  requests.map(({ thinking, search }) => ({ thinking, search }))

describe('what a turn is asked with', () => {
  it('is nothing, unless somebody says so', async () => {
    const { chat, requests } = setUpChat()
    await chat.send('一')
    expect(requests[0]).not.toHaveProperty('thinking')
    expect(requests[0]).not.toHaveProperty('search')
  })

  it("is the chat's own, and what the question says before that", async () => {
    const { chat, requests } = setUpChat(saying(['好']), {
      turnOptions: () => ({ thinking: true, search: false }),
    })
    await chat.send('一')
    await chat.send({ text: '二', search: true })
    expect(asked(requests)).toEqual([
      { thinking: true, search: false },
      { thinking: true, search: true },
    ])
  })

  it('is as it stands when a question is asked again, edited or gone on with', async () => {
    let thinking = false
    const { chat, requests } = setUpChat(
      inTurn(saying(['好']), failing('truncated', '半'), saying(['好'])),
      { turnOptions: () => ({ thinking }) },
    )
    await chat.send('一')
    thinking = true
    await chat.regenerate()
    thinking = false
    await chat.continue()
    thinking = true
    await chat.edit(chat.messages[0]?.id ?? '', '二')
    expect(requests.map((request) => request.thinking)).toEqual([false, true, false, true])
  })

  it('stays with a question that waits', async () => {
    let search = true
    const { script, reached, release } = pausing()
    const { chat, requests } = setUpChat(script, { queue: true, turnOptions: () => ({ search }) })
    const first = chat.send('一')
    await reached
    const second = chat.send('二')
    await vi.waitFor(() => expect(chat.queue).toHaveLength(1))
    search = false
    release()
    await Promise.all([first, second])
    expect(requests.map((request) => request.search)).toEqual([true, true])
  })

  it('is typed', () => {
    expectTypeOf<ChatInput>().toExtend<TurnOptions>()
    expectTypeOf<Parameters<Chat['send']>[0]>().toEqualTypeOf<string | ChatInput>()
    // @ts-expect-error There is no such switch.
    const wrong: ChatInput = { text: '一', magic: true }
    expect(wrong.text).toBe('一')
  })
})

describe('a question that waits', () => {
  it('can be taken back: it is neither sent nor given back, and the others go on', async () => {
    const { script, reached, release } = pausing()
    const { chat, requests, returned, errors } = setUpChat(script, { queue: true })
    const first = chat.send('一')
    await reached
    const others = [chat.send('二'), chat.send('三')]
    await vi.waitFor(() => expect(chat.queue).toHaveLength(2))
    const [second] = chat.queue
    expect(second && chat.withdraw(second)).toBe(true)
    expect(chat.queue.map(({ text }) => text)).toEqual(['三'])
    expect(await others[0]).toBeUndefined()
    release()
    await Promise.all([first, ...others])
    expect(requests.map(({ text }) => text)).toEqual(['一', '三'])
    expect(second && chat.withdraw(second)).toBe(false)
    expect([returned, errors]).toEqual([[], []])
  })
})
