import { afterEach, describe, expect, it, vi } from 'vitest'
import { listen } from './contract-checks'
import { sampleConversation } from './contract-samples'
import type { StorageChange } from './storage'
import { storageContract } from './storage-contract'
import { webStorage } from './web-storage'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
  document.querySelector('iframe')?.remove()
})

describe('webStorage keeps the contract in localStorage:', () => {
  it.each(storageContract)('$name', async ({ run }) => {
    localStorage.setItem('theirs', 'untouched')
    await run(() => webStorage({ userKey: 'u' }))
    expect(localStorage.getItem('theirs')).toBe('untouched')
  })
})

/** Another document of this origin: what it stores, the browser tells this one. */
function otherTab(): Storage {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  if (!frame.contentWindow) throw new Error('The frame has no window')
  return frame.contentWindow.localStorage
}

describe('another tab', () => {
  it('is heard of, in this user and chat alone', async () => {
    const storage = otherTab()
    const other = (options = {}) => webStorage({ userKey: 'u', storage, ...options })
    const heard = listen(webStorage({ userKey: 'u' }))
    await other({ userKey: 'v' }).save(sampleConversation('a'))
    await other({ scope: 'second' }).save(sampleConversation('a'))
    storage.setItem('theirs', '1')
    const conversation = sampleConversation('a')
    const revision = await other().save(conversation)
    const { id, title, createdAt, updatedAt } = conversation
    const summary = { id, title, createdAt, updatedAt }
    expect(await heard.next()).toEqual({ type: 'saved', summary, revision })
    await other().remove('a')
    expect(await heard.next()).toEqual({ type: 'removed', id: 'a' })
    await other({ scope: 'second' }).clear()
    expect(await heard.next()).toEqual({ type: 'cleared' })
    storage.clear()
    expect(await heard.next()).toEqual({ type: 'cleared' })
    heard.off()
  })

  it('is not heard of for what cannot be read or is newer, in another storage, or when nobody listens', async () => {
    const storage = otherTab()
    const changes: StorageChange[] = []
    const off = webStorage({ userKey: 'u' }).subscribe?.((change) => changes.push(change))
    const inSession: StorageChange[] = []
    const session = webStorage({ userKey: 'u', storage: sessionStorage })
    session.subscribe?.((change) => inSession.push(change))
    const heard = listen(webStorage({ userKey: 'u' }))
    const key = 'tyqw:conversations:u:default:a'
    storage.setItem(key, 'x')
    storage.setItem(key, '{"schemaVersion":99}\n{}')
    storage.removeItem(key)
    expect(await heard.next()).toEqual({ type: 'removed', id: 'a' })
    expect(changes).toEqual([{ type: 'removed', id: 'a' }])
    off?.()
    storage.setItem(key, '{}')
    expect(await heard.next()).toMatchObject({ type: 'saved', revision: 0 })
    expect(changes).toHaveLength(1)
    expect(inSession).toEqual([])
    heard.off()
  })
})

describe('localStorage that is full', () => {
  it('rejects with QuotaExceededError, keeps what was there, and sets nothing aside', async () => {
    const storage = webStorage({ userKey: 'u' })
    const conversation = sampleConversation('a')
    const revision = await storage.save(conversation)
    const large = sampleConversation('b', ['x'.repeat(6_000_000)])
    await expect(storage.save(large)).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(await storage.load('a')).toEqual({ ...conversation, revision })
    expect(await storage.list()).toHaveLength(1)

    const fill = (length: number) => {
      try {
        localStorage.setItem('theirs', 'x'.repeat(length))
        return true
      } catch {
        return false
      }
    }
    const broken = 'y'.repeat(1_000_000)
    const key = 'tyqw:conversations:u:default:b'
    localStorage.setItem(key, broken)
    for (let length = 4_500_000; !fill(length);) length -= 100_000
    expect(await storage.list()).toHaveLength(1)
    expect(localStorage.getItem(key)).toBe(broken)
    expect(await storage.broken?.()).toMatchObject([{ id: 'b', value: broken }])
    localStorage.removeItem('theirs')
    await storage.list()
    expect(localStorage.getItem(key)).toBeNull()
    expect(await storage.broken?.()).toMatchObject([{ id: 'b', value: broken }])
  })
})

it('keeps conversations in sessionStorage when told so', async () => {
  await webStorage({ userKey: 'u', storage: sessionStorage }).save(sampleConversation('a'))
  expect(sessionStorage).toHaveLength(1)
  expect(localStorage).toHaveLength(0)
})
