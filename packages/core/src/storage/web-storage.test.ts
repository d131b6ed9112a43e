import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStorageStub, type StorageStub } from '../../test/storage-stub'
import { sampleConversation, withText } from './contract-samples'
import type { BrokenRecord } from './storage'
import { storageContract } from './storage-contract'
import { webStorage, type WebStorageOptions } from './web-storage'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('webStorage keeps the contract:', () => {
  it.each(storageContract)('$name', async ({ run }) => {
    const storage = createStorageStub()
    storage.setItem('theirs', 'untouched')
    await run(() => webStorage({ userKey: 'u', storage }))
    expect(storage.getItem('theirs')).toBe('untouched')
  })
})

function setUp(options: WebStorageOptions = {}) {
  const area = createStorageStub()
  const told: BrokenRecord[] = []
  const open = (more: WebStorageOptions = {}) =>
    webStorage({
      userKey: 'u',
      storage: area,
      onBroken: (record) => told.push(record),
      ...options,
      ...more,
    })
  return { area, told, open, storage: open() }
}

const keyOf = (id: string) => `tyqw:conversations:u:default:${id}`

async function tamper(area: StorageStub, id: string, change: (record: string) => string) {
  const key = keyOf(id)
  area.setItem(key, change(area.getItem(key) ?? ''))
}

describe('what webStorage stores', () => {
  it('is one key a conversation, its first line the summary', async () => {
    const { area, storage } = setUp()
    const conversation = sampleConversation('a')
    const revision = await storage.save(conversation)
    expect([...area.items.keys()]).toEqual([keyOf('a')])
    const [first, second, ...more] = (area.getItem(keyOf('a')) ?? '').split('\n')
    const { id, title, createdAt, updatedAt, schemaVersion } = conversation
    expect(JSON.parse(first ?? '')).toEqual({
      id,
      title,
      createdAt,
      updatedAt,
      schemaVersion,
      revision,
    })
    expect(JSON.parse(second ?? '')).toEqual(conversation)
    expect(more).toEqual([])
  })

  it('is read without its messages for a list', async () => {
    const { area, storage } = setUp()
    await storage.save(sampleConversation('a'))
    const parse = vi.spyOn(JSON, 'parse')
    expect(await storage.list()).toHaveLength(1)
    expect(parse.mock.calls.map(([text]) => text)).toEqual([
      area.getItem(keyOf('a'))?.split('\n')[0],
    ])
  })

  it('belongs to one user, one chat and one name', async () => {
    const { area, storage } = setUp()
    const others = [
      {},
      { userKey: '' },
      { userKey: 'U' },
      { userKey: 'u:default' },
      { userKey: 'u%3Adefault' },
      { userKey: 'u/../u' },
      { userKey: '../u' },
      { userKey: '用户🌳' },
      { userKey: '\uD83D' },
      { userKey: 'u'.repeat(5000) },
      { scope: '' },
      { scope: 'default:a' },
      { scope: 'other' },
      { name: 'tyqw:conversations' },
      { name: '' },
    ]
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    for (const [index, options] of others.entries())
      await webStorage({ userKey: 'u', storage: area, ...options }).save(
        sampleConversation(`c${index}`),
      )
    expect(area.items.size).toBe(others.length)
    for (const [index, options] of others.entries()) {
      const list = await webStorage({ userKey: 'u', storage: area, ...options }).list()
      expect(list.map(({ id }) => id)).toEqual([`c${index}`])
    }
    await storage.clear()
    const own = others.filter((other) => !('userKey' in other) && !('name' in other))
    expect(area.items.size).toBe(others.length - own.length)
  })

  it('has a new revision when it is stored again after a removal', async () => {
    const { storage } = setUp()
    const first = await storage.save(sampleConversation('a'))
    await storage.remove('a')
    expect(await storage.save(sampleConversation('a'))).not.toBe(first)
  })
})

describe('a full webStorage', () => {
  it('rejects with the error of the browser, and keeps what was there', async () => {
    const { area, storage } = setUp()
    const conversation = sampleConversation('a')
    const revision = await storage.save(conversation)
    area.quota = 2000
    const longer = {
      ...withText(conversation, 'b', 'x'.repeat(2000)),
      ...(revision && { revision }),
    }
    await expect(storage.save(longer)).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(await storage.load('a')).toEqual({ ...conversation, revision })
    area.quota = Infinity
    expect(await storage.save(longer)).toBeGreaterThan(revision ?? Infinity)
  })

  it('leaves what is broken where it is, tells of it once, and moves it when there is room', async () => {
    const { area, storage, told } = setUp()
    const value = 'no JSON '.repeat(20)
    area.setItem(keyOf('a'), value)
    area.quota = 300
    expect(await storage.list()).toEqual([])
    expect(await storage.load('a')).toBeUndefined()
    expect(area.getItem(keyOf('a'))).toBe(value)
    expect(told).toMatchObject([{ id: 'a', value }])
    expect(await storage.broken?.()).toMatchObject([{ id: 'a', value }])
    expect(await storage.save(sampleConversation('a'))).toBeUndefined()
    area.quota = Infinity
    await storage.list()
    expect(area.getItem(keyOf('a'))).toBeNull()
    expect(await storage.broken?.()).toMatchObject([{ id: 'a', value }])
  })

  it('gives what is left of a conversation, and does not change it', async () => {
    const { area, storage, told } = setUp()
    await storage.save(sampleConversation('a', ['one', 'two'.repeat(50)]))
    await tamper(area, 'a', (record) => record.replaceAll('"user"', '"robot"'))
    const before = [...area.items]
    area.quota = before.flat().join('').length + 150
    for (const _ of ['once', 'twice'])
      expect(Object.keys((await storage.load('a'))?.nodes ?? {})).toEqual([])
    expect([...area.items]).toEqual(before)
    expect(told).toHaveLength(2)
  })

  it('can be cleared', async () => {
    const { area, storage } = setUp()
    await storage.save(sampleConversation('a'))
    area.setItem('theirs', 'x'.repeat(1000))
    area.quota = 1000
    await storage.clear()
    expect([...area.items.keys()]).toEqual(['theirs'])
  })
})

describe('broken records in webStorage', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['no object', '[]\n{}'],
    ['a line without a conversation', '{}'],
    ['an empty conversation', '{}\n'],
    ['a cut conversation', '{}\n{"nodes":{'],
    ['one without messages', '{}\n{"title":"x"}'],
    ['one whose messages are none', '{}\n{"nodes":[]}'],
  ])('%s: moved to a key of its own, told of once', async (_, value) => {
    const { area, storage, told, open } = setUp()
    await storage.save(sampleConversation('good'))
    area.setItem(keyOf('a'), value)
    await storage.list()
    expect(await storage.load('a')).toBeUndefined()
    expect(area.getItem(keyOf('a'))).toBeNull()
    await Promise.resolve()
    const record = {
      id: 'a',
      reason: expect.any(String),
      value: expect.anything(),
      at: expect.any(Number),
    }
    expect(told).toEqual([value === '' ? { ...record, value } : record])
    expect(await open().broken?.()).toEqual(told)
    expect(await storage.list()).toHaveLength(1)
    expect(await storage.save(sampleConversation('a'))).toBeGreaterThan(0)
  })

  it('a broken message is moved away, and the rest stays as it was', async () => {
    const { area, storage, told } = setUp()
    const conversation = sampleConversation('a', ['one', 'two', 'three'])
    const revision = await storage.save(conversation)
    await tamper(area, 'a', (record) => record.replace('"two"', '2'))
    const loaded = await storage.load('a')
    expect(loaded?.revision).toBe(revision)
    expect(loaded?.nodes.m1?.message.parts).toEqual([])
    expect(await storage.load('a')).toEqual(loaded)
    await storage.list()
    expect(told).toMatchObject([{ id: 'a', value: { type: 'text', text: 2 } }])
    expect(await storage.broken?.()).toEqual(told)
    expect(await storage.save({ ...conversation, ...(revision && { revision }) })).toBeGreaterThan(
      0,
    )
    await storage.remove('a')
    expect(await storage.broken?.()).toEqual([])
  })

  it('a revision that cannot be read does not keep anybody from saving', async () => {
    const { area, storage } = setUp()
    await storage.save(sampleConversation('a'))
    await tamper(area, 'a', (record) => record.replace(/"revision":\d+/, '"revision":"x"'))
    expect(await storage.save(sampleConversation('a'))).toBeUndefined()
    const loaded = await storage.load('a')
    expect(loaded && (await storage.save(loaded))).toBeGreaterThan(0)
  })

  it('a broken record that is broken itself is told of as it is', async () => {
    const { area, storage } = setUp()
    area.setItem('tyqw:broken:u:default:a:1', 'x')
    area.setItem('tyqw:broken:u:default:a:2', '{"id":5,"at":"x","value":null}')
    const reason = 'It is no record of something broken.'
    expect(await storage.broken?.()).toEqual([
      { id: '', reason, value: 'x', at: 0 },
      { id: '', reason, value: { id: 5, at: 'x', value: null }, at: 0 },
    ])
  })

  it('whatever stands there, nothing throws', async () => {
    const line = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('{}', 'null', '{"schemaVersion":1}'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 3 }), async (lines) => {
        const { area, storage } = setUp()
        area.setItem(keyOf('a'), lines.join('\n'))
        await storage.list()
        const loaded = await storage.load('a')
        const attempt = { ...sampleConversation('a'), ...(loaded && { revision: loaded.revision }) }
        expect(await storage.save(attempt as typeof loaded & object)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a conversation from a newer version', () => {
  it('is not listed, loaded, told of, saved over or removed; clear() removes it', async () => {
    const { area, storage, told } = setUp()
    const revision = await storage.save(sampleConversation('a'))
    await tamper(area, 'a', (record) => record.replace('"schemaVersion":1', '"schemaVersion":2'))
    const before = area.getItem(keyOf('a'))
    expect(await storage.list()).toEqual([])
    expect(await storage.load('a')).toBeUndefined()
    expect(await storage.save(sampleConversation('a'))).toBeUndefined()
    expect(
      await storage.save({ ...sampleConversation('a'), ...(revision && { revision }) }),
    ).toBeUndefined()
    await storage.remove('a')
    expect(area.getItem(keyOf('a'))).toBe(before)
    expect(told).toEqual([])
    await storage.clear()
    expect(area.items.size).toBe(0)
  })
})

describe('other storages of the same page', () => {
  it('hear of it when they have the same user, chat and storage', async () => {
    const { open, storage } = setUp()
    const heard: string[] = []
    const listen = (name: string, other: ReturnType<typeof open>) =>
      other.subscribe?.((change) => heard.push(`${name} ${change.type}`))
    listen('same', open())
    listen('other user', open({ userKey: 'v' }))
    listen('other chat', open({ scope: 'other' }))
    listen('other storage', open({ storage: createStorageStub() }))
    const noAccess = () => {
      throw new Error('blocked')
    }
    listen('blocked storage', open({ storage: noAccess }))
    const off = listen('no longer', open())
    const saving = storage.save(sampleConversation('a'))
    off?.()
    await saving
    await storage.clear()
    await Promise.resolve()
    expect(heard).toEqual(['same saved', 'same cleared', 'other chat cleared'])
  })
})

describe('without a browser', () => {
  it('can be created and subscribed to; any other use rejects and says why', async () => {
    vi.stubGlobal('localStorage', undefined)
    const storage = webStorage({ userKey: 'u' })
    storage.subscribe?.(() => undefined)()
    const uses = [
      storage.list(),
      storage.load('a'),
      storage.save(sampleConversation('a')),
      storage.remove('a'),
      storage.clear(),
      storage.broken?.(),
    ]
    for (const use of uses) await expect(use).rejects.toThrow('There is no localStorage here.')
  })

  it('rejects with the error of a browser that blocks it', async () => {
    const storage = webStorage({
      userKey: 'u',
      storage: () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
    await expect(storage.list()).rejects.toMatchObject({ name: 'SecurityError' })
  })
})
