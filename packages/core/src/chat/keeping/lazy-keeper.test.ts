import { afterEach, expect, it, vi } from 'vitest'
import { saying, setUpChat } from '../../../test/chat-setup'
import { memoryStorage } from '../../storage/memory'
import { textOf } from '../../model/message'

afterEach(() => vi.doUnmock('./keeper'))

it('a chat whose keeper cannot be loaded says so once, and goes on in the page', async () => {
  vi.doMock('./keeper', () => {
    throw new Error('The network is down')
  })
  const storage = memoryStorage()
  const errors: string[] = []
  const { chat } = setUpChat(saying(['好']), { storage, conversationId: 'c' })
  chat.on('error', ({ code }) => errors.push(code))
  await chat.loaded
  await chat.send('一')
  await chat.flush()
  await chat.close()
  expect(chat.messages.map(textOf)).toEqual(['一', '好'])
  expect(errors).toEqual(['storage-failed'])
  expect(await storage.list()).toEqual([])
})
