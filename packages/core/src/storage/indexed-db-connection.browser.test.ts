import { afterEach, describe, expect, it, vi } from 'vitest'
import { deleteDatabases, newUser, settled } from '../../test/storage-database'
import { idsOf, saved } from './contract-checks'
import { sampleConversation } from './contract-samples'
import { indexedDbStorage } from './indexed-db'

afterEach(async () => {
  vi.restoreAllMocks()
  await deleteDatabases()
})

describe('the connection', () => {
  /** The connections that storages open from here on. */
  function connections() {
    const open = vi.spyOn(IDBFactory.prototype, 'open')
    return () => open.mock.results.map(({ value }) => (value as IDBOpenDBRequest).result)
  }

  it('gives way to a newer page, which says it is newer; and opens again once that is gone', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    await saved(storage, sampleConversation('a'))
    const opening = indexedDB.open(`tyqw:${userKey}`, 2)
    let isBlocked = false
    opening.addEventListener('blocked', () => (isBlocked = true))
    const newer = await settled(opening)
    expect(isBlocked).toBe(false)
    await expect(storage.list()).rejects.toMatchObject({ name: 'VersionError' })
    await expect(storage.list()).rejects.toMatchObject({ name: 'VersionError' })
    newer.close()
    await settled(indexedDB.deleteDatabase(`tyqw:${userKey}`))
    expect(await storage.list()).toEqual([])
  })

  it('opens anew after the database was deleted', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const conversation = sampleConversation('a')
    const revision = await saved(storage, conversation)
    await settled(indexedDB.deleteDatabase(`tyqw:${userKey}`))
    expect(await storage.list()).toEqual([])
    expect(await storage.save({ ...conversation, revision })).toBeUndefined()
    await saved(storage, sampleConversation('a'))
  })

  it('opens anew after the browser has closed it', async () => {
    const opened = connections()
    const storage = indexedDbStorage({ userKey: newUser() })
    await saved(storage, sampleConversation('a'))
    opened()[0]?.dispatchEvent(new Event('close'))
    expect(idsOf(await storage.list())).toEqual(['a'])
    expect(opened()).toHaveLength(2)
  })

  it('opens anew when it turns out to be closed only as it is used', async () => {
    const opened = connections()
    const storage = indexedDbStorage({ userKey: newUser() })
    await saved(storage, sampleConversation('a'))
    opened()[0]?.close()
    expect(await Promise.all([storage.list().then(idsOf), storage.list().then(idsOf)])).toEqual([
      ['a'],
      ['a'],
    ])
    opened().at(-1)?.close()
    await saved(storage, sampleConversation('b'))
    expect(idsOf(await storage.list())).toEqual(['a', 'b'])
  })

  it('tries again after it could not be opened', async () => {
    const storage = indexedDbStorage({ userKey: newUser() })
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
    await expect(storage.list()).rejects.toMatchObject({ name: 'SecurityError' })
    open.mockRestore()
    expect(await storage.list()).toEqual([])
  })

  it('rejects where a database of that name is something else', async () => {
    const userKey = newUser()
    ;(await settled(indexedDB.open(`tyqw:${userKey}`, 1))).close()
    const storage = indexedDbStorage({ userKey })
    await expect(storage.list()).rejects.toMatchObject({ name: 'NotFoundError' })
  })

  it('is opened once for many uses at once, at the first of them', async () => {
    const opened = connections()
    const storage = indexedDbStorage({ userKey: newUser() })
    expect(opened()).toEqual([])
    await Promise.all([storage.list(), storage.load('a'), storage.remove('a'), storage.broken?.()])
    expect(opened()).toHaveLength(1)
  })
})
