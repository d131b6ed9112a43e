import { describe, expect, it } from 'vitest'
import { createConversation } from '../model/conversation'
import { createMessage } from '../model/message'
import { memoryStorage } from '../storage/memory'
import { appendMessage } from './message-tree'
import { updateConversation, withPin, withTitle } from './naming'

const question = createMessage('user', {
  id: 'q',
  createdAt: 0,
  parts: [{ type: 'text', text: '西湖' }],
})
const conversation = appendMessage(createConversation({ id: 'c', createdAt: 0 }), question)

describe('a conversation', () => {
  it('has the title it is given, or one of its first question', () => {
    expect(withTitle(conversation, ' 名字 ').title).toBe('名字')
    expect(withTitle({ ...conversation, title: '名字' }, ' \n').title).toBe('西湖')
    expect(withTitle(createConversation({ id: 'c', createdAt: 0 }), '').title).toBe('')
  })

  it('is pinned, and without a trace not', () => {
    expect(withPin(conversation, true)).toEqual({ ...conversation, pinned: true })
    expect(withPin(withPin(conversation, true), false)).toEqual(conversation)
  })
})

describe('a stored conversation that is not open', () => {
  it('is changed, also when another tab stores it at the same time', async () => {
    const storage = memoryStorage()
    await storage.save(conversation)
    let isOther = true
    const updated = await updateConversation(
      {
        ...storage,
        async save(next) {
          const theirs = isOther && (await storage.load('c'))
          isOther = false
          if (theirs) await storage.save(withPin(theirs, true))
          return storage.save(next)
        },
      },
      'c',
      (stored) => withTitle(stored, '名字'),
    )
    expect(updated).toMatchObject({ title: '名字', pinned: true })
    expect(await storage.load('c')).toEqual(updated)
  })

  it('that is not there is not made', async () => {
    const storage = memoryStorage()
    expect(await updateConversation(storage, 'c', (stored) => stored)).toBeUndefined()
    expect(await storage.list()).toEqual([])
  })

  it('that never stands still is given up, with a sentence', async () => {
    const storage = memoryStorage()
    await storage.save(conversation)
    const busy = { ...storage, save: () => Promise.resolve(undefined) }
    await expect(updateConversation(busy, 'c', (stored) => stored)).rejects.toThrow(
      'keeps changing elsewhere',
    )
  })
})
