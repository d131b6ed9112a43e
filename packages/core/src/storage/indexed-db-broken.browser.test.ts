import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  deleteDatabases,
  newUser,
  putRecords,
  recordsOf,
  withDatabase,
} from '../../test/storage-database'
import { sampleConversation, withText } from './contract-samples'
import { indexedDbStorage } from './indexed-db'
import type { BrokenRecord } from './storage'

afterEach(async () => {
  vi.restoreAllMocks()
  await deleteDatabases()
})

const key = { scope: 'default', id: 'a' }
const conversation = sampleConversation('a', ['one', 'two', 'three'])

/** A storage with the conversation in it, and one of another name that nothing happens to. */
async function setUp() {
  const userKey = newUser()
  const told: BrokenRecord[] = []
  const open = () => indexedDbStorage({ userKey, onBroken: (record) => told.push(record) })
  const storage = open()
  const revision = await storage.save(conversation)
  if (revision === undefined) throw new Error('It was refused')
  await storage.save(sampleConversation('good'))
  const ids = async () => (await open().list()).map(({ id }) => id).sort()
  return { userKey, told, open, storage, revision, ids }
}

/** Deletes records by hand, of the one conversation only. */
function lose(userKey: string, ...stores: string[]) {
  return withDatabase(userKey, (transaction) => {
    const range = IDBKeyRange.bound(['default', 'a'], ['default', 'a', []])
    for (const store of stores) transaction.objectStore(store).delete(range)
  })
}

describe('a half-written conversation', () => {
  it.each([['summaries'], ['conversations'], ['summaries', 'conversations']])(
    'without its record among the %s is rebuilt when it is loaded',
    async (...stores) => {
      const { userKey, open, told, ids } = await setUp()
      await lose(userKey, ...stores)
      const loaded = await open().load('a')
      expect(Object.keys(loaded?.nodes ?? {})).toEqual(['m0', 'm1', 'm2'])
      expect(loaded?.headId).toBe('m2')
      expect(loaded?.title).toBe(stores.length === 2 ? '' : 'About a')
      expect(await ids()).toEqual(['a', 'good'])
      expect(await open().load('a')).toEqual(loaded)
      expect(loaded && (await open().save(withText(loaded, 'new', 'more')))).toBeGreaterThan(0)
      expect(told).toEqual([])
    },
  )

  it.each(['summaries', 'conversations'])(
    'without its record among the %s is rebuilt for a list',
    async (store) => {
      const { userKey, ids, open, told } = await setUp()
      await lose(userKey, store)
      expect(await ids()).toEqual(['a', 'good'])
      expect(await recordsOf(userKey, store)).toHaveLength(2)
      expect((await open().load('a'))?.nodes).toEqual(conversation.nodes)
      expect(told).toEqual([])
    },
  )

  it('without its messages is set aside as a whole', async () => {
    const { userKey, ids, open, told } = await setUp()
    await lose(userKey, 'messages')
    expect(await open().load('a')).toBeUndefined()
    expect(told).toMatchObject([{ id: 'a', reason: 'Its messages are missing.' }])
    expect(await ids()).toEqual(['good'])
    expect(await open().broken?.()).toEqual(told)
    expect(await open().save(conversation)).toBeGreaterThan(0)
  })

  it('without anything but its messages makes way for a new one of its name', async () => {
    const { userKey, open } = await setUp()
    await lose(userKey, 'summaries', 'conversations')
    const anew = sampleConversation('a', ['new'])
    const revision = await open().save(anew)
    expect(await open().load('a')).toEqual({ ...anew, revision })
  })

  it('that never had messages is not broken', async () => {
    const { open, told } = await setUp()
    const empty = sampleConversation('empty', [])
    const revision = await open().save(empty)
    expect(await open().load('empty')).toEqual({ ...empty, revision })
    expect(told).toEqual([])
  })
})

describe('a broken record', () => {
  it('of a message is set aside, and what followed hangs on its parent', async () => {
    const { userKey, open, told, storage, revision } = await setUp()
    const record = { scope: 'default', conversationId: 'a', id: 'm1', parentId: 'm0', message: 5 }
    await putRecords(userKey, 'messages', [record])
    const loaded = await open().load('a')
    expect(Object.keys(loaded?.nodes ?? {})).toEqual(['m0', 'm2'])
    expect(loaded?.nodes.m2?.parentId).toBe('m0')
    expect(told).toMatchObject([{ id: 'a', value: 5 }])
    expect(await open().load('a')).toEqual(loaded)
    expect(await open().broken?.()).toEqual(told)
    expect(await recordsOf(userKey, 'messages')).toHaveLength(4)

    // The tab that wrote it still has the message, and must not take it for stored.
    expect(await storage.save({ ...conversation, revision })).toBeUndefined()
    const mine = await storage.load('a')
    expect(mine && (await storage.save({ ...mine, nodes: conversation.nodes }))).toBeGreaterThan(0)
    expect((await open().load('a'))?.nodes).toEqual(conversation.nodes)
  })

  it('that two tabs find at once is set aside once', async () => {
    const { userKey, open, told } = await setUp()
    await putRecords(userKey, 'messages', [{ scope: 'default', conversationId: 'a', id: 'm1' }])
    const [first, second] = await Promise.all([open().load('a'), open().load('a')])
    expect(first).toEqual(second)
    expect(told).toHaveLength(1)
    expect(await open().broken?.()).toEqual(told)
  })

  it('of a part is set aside alone', async () => {
    const { userKey, open, told } = await setUp()
    const { message, parentId } = conversation.nodes.m1 ?? {}
    const parts = [{ type: 'text', text: 'good' }, { type: 'text' }]
    const row = { scope: 'default', conversationId: 'a', id: 'm1', parentId }
    await putRecords(userKey, 'messages', [{ ...row, message: { ...message, parts } }])
    expect((await open().load('a'))?.nodes.m1?.message.parts).toEqual([parts[0]])
    expect(told).toMatchObject([{ id: 'a', value: { type: 'text' } }])
  })

  it('of a summary is written anew for a list', async () => {
    const { userKey, ids, open, told } = await setUp()
    for (const broken of [
      {},
      { title: 5 },
      { title: 'x', createdAt: 'y', updatedAt: {}, revision: [] },
    ]) {
      await putRecords(userKey, 'summaries', [{ ...key, ...broken }])
      expect(await ids()).toEqual(['a', 'good'])
      const found = (await open().list()).find(({ id }) => id === 'a')
      if ('title' in broken) expect(found?.title).toBe('About a')
      expect((await open().load('a'))?.title).toBe('About a')
      expect((await open().list()).find(({ id }) => id === 'a')?.title).toBe('About a')
    }
    expect(told).toEqual([])
  })

  it('of a conversation keeps what can be read of it', async () => {
    const { userKey, open, told } = await setUp()
    const session = { id: 5 }
    await putRecords(userKey, 'conversations', [
      { ...key, session, headId: 'm1', revision: 'x', title: 'T' },
    ])
    const loaded = await open().load('a')
    expect(loaded).toMatchObject({ title: 'T', headId: 'm1', nodes: conversation.nodes })
    expect(loaded).not.toHaveProperty('session')
    expect(told).toMatchObject([{ id: 'a', value: session }])
    expect(loaded && (await open().save(loaded))).toBeGreaterThan(loaded?.revision ?? Infinity)
  })

  it('under a key that is no text is set aside', async () => {
    const { userKey, ids, open, told } = await setUp()
    const strange = [5, new Date(0), new Uint8Array([1])]
    for (const id of strange) {
      await putRecords(userKey, 'summaries', [{ scope: 'default', id }])
      await putRecords(userKey, 'conversations', [{ scope: 'default', id }])
      await putRecords(userKey, 'messages', [{ scope: 'default', conversationId: 'a', id }])
    }
    expect(await ids()).toEqual(['a', 'good'])
    expect(told).toHaveLength(3)
    expect((await open().load('a'))?.nodes).toEqual(conversation.nodes)
    expect(told).toHaveLength(6)
    expect(await ids()).toEqual(['a', 'good'])
    expect(await recordsOf(userKey, 'summaries')).toHaveLength(2)
    expect(told).toHaveLength(6)
    expect(await open().broken?.()).toHaveLength(6)
  })

  it('is told of once where it cannot be set aside, and what can be read is given', async () => {
    const { userKey, open, told } = await setUp()
    const record = { scope: 'default', conversationId: 'a', id: 'm1', parentId: 'm0', message: 5 }
    await putRecords(userKey, 'messages', [record])
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError')
    })
    const storage = open()
    for (const _ of ['once', 'twice'])
      expect(Object.keys((await storage.load('a'))?.nodes ?? {})).toEqual(['m0', 'm2'])
    expect(told).toHaveLength(1)
    expect(await storage.broken?.()).toMatchObject([{ id: 'a', value: 5 }])
    put.mockRestore()
    expect(await recordsOf(userKey, 'messages')).toContainEqual(record)
    expect(Object.keys((await storage.load('a'))?.nodes ?? {})).toEqual(['m0', 'm2'])
    expect(told).toHaveLength(1)
    expect(await storage.broken?.()).toHaveLength(1)
    expect(await recordsOf(userKey, 'broken')).toHaveLength(1)
  })

  it('goes with its conversation when that is removed', async () => {
    const { userKey, open } = await setUp()
    await putRecords(userKey, 'messages', [{ scope: 'default', conversationId: 'a', id: 'm1' }])
    await open().load('a')
    await open().remove('good')
    expect(await open().broken?.()).toHaveLength(1)
    await open().remove('a')
    expect(await open().broken?.()).toEqual([])
  })

  it('that is broken itself is told of as it is', async () => {
    const { userKey, open } = await setUp()
    const record = { scope: 'default', id: 'x', key: 'y', at: 'z' }
    await putRecords(userKey, 'broken', [record])
    const reason = 'It is no record of something broken.'
    expect(await open().broken?.()).toEqual([{ id: 'x', reason, value: record, at: 0 }])
  })

  it('of any shape never makes a list or a load fail, and leaves the others alone', async () => {
    const { userKey, ids, open } = await setUp()
    const odd = fc.anything({
      withNullPrototype: true,
      withDate: true,
      withMap: true,
      withBigInt: true,
    })
    const record = fc.dictionary(
      fc.constantFrom('title', 'nodes', 'headId', 'session', 'schemaVersion', 'revision', 'pinned'),
      odd,
    )
    const message = fc.record({
      id: fc.constantFrom('m0', '__proto__', 'x'),
      parentId: odd,
      message: odd,
    })
    const runs = fc.asyncProperty(
      record,
      record,
      fc.array(message, { maxLength: 3 }),
      async (...found) => {
        const [summary, whole, messages] = found
        await lose(userKey, 'summaries', 'conversations', 'messages')
        await putRecords(userKey, 'summaries', [{ ...summary, ...key }])
        await putRecords(userKey, 'conversations', [{ ...whole, ...key }])
        const rows = messages.map((row) =>
          Object.assign(row, { scope: 'default', conversationId: 'a' }),
        )
        await putRecords(userKey, 'messages', rows)
        expect(await ids()).toContain('good')
        const loaded = await open().load('a')
        expect(await open().load('a')).toEqual(loaded)
        if (loaded) expect(await open().save(loaded)).toBeGreaterThan(0)
      },
    )
    await fc.assert(runs, { numRuns: 40 })
  })
})

describe('a conversation from a newer version', () => {
  it.each(['summaries', 'conversations'])(
    'by its record among the %s is neither listed, loaded, saved over nor removed',
    async (store) => {
      const { userKey, ids, open, told, revision } = await setUp()
      const [first] = (await recordsOf(userKey, store)) as object[]
      await putRecords(userKey, store, [{ ...first, ...key, schemaVersion: 99 }])
      if (store === 'conversations') await lose(userKey, 'summaries')
      const before = await recordsOf(userKey, store)
      expect(await ids()).toEqual(['good'])
      expect(await open().load('a')).toBeUndefined()
      if (store === 'conversations') {
        expect(await open().save(conversation)).toBeUndefined()
        expect(await open().save({ ...conversation, revision })).toBeUndefined()
        await open().remove('a')
        expect(await recordsOf(userKey, store)).toEqual(before)
      }
      expect(told).toEqual([])
      await open().clear()
      expect(await recordsOf(userKey, store)).toEqual([])
    },
  )
})
