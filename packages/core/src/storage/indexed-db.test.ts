import { afterEach, expect, it, vi } from 'vitest'
import { sampleConversation } from './contract-samples'
import { indexedDbStorage } from './indexed-db'

afterEach(() => vi.unstubAllGlobals())

it('can be created and subscribed to on a server; any other use rejects and says why', async () => {
  const channel = vi.fn()
  vi.stubGlobal('BroadcastChannel', channel)
  const storage = indexedDbStorage({ userKey: 'u' })
  storage.subscribe?.(() => undefined)()
  const uses = [
    () => storage.list(),
    () => storage.load('a'),
    () => storage.save(sampleConversation('a')),
    () => storage.remove('a'),
    () => storage.clear(),
    () => storage.broken?.(),
  ]
  for (const use of uses) await expect(use()).rejects.toThrow('There is no IndexedDB here.')
  expect(channel).not.toHaveBeenCalled()
})
