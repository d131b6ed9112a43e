import { describe, expect, it, vi } from 'vitest'
import { textOfAnswer } from '../../test/answer'
import { inTurn, linesOf, pausing, saying, setUpChat } from '../../test/chat-setup'
import type { FilePart } from '../model/message'
import { textOf } from '../model/message'
import type { Chat } from './chat-types'
import { versionsOf } from './message-tree'

const image: FilePart = { type: 'file', mediaType: 'image/png', url: 'https://a.example/1.png' }
const answers = () => inTurn(saying(['答一']), saying(['答二']), saying(['答三']), saying(['答四']))
const idAt = (chat: Chat, index: number) => chat.messages.at(index)?.id ?? ''
const lines = (chat: Chat) => chat.messages.map(textOf)

describe('an edited question', () => {
  it('is another version of the first, with an answer of its own, and both are kept', async () => {
    const { chat, requests } = setUpChat(answers())
    await chat.send('一')
    await chat.send('二')
    const first = idAt(chat, 0)
    const answer = await chat.edit(first, '壹')
    expect(lines(chat)).toEqual(['壹', '答三'])
    expect(chat.messages[1]).toBe(answer)
    expect(Object.keys(chat.conversation.nodes)).toHaveLength(6)
    expect(versionsOf(chat.conversation, first)).toEqual([first, idAt(chat, 0)])
    expect(requests[2]).toEqual({
      text: '壹',
      incrementalOutput: true,
      messages: [chat.messages[0]],
    })
    chat.switchVersion(first)
    expect(lines(chat)).toEqual(['一', '答一', '二', '答二'])
  })

  it('in the middle sends what stands before it, and nothing of what followed', async () => {
    const { chat, requests } = setUpChat(answers())
    await chat.send('一')
    await chat.send('二')
    await chat.send('三')
    await chat.edit(idAt(chat, 2), '贰')
    expect(lines(chat)).toEqual(['一', '答一', '贰', '答四'])
    expect(linesOf(requests[3]?.messages)).toEqual(['user: 一', 'assistant: 答一', 'user: 贰'])
  })

  it('keeps its files when only the text is given, and takes others with them', async () => {
    const { chat, requests } = setUpChat()
    await chat.send({ text: '看', files: [image] })
    await chat.edit(idAt(chat, 0), '再看')
    expect(requests[1]?.files).toEqual([image])
    expect(chat.messages[0]?.parts).toEqual([image, { type: 'text', text: '再看' }])
    await chat.edit(idAt(chat, 0), '')
    expect(chat.messages[0]?.parts).toEqual([image])
    const other = { ...image, url: 'https://a.example/2.png' }
    await chat.edit(idAt(chat, 0), { text: '看', files: [other] })
    expect(requests[3]?.files).toEqual([other])
    await chat.edit(idAt(chat, 0), { text: '没有图' })
    expect(requests[4]?.files).toBeUndefined()
  })

  it('that is blank changes nothing', async () => {
    const { chat, requests } = setUpChat()
    await chat.send('一')
    const before = chat.conversation
    expect(await chat.edit(idAt(chat, 0), ' \n')).toBeUndefined()
    expect(chat.conversation).toBe(before)
    expect(requests).toHaveLength(1)
  })
})

describe('asking again', () => {
  it('for any answer or question of the conversation', async () => {
    const { chat, requests } = setUpChat(answers())
    await chat.send('一')
    await chat.send('二')
    const [question, answer] = [idAt(chat, 0), idAt(chat, 1)]
    await chat.regenerate(answer)
    expect(lines(chat)).toEqual(['一', '答三'])
    expect(versionsOf(chat.conversation, answer)).toEqual([answer, idAt(chat, 1)])
    await chat.regenerate(question)
    expect(versionsOf(chat.conversation, answer)).toHaveLength(3)
    expect(requests.slice(2).map(({ text }) => text)).toEqual(['一', '一'])
    expect(Object.keys(chat.conversation.nodes)).toHaveLength(6)
  })

  it('sends the question’s files too', async () => {
    const { chat, requests } = setUpChat()
    await chat.send({ text: '看', files: [image] })
    await chat.regenerate()
    expect(requests[1]?.files).toEqual([image])
  })

  it('for an answer that failed, which is kept as well', async () => {
    let isBroken = true
    const { chat } = setUpChat(() => {
      if (isBroken) throw new Error('broken')
      return saying(['好'])
    })
    const failed = await chat.send('一')
    isBroken = false
    expect(textOfAnswer(await chat.regenerate())).toBe('好')
    expect(chat.status).toBe('ready')
    expect(chat.error).toBeUndefined()
    expect(chat.conversation.nodes[failed?.id ?? '']?.message).toBe(failed)
  })
})

describe('another version', () => {
  it('is shown with what followed it, and asked on from there as messages', async () => {
    const { chat, requests } = setUpChat(answers())
    await chat.send('一')
    await chat.send('二')
    const answer = idAt(chat, 1)
    await chat.regenerate(answer)
    const conversations = vi.fn()
    chat.on('conversation', conversations)
    chat.switchVersion(answer)
    expect(conversations.mock.calls).toEqual([[chat.conversation]])
    expect(lines(chat)).toEqual(['一', '答一', '二', '答二'])
    await chat.send('四')
    expect(requests[3]?.sessionId).toBeUndefined()
    expect(requests[3]?.messages?.map(textOf)).toEqual(['一', '答一', '二', '答二', '四'])
  })

  it('that is shown already moves nothing', async () => {
    const { chat } = setUpChat(answers())
    await chat.send('一')
    await chat.send('二')
    chat.switchVersion(idAt(chat, 0))
    expect(chat.messages).toHaveLength(4)
  })
})

describe('an id that the conversation does not have', () => {
  it.each(['unknown', '', 'constructor', '__proto__'])('is refused: %j', async (id) => {
    const { chat, requests } = setUpChat()
    await chat.send('一')
    const unknown = expect.objectContaining({ code: 'message-unknown', kind: 'config' })
    await expect(chat.regenerate(id)).rejects.toEqual(unknown)
    await expect(chat.edit(id, '二')).rejects.toEqual(unknown)
    await expect(chat.continue(id)).rejects.toEqual(unknown)
    expect(() => chat.switchVersion(id)).toThrow(unknown)
    expect(requests).toHaveLength(1)
    expect(chat.messages).toHaveLength(2)
    expect(chat.status).toBe('ready')
  })

  it('also for an answer where a question is meant', async () => {
    const { chat } = setUpChat()
    await chat.send('一')
    await expect(chat.edit(idAt(chat, 1), '二')).rejects.toMatchObject({ code: 'message-unknown' })
  })
})

describe('while an answer is under way', () => {
  it('nothing else begins, the view stays, and what was typed is given back', async () => {
    const { script, reached, release } = pausing()
    const { chat, requests, errors, returned } = setUpChat(script)
    const first = chat.send('一')
    await reached
    const question = idAt(chat, 0)
    const before = chat.conversation
    expect(await chat.send({ text: '二', files: [image] })).toBeUndefined()
    expect(await chat.edit(question, '壹')).toBeUndefined()
    expect(await chat.regenerate(question)).toBeUndefined()
    expect(await chat.continue()).toBeUndefined()
    chat.switchVersion(question)
    expect(errors).toEqual(['busy', 'busy', 'busy', 'busy', 'busy'])
    expect(returned).toEqual([
      { inputs: [{ text: '二', files: [image] }], reason: 'busy' },
      { inputs: [{ text: '壹', files: [] }], reason: 'busy', editOf: question },
    ])
    expect(chat.conversation).toBe(before)
    expect(chat.error).toBeUndefined()
    release()
    expect(textOfAnswer(await first)).toBe('前半后半')
    expect(requests).toHaveLength(1)
  })

  it('the conversation can be renamed and pinned, and neither is lost at its end', async () => {
    const { script, reached, release } = pausing()
    const { chat } = setUpChat(script)
    const first = chat.send('一')
    await reached
    chat.rename('  新的名字 ')
    chat.pin(true)
    release()
    await first
    expect(chat.conversation).toMatchObject({ title: '新的名字', pinned: true })
    chat.rename(' ')
    chat.pin(false)
    expect(chat.conversation.title).toBe('一')
    expect(chat.conversation).not.toHaveProperty('pinned')
  })
})

describe('the title', () => {
  it('is made of the first question, or of its file, and then stays', async () => {
    const { chat } = setUpChat()
    await chat.send({ text: '', files: [{ ...image, name: '图.png' }] })
    expect(chat.conversation.title).toBe('图.png')
    await chat.send('一')
    expect(chat.conversation.title).toBe('图.png')
    await chat.edit(idAt(chat, 0), { text: '说明', files: [] })
    expect(chat.conversation.title).toBe('图.png')
    chat.rename('')
    expect(chat.conversation.title).toBe('说明')
  })

  it('is blank where nothing has one', async () => {
    const { chat } = setUpChat()
    await chat.send({ text: '', files: [image] })
    expect(chat.conversation.title).toBe('')
    chat.rename('')
    expect(chat.conversation.title).toBe('')
  })
})
