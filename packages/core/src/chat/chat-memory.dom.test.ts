import { describe, expect, it } from 'vitest'
import { textOfAnswer } from '../../test/answer'
import { setUpEmulator, shownTexts, whatDidIAsk } from '../../test/chat-emulator'
import { createMemoryData, memoryStorage } from '../storage/memory'
import type { Chat } from './chat-types'

const idAt = (chat: Chat, index: number) => chat.messages.at(index)?.id ?? ''
/** What goes as messages is exactly what is shown before the last answer. */
const sentAs = (chat: Chat) =>
  shownTexts(chat)
    .slice(0, -1)
    .map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content }))

/** Stops the answer as soon as it has said something. */
async function stopAnswer(chat: Chat, question: string) {
  const off = chat.on('message', (message) => {
    if (message.role === 'assistant' && message.parts.length > 0) chat.stop()
  })
  const answer = await chat.send(question)
  off()
  return answer
}

describe('a conversation that the service remembers', () => {
  it('goes by its session, and never by both', async () => {
    const { open, inputs, kinds } = setUpEmulator()
    const chat = open()
    await chat.send('第一个问题')
    await chat.send('第二个问题')
    const answer = await chat.send(whatDidIAsk)
    expect(textOfAnswer(answer)).toContain('第二个问题')
    expect(textOfAnswer(answer)).toContain('一共聊了 2 轮')
    expect(kinds()).toEqual(['first', 'session', 'session'])
    expect(new Set(inputs.slice(1).map(({ session_id }) => session_id))).toEqual(
      new Set([chat.conversation.session?.id]),
    )
  })

  it('is one of its own for each chat', async () => {
    const { open } = setUpEmulator()
    const [one, other] = [open(), open()]
    await one.send('苹果')
    await other.send('香蕉')
    expect(textOfAnswer(await one.send(whatDidIAsk))).toContain('苹果')
    expect(textOfAnswer(await other.send(whatDidIAsk))).toContain('香蕉')
  })

  it.each([
    ['session', ['first', 'session']],
    ['messages', ['messages', 'messages']],
  ] as const)('goes by %s alone where that is asked for', async (memory, expected) => {
    const { open, kinds } = setUpEmulator()
    const chat = open({ memory })
    await stopAnswer(chat, '第一个问题')
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain('第一个问题')
    expect(kinds()).toEqual(expected)
  })
})

describe('a conversation that the service knows otherwise than the page', () => {
  const causes: readonly (readonly [string, (chat: Chat) => Promise<unknown>])[] = [
    ['a stop', (chat) => stopAnswer(chat, '停一下')],
    ['an error', (chat) => chat.send('/error-500 出错')],
    ['an error in the middle', (chat) => chat.send('/error-mid-stream 清单')],
    ['an answer that was cut', (chat) => chat.send('/truncated 清单')],
    ['an answer cut inside a frame', (chat) => chat.send('/cut-frame 清单')],
    ['a broken connection', (chat) => chat.send('/reset 清单')],
    ['a filtered answer', (chat) => chat.send('/content-filter 清单')],
    ['an edit', (chat) => chat.edit(idAt(chat, -2), '换个问法')],
    ['an answer asked again', (chat) => chat.regenerate()],
    [
      'an answer that went on',
      async (chat) => {
        await chat.send('/truncated 清单')
        await chat.continue()
      },
    ],
  ]

  it.each(causes)('goes as what is shown, for good, after %s', async (_, cause) => {
    const { open, inputs, kinds } = setUpEmulator()
    const chat = open()
    await chat.send('第一个问题')
    await chat.send('第二个问题')
    await cause(chat)
    const asked = inputs.length
    expect(chat.conversation.session).toBeUndefined()
    const shown = shownTexts(chat)
    const answered = shown.at(-1) ? shown.at(-2) : shown.at(-4)
    const answer = await chat.send(whatDidIAsk)
    expect(textOfAnswer(answer)).toContain(answered?.replace(/^\/\S+ /, ''))
    expect(inputs[asked]?.messages).toEqual(sentAs(chat).filter(({ content }) => content))
    await chat.send('再问')
    expect(kinds().slice(asked)).toEqual(['messages', 'messages'])
    expect(kinds()).not.toContain('both')
  })

  it('goes as what is shown when another version is shown', async () => {
    const { open, inputs } = setUpEmulator()
    const chat = open()
    await chat.send('苹果')
    const answer = idAt(chat, 1)
    await chat.regenerate()
    await chat.send('香蕉')
    chat.switchVersion(answer)
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain('苹果')
    expect(inputs.at(-1)?.messages).toEqual(sentAs(chat))
    expect(JSON.stringify(inputs.at(-1))).not.toContain('香蕉')
  })

  it('goes by its session again, when the version it knows is shown again', async () => {
    const { open, kinds } = setUpEmulator()
    const chat = open()
    await chat.send('苹果')
    const question = idAt(chat, 0)
    await chat.send('香蕉')
    const second = idAt(chat, 2)
    chat.switchVersion(question)
    chat.switchVersion(second)
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain('香蕉')
    expect(kinds()).toEqual(['first', 'session', 'session'])
  })
})

describe('a session that ends', () => {
  it('is used until just before its hour is over', async () => {
    const { open, kinds, pass } = setUpEmulator({ sessionPolicy: 'error400' })
    const chat = open()
    await chat.send('苹果')
    pass(59 * 60_000)
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain('苹果')
    pass(60 * 60_000 - 1)
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain(whatDidIAsk)
    pass(60 * 60_000)
    expect((await chat.send('还在吗'))?.status.type).toBe('complete')
    expect(kinds()).toEqual(['first', 'session', 'messages', 'messages'])
  })

  it('is left after 50 turns, and nothing is forgotten', async () => {
    const { open, kinds } = setUpEmulator({ sessionPolicy: 'error400' })
    const chat = open()
    for (let turn = 1; turn <= 52; turn++)
      expect((await chat.send(`问题 ${turn}`))?.status.type).toBe('complete')
    expect(textOfAnswer(await chat.send(whatDidIAsk))).toContain('问题 52')
    expect(kinds()).toEqual(['first', ...Array(49).fill('session'), ...Array(3).fill('messages')])
  })

  it('sends no more turns than the limit', async () => {
    const { open, inputs } = setUpEmulator()
    const chat = open({ memory: 'messages', historyLimit: 2 })
    for (const text of ['一', '二', '三']) await chat.send(text)
    expect(inputs[2]?.messages).toEqual(sentAs(chat).slice(2))
  })

  it('is left when the service begins another one without a word', async () => {
    const { open, kinds, pass } = setUpEmulator({ sessionPolicy: 'newSession' })
    // This page's clock is behind, so it takes the session for alive.
    const behind = open({ now: () => 1_000_000 })
    await behind.send('苹果')
    const { session } = behind.conversation
    pass(2 * 60 * 60_000)
    const forgetful = await behind.send(whatDidIAsk)
    expect(textOfAnswer(forgetful)).not.toContain('苹果')
    expect(session).toBeDefined()
    expect(behind.conversation.session).toBeUndefined()
    await behind.regenerate()
    expect(textOfAnswer(behind.messages.at(-1))).toContain('苹果')
    expect(kinds()).toEqual(['first', 'session', 'messages'])
  })
})

describe('a conversation that is kept', () => {
  it('goes on by its session after the page was loaded again', async () => {
    const { open, kinds } = setUpEmulator()
    const data = createMemoryData()
    const options = { conversationId: 'c' }
    const chat = open({ ...options, storage: memoryStorage({ data }) })
    await chat.send('苹果')
    await chat.close()
    const reloaded = open({ ...options, storage: memoryStorage({ data }) })
    expect(textOfAnswer(await reloaded.send(whatDidIAsk))).toContain('苹果')
    await reloaded.close()
    const later = open({ ...options, storage: memoryStorage({ data }) })
    await later.loaded
    await stopAnswer(later, '停')
    await later.close()
    const last = open({ ...options, storage: memoryStorage({ data }) })
    expect(textOfAnswer(await last.send(whatDidIAsk))).toContain('停')
    expect(kinds()).toEqual(['first', 'session', 'session', 'messages'])
  })

  it('lets one of two tabs use its session, when both ask at once, and both have everything', async () => {
    const { open, inputs, kinds } = setUpEmulator()
    const data = createMemoryData()
    const openTab = () => open({ conversationId: 'c', storage: memoryStorage({ data }) })
    const one = openTab()
    await one.send('苹果')
    await one.flush()
    const other = openTab()
    await other.loaded
    const answers = await Promise.all([one.send(whatDidIAsk), other.send(whatDidIAsk)])
    expect(answers.map((answer) => answer?.status.type)).toEqual(['complete', 'complete'])
    for (const answer of answers) expect(textOfAnswer(answer)).toContain('苹果')
    expect(kinds().slice(1).toSorted()).toEqual(['messages', 'session'])
    expect(inputs.find(({ messages }) => messages)?.messages).toHaveLength(3)
    await Promise.all([one.close(), other.close()])
    const kept = await memoryStorage({ data }).load('c')
    for (const chat of [openTab(), openTab()]) {
      await chat.loaded
      expect(Object.keys(chat.conversation.nodes)).toHaveLength(6)
      expect(chat.conversation).toEqual(kept)
    }
  })

  it('is used by whichever tab goes on, as long as both show the same', async () => {
    const { open, kinds } = setUpEmulator()
    const data = createMemoryData()
    const openTab = () => open({ conversationId: 'c', storage: memoryStorage({ data }) })
    const one = openTab()
    await one.send('苹果')
    await one.flush()
    const other = openTab()
    await other.loaded
    await one.send('香蕉')
    await one.flush()
    expect(textOfAnswer(await other.send(whatDidIAsk))).toContain('香蕉')
    expect(kinds()).toEqual(['first', 'session', 'session'])
    await other.flush()
    expect(shownTexts(one)).toEqual(shownTexts(other))
  })
})
