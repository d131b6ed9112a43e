import { describe, expect, it, vi } from 'vitest'
import { failing, pausing, saying, setUpChat } from '../../test/chat-setup'
import { createDeferred } from '../../test/tool-runs'
import type { MessageChunk } from '../model/chunk'
import { textOf } from '../model/message'
import type { ChatInput, ChatOptions } from './chat-types'

const inputOf = (text: string) => ({ text, files: [] })

/** A first answer that waits for the test, and then ends like this; the others come at once. */
function setUp(ending: readonly MessageChunk[] = [], options: Partial<ChatOptions> = {}) {
  const { script, reached, release } = pausing()
  let asked = 0
  const setting = setUpChat(
    async function* () {
      if (asked++ > 0) return yield* saying(['好'])
      for await (const chunk of script()) {
        if (ending.length > 0 && chunk.type === 'finish') return yield* ending
        yield chunk
      }
    },
    { queue: true, ...options },
  )
  const waiting: (readonly ChatInput[])[] = []
  setting.chat.on('queue', (inputs) => waiting.push(inputs))
  return { ...setting, waiting, reached, release }
}

const questions = (chat: { messages: ReturnType<typeof setUp>['chat']['messages'] }) =>
  chat.messages.filter(({ role }) => role === 'user').map(textOf)

describe('sends that wait for the answer under way', () => {
  it('go in order, and each comes to its own answer', async () => {
    const { chat, waiting, errors, reached, release } = setUp()
    const first = chat.send('一')
    await reached
    const others = [chat.send('二'), chat.send({ text: '三' })]
    await vi.waitFor(() => expect(chat.queue).toEqual([inputOf('二'), inputOf('三')]))
    expect(questions(chat)).toEqual(['一'])
    release()
    await first
    const answers = await Promise.all(others)
    expect(questions(chat)).toEqual(['一', '二', '三'])
    expect(answers.map((answer) => answer?.id)).toEqual([
      chat.messages[3]?.id,
      chat.messages[5]?.id,
    ])
    expect(chat.queue).toEqual([])
    expect(waiting.map((inputs) => inputs.map(({ text }) => text))).toEqual([
      ['二'],
      ['二', '三'],
      ['三'],
      [],
    ])
    expect(errors).toEqual([])
  })

  it('are given back by a stop, which ends one answer alone', async () => {
    const { chat, requests, returned, reached, release } = setUp()
    const first = chat.send('一')
    await reached
    const others = [chat.send('二'), chat.send('三')]
    await vi.waitFor(() => expect(chat.queue).toHaveLength(2))
    chat.stop()
    expect(returned).toEqual([{ inputs: [inputOf('二'), inputOf('三')], reason: 'held' }])
    expect(chat.queue).toEqual([])
    expect(await Promise.all(others)).toEqual([undefined, undefined])
    release()
    expect((await first)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(requests).toHaveLength(1)
    await chat.send('四')
    expect(questions(chat)).toEqual(['一', '四'])
  })

  it.each<[string, readonly MessageChunk[]]>([
    ['fails', failing('server')],
    ['is filtered', [{ type: 'finish', reason: 'content-filter' }]],
    ['is cut', [{ type: 'finish', reason: 'truncated' }]],
  ])('are given back when the answer before them %s', async (_, ending) => {
    const { chat, returned, requests, reached, release } = setUp(ending)
    const first = chat.send('一')
    await reached
    const second = chat.send('二')
    await vi.waitFor(() => expect(chat.queue).toHaveLength(1))
    release()
    await first
    expect(await second).toBeUndefined()
    expect(returned).toEqual([{ inputs: [inputOf('二')], reason: 'held' }])
    expect(requests).toHaveLength(1)
  })

  it('keep their order when a listener sends something at the end of the answer', async () => {
    const { chat, reached, release } = setUp()
    const sent: Promise<unknown>[] = []
    const off = chat.on('finish', () => {
      off()
      sent.push(chat.send('插队'))
    })
    const first = chat.send('一')
    await reached
    const others = [chat.send('二'), chat.send('三')]
    await vi.waitFor(() => expect(chat.queue).toHaveLength(2))
    release()
    await Promise.all([first, ...others, ...sent])
    await vi.waitFor(() => expect(chat.queue).toEqual([]))
    expect(questions(chat)).toEqual(['一', '插队', '二', '三'])
  })

  it('do not let other things wait: they are refused', async () => {
    const { chat, errors, returned, reached, release } = setUp()
    const first = chat.send('一')
    await reached
    const id = chat.messages[0]?.id ?? ''
    expect(await chat.regenerate()).toBeUndefined()
    expect(await chat.edit(id, '壹')).toBeUndefined()
    expect(errors).toEqual(['busy', 'busy'])
    expect(returned).toEqual([{ inputs: [inputOf('壹')], reason: 'busy', editOf: id }])
    release()
    await first
    expect(chat.queue).toEqual([])
  })

  it('are given back when the chat is closed', async () => {
    const { chat, returned, reached } = setUp()
    const first = chat.send('一')
    await reached
    const second = chat.send('二')
    await vi.waitFor(() => expect(chat.queue).toHaveLength(1))
    await chat.close()
    expect(await second).toBeUndefined()
    expect((await first)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(returned).toEqual([{ inputs: [inputOf('二')], reason: 'held' }])
  })
})

describe('a send that comes to nothing', () => {
  it('gives its text and files back, and stands in the conversation too', async () => {
    const file = { type: 'file', mediaType: 'text/plain', url: 'https://a.example/a.txt' } as const
    const { chat, returned } = setUpChat(failing('network'))
    await chat.send({ text: '一', files: [file] })
    expect(returned).toEqual([{ inputs: [{ text: '一', files: [file] }], reason: 'failed' }])
    expect(questions(chat)).toEqual(['一'])
    const id = chat.messages[0]?.id ?? ''
    await chat.edit(id, '二')
    expect(returned[1]).toEqual({ inputs: [{ text: '二', files: [file] }], reason: 'failed' })
  })

  it('gives nothing back when something was said, or when the user stopped it', async () => {
    const { chat, returned } = setUpChat(failing('network', '一半'))
    await chat.send('一')
    expect(returned).toEqual([])
    const silent = createDeferred<void>()
    const other = setUpChat(async function* () {
      await silent.promise
      yield* saying(['好'])
    })
    const sent = other.chat.send('一')
    other.chat.stop()
    await sent
    expect(other.returned).toEqual([])
  })

  it('gives nothing back for a question asked again', async () => {
    const { chat, returned } = setUpChat(failing('network'))
    await chat.send('一')
    await chat.regenerate()
    expect(returned).toHaveLength(1)
  })
})
