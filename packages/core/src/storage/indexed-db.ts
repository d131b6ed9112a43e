import type { IndexedDbDriver } from './indexed-db-driver'
import { toKeyText } from './key-text'
import type { BrokenRecord, ConversationStorage } from './storage'
import { createStorageChannel } from './storage-channel'
import { warnWithoutUserKey } from './user-key-warning'

export interface IndexedDbStorageOptions {
  /** The id of the signed-in user: each has a database of their own, which nobody else lists. @default everyone's */
  userKey?: string
  /** The name of a chat; several chats of one user do not list each other's conversations. @default 'default' */
  scope?: string
  /** What the names of all databases begin with. @default 'tyqw' */
  name?: string
  /** Called once for each thing that could not be read. `broken()` has them all. */
  onBroken?: (record: BrokenRecord) => void
}

/**
 * Keeps conversations in the browser's IndexedDB: as many and as long as there is room for. A list reads no messages, and
 * while an answer streams only its message is written. What does the work is loaded with the first use.
 *
 * It may be created anywhere; a use where there is no IndexedDB, as on a server, rejects.
 */
export function indexedDbStorage(options: IndexedDbStorageOptions = {}): ConversationStorage {
  const { userKey = '', scope = 'default', name = 'tyqw', onBroken } = options
  const database = userKey ? `${toKeyText(name)}:${userKey}` : toKeyText(name)
  const channel = createStorageChannel(database, scope)
  let driver: Promise<IndexedDbDriver> | undefined

  function open(): Promise<IndexedDbDriver> {
    warnWithoutUserKey(userKey)
    driver ??= load().catch((thrown: unknown) => {
      driver = undefined
      throw thrown
    })
    return driver
  }

  async function load(): Promise<IndexedDbDriver> {
    if (typeof indexedDB === 'undefined')
      throw new Error(
        'There is no IndexedDB here. Use indexedDbStorage() in a browser only; webStorage() and memoryStorage() are the other ones.',
      )
    const { createIndexedDbDriver } = await import('./indexed-db-driver')
    return createIndexedDbDriver({ database, scope, onBroken, tell: channel.tell })
  }

  return {
    list: async () => (await open()).list(),
    load: async (id) => (await open()).load(id),
    save: async (conversation) => (await open()).save(conversation),
    remove: async (id) => (await open()).remove(id),
    clear: async () => (await open()).clear(),
    broken: async () => (await open()).broken(),
    subscribe: channel.subscribe,
  }
}
