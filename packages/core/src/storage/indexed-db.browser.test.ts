import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  countRequests,
  deleteDatabases,
  newUser,
  recordsOf,
  withDatabase,
} from '../../test/storage-database'
import type { Conversation } from '../model/conversation'
import { sampleConversation, withText } from './contract-samples'
import { indexedDbStorage } from './indexed-db'
import { storageContract } from './storage-contract'

afterEach(async () => {
  vi.restoreAllMocks()
  await deleteDatabases()
})

describe('indexedDbStorage keeps the contract:', () => {
  it.each(storageContract)('$name', async ({ run }) => {
    const userKey = newUser()
    await run(() => indexedDbStorage({ userKey }))
  })
})

/** Saves, and gives the conversation as it is stored now. */
async function saved(storage: ReturnType<typeof indexedDbStorage>, conversation: Conversation) {
  const revision = await storage.save(conversation)
  if (revision === undefined) throw new Error('It was refused')
  return { ...conversation, revision }
}

/** A record of another conversation that looks like that one. */
function copyOf(record: object, id: string): object {
  return 'conversationId' in record ? { ...record, conversationId: id } : { ...record, id }
}

const idsIn = async (storage: ReturnType<typeof indexedDbStorage>) =>
  (await storage.list()).map(({ id }) => id).sort()

describe('what another tab has changed', () => {
  it('is new, and everything else the very object that was known', async () => {
    const userKey = newUser()
    const [here, there] = [indexedDbStorage({ userKey }), indexedDbStorage({ userKey })]
    const first = sampleConversation('c', ['问', '答', '再问'])
    await saved(here, first)
    const read = await there.load('c')
    if (!read) throw new Error('It is not there')
    const rated = read.nodes['m1']
    if (!rated) throw new Error('It has no answer')
    const metadata = { ...rated.message.metadata, feedback: { value: 'like' } as const }
    const nodes = { ...read.nodes, m1: { ...rated, message: { ...rated.message, metadata } } }
    await saved(there, withText({ ...read, nodes }, 'm9', '新的'))
    const again = await here.load('c')
    const changed = Object.keys(first.nodes).filter((key) => again?.nodes[key] !== first.nodes[key])
    expect(changed).toEqual(['m1'])
    expect(again?.nodes['m1']?.message.metadata.feedback).toEqual({ value: 'like' })
    expect(again?.nodes['m9']).toBeDefined()
  })
})

describe('a database', () => {
  it('is for one user', async () => {
    const users = [
      'u',
      'U',
      'a/b',
      '../u',
      'u:v',
      '用户🌳',
      'é',
      'e\u0301',
      '\uD83D',
      '\uDE00',
      ' ',
      'x'.repeat(5000),
    ]
    for (const userKey of users)
      await saved(indexedDbStorage({ userKey }), sampleConversation(userKey))
    await saved(
      indexedDbStorage({ userKey: 'v', name: 'tyqw:u' }),
      sampleConversation('other name'),
    )
    for (const userKey of users)
      expect(await idsIn(indexedDbStorage({ userKey }))).toEqual([userKey])
    await indexedDbStorage({ userKey: 'a/b' }).clear()
    for (const userKey of users)
      expect(await idsIn(indexedDbStorage({ userKey }))).toEqual(userKey === 'a/b' ? [] : [userKey])
    expect(await indexedDB.databases()).toHaveLength(users.length + 1)
  })

  it('is for everyone without a user, and a warning says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await saved(indexedDbStorage(), sampleConversation('a'))
    expect(await idsIn(indexedDbStorage({ userKey: '' }))).toEqual(['a'])
    expect(warn.mock.calls).toEqual([[expect.stringContaining('Pass userKey')]])
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['tyqw'])
  })

  it('holds the chats of a user apart, and clear() empties all of them', async () => {
    const userKey = newUser()
    const [first, second] = ['', 'second'].map((scope) => indexedDbStorage({ userKey, scope }))
    if (!first || !second) return
    await saved(first, sampleConversation('a', ['one']))
    await saved(second, sampleConversation('a', ['other']))
    await saved(second, sampleConversation('b'))
    expect(await idsIn(first)).toEqual(['a'])
    expect(await first.load('b')).toBeUndefined()
    expect((await second.load('a'))?.nodes.m0?.message.parts).toEqual([
      { type: 'text', text: 'other' },
    ])
    await first.remove('a')
    expect(await idsIn(second)).toEqual(['a', 'b'])
    await first.clear()
    expect(await idsIn(second)).toEqual([])
    for (const store of ['summaries', 'conversations', 'messages', 'broken'])
      expect(await recordsOf(userKey, store)).toEqual([])
  })

  it('does not take one that is stored again for the one before', async () => {
    const storage = indexedDbStorage({ userKey: newUser() })
    const first = await saved(storage, sampleConversation('a'))
    await storage.remove('a')
    const second = await saved(storage, sampleConversation('a'))
    expect(second.revision).not.toBe(first.revision)
  })
})

describe('what is read and written', () => {
  it('is no message for a list, and those of one conversation to load it, among a hundred thousand', async () => {
    const userKey = newUser()
    const texts = Array.from({ length: 100 }, (_, index) => `message ${index}`)
    await saved(indexedDbStorage({ userKey }), sampleConversation('c0', texts))
    for (const store of ['summaries', 'conversations', 'messages']) {
      const records = await recordsOf(userKey, store)
      await withDatabase(userKey, (transaction) => {
        for (let copy = 1; copy < 1000; copy++)
          for (const record of records)
            transaction.objectStore(store).put(copyOf(record as object, `c${copy}`))
      })
    }
    const storage = indexedDbStorage({ userKey })
    const requests = countRequests()
    expect(await storage.list()).toHaveLength(1000)
    expect(requests()).toEqual({
      'summaries.getAll': 1,
      'summaries.records': 1000,
      'conversations.getAllKeys': 1,
    })
    expect(Object.keys((await storage.load('c500'))?.nodes ?? {})).toHaveLength(100)
    expect(requests()).toEqual({
      'summaries.get': 1,
      'conversations.get': 1,
      'messages.getAll': 1,
      'messages.records': 100,
    })
  }, 60_000)

  it('is only the message that changed', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const texts = Array.from({ length: 2000 }, (_, index) => `message ${index}`)
    let conversation = await saved(storage, sampleConversation('a', texts))
    const requests = countRequests()
    const around = { 'conversations.get': 1, 'conversations.put': 1, 'summaries.put': 1 }

    conversation = await saved(storage, withText(conversation, 'new', 'more'))
    expect(requests()).toEqual({ ...around, 'messages.put': 1 })

    const { message = conversation.nodes.m0?.message } = conversation.nodes.new ?? {}
    if (!message) return
    const grown = { ...message, parts: [{ type: 'text', text: 'more and more' }] as const }
    const nodes = { ...conversation.nodes, new: { message: grown, parentId: 'm1999' } }
    conversation = await saved(storage, { ...conversation, nodes })
    expect(requests()).toEqual({ ...around, 'messages.put': 1 })

    conversation = await saved(storage, { ...conversation, title: 'another' })
    expect(requests()).toEqual(around)

    const { m1999: _, ...kept } = conversation.nodes
    const moved = { ...kept, new: { message: grown, parentId: 'm1998' } }
    conversation = await saved(storage, { ...conversation, nodes: moved })
    expect(requests()).toEqual({ ...around, 'messages.put': 1, 'messages.delete': 1 })

    const fresh = indexedDbStorage({ userKey })
    const loaded = await fresh.load('a')
    expect(loaded).toEqual(conversation)
    requests()
    if (loaded) await saved(fresh, withText(loaded, 'last', 'end'))
    expect(requests()).toEqual({ ...around, 'messages.put': 1 })
  })

  it('is everything where it is not known what is stored', async () => {
    const storage = indexedDbStorage({ userKey: newUser() })
    const first = await saved(storage, sampleConversation('a', ['one', 'two', 'three']))
    for (const id of ['b', 'c', 'd', 'e']) await saved(storage, sampleConversation(id))
    const requests = countRequests()
    await saved(storage, first)
    expect(requests()).toMatchObject({ 'messages.put': 3, 'messages.delete': 1 })
  })

  it('takes over what another tab wrote in between, also for messages that look unchanged here', async () => {
    const userKey = newUser()
    const [here, there] = [indexedDbStorage({ userKey }), indexedDbStorage({ userKey })]
    const mine = await saved(here, sampleConversation('a', ['one', 'two']))
    const { m0: other } = sampleConversation('x', ['ONE']).nodes
    if (!other) return
    await saved(there, { ...mine, nodes: { ...mine.nodes, m0: other } })
    expect(await here.save(mine)).toBeUndefined()
    const theirs = await here.load('a')
    if (!theirs) return
    const merged = await saved(here, { ...theirs, nodes: mine.nodes })
    expect(await indexedDbStorage({ userKey }).load('a')).toEqual(merged)
  })

  it('is nothing when one message cannot be copied', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const first = await saved(storage, sampleConversation('a'))
    const more = withText(withText(first, 'n0', 'fine'), 'n1', 'not fine')
    const part = {
      type: 'tool',
      toolCallId: 't',
      name: 't',
      input: '',
      state: 'running',
      output: () => 1,
    }
    const { n1 } = more.nodes
    if (!n1) return
    const message = { ...n1.message, parts: [part as never] }
    const hostile = { ...more, title: 'new', nodes: { ...more.nodes, n1: { ...n1, message } } }
    await expect(storage.save(hostile)).rejects.toMatchObject({ name: 'DataCloneError' })
    expect(await indexedDbStorage({ userKey }).load('a')).toEqual(first)
    await saved(storage, more)
  })

  it('is nothing when the disk is full, and the error says so', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const first = await saved(storage, sampleConversation('a'))
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError')
    })
    const more = withText(first, 'new', 'more')
    await expect(storage.save(more)).rejects.toMatchObject({ name: 'QuotaExceededError' })
    put.mockRestore()
    expect(await indexedDbStorage({ userKey }).load('a')).toEqual(first)
    await saved(storage, more)
  })
})

describe('a write that the browser breaks off', () => {
  it('rejects, and nothing of it is stored', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const first = await saved(storage, sampleConversation('a'))
    const real = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      const request = real.call(this, value)
      if (this.name === 'summaries') this.transaction.abort()
      return request
    })
    const more = withText(first, 'new', 'more')
    await expect(storage.save(more)).rejects.toMatchObject({ name: 'AbortError' })
    vi.restoreAllMocks()
    expect(await indexedDbStorage({ userKey }).load('a')).toEqual(first)
    await saved(storage, more)
  })
})
