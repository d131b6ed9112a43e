import { afterEach, describe, expect, it, vi } from 'vitest'
import { deleteDatabases, newUser } from '../../test/storage-database'
import { listen, saved } from './contract-checks'
import { sampleConversation } from './contract-samples'
import { indexedDbStorage } from './indexed-db'

afterEach(async () => {
  vi.unstubAllGlobals()
  await deleteDatabases()
})

describe('other tabs', () => {
  it('of the same chat hear of everything, those of another only that all is gone', async () => {
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const same = listen(indexedDbStorage({ userKey }))
    const other = listen(indexedDbStorage({ userKey, scope: 'other' }))
    const stranger: unknown[] = []
    const off = indexedDbStorage({ userKey: newUser() }).subscribe?.((change) =>
      stranger.push(change),
    )
    await saved(storage, { ...sampleConversation('a'), pinned: true })
    await storage.remove('unknown')
    await storage.clear()
    expect(await same.next()).toMatchObject({ type: 'saved', summary: { id: 'a', pinned: true } })
    expect(await same.next()).toEqual({ type: 'cleared' })
    expect(await other.next()).toEqual({ type: 'cleared' })
    expect(stranger).toEqual([])
    for (const heard of [same, other]) heard.off()
    off?.()
    off?.()
  })

  it('say something strange, and nobody is told', async () => {
    const userKey = newUser()
    const heard = listen(indexedDbStorage({ userKey }))
    const channel = new BroadcastChannel(`tyqw:${userKey}`)
    const strange: unknown[] = [
      null,
      'text',
      {},
      { scope: 'default' },
      { scope: 'default', change: { type: 'removed' } },
      { scope: 'default', change: { type: 'saved', revision: 1, summary: { id: 'a' } } },
      { scope: 'elsewhere', change: { type: 'removed', id: 'a' } },
    ]
    strange.push({ scope: 'default', change: { type: 'removed', id: 'b', more: 1 } })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
    for (const message of strange) channel.postMessage(message)
    channel.close()
    expect(await heard.next()).toEqual({ type: 'removed', id: 'b' })
    heard.off()
  })

  it('are heard by each listener on its own', async () => {
    const userKey = newUser()
    const listening = indexedDbStorage({ userKey })
    const [first, second] = [listen(listening), listen(listening)]
    const storage = indexedDbStorage({ userKey })
    await saved(storage, sampleConversation('a'))
    expect(await first.next()).toMatchObject({ type: 'saved' })
    first.off()
    first.off()
    await storage.remove('a')
    expect(await second.next()).toMatchObject({ type: 'saved' })
    expect(await second.next()).toEqual({ type: 'removed', id: 'a' })
    second.off()
    const third = listen(listening)
    await storage.clear()
    expect(await third.next()).toEqual({ type: 'cleared' })
    third.off()
  })

  it('are not heard of where the browser has no channels, and everything else works', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const userKey = newUser()
    const storage = indexedDbStorage({ userKey })
    const off = indexedDbStorage({ userKey }).subscribe?.(() => expect.unreachable())
    await saved(storage, sampleConversation('a'))
    off?.()
    expect(await storage.list()).toHaveLength(1)
  })
})
