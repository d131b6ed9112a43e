import type { StorageChange } from './storage'
import type { WebKeys } from './web-keys'
import { readHeader } from './web-record'

/** The part of a `Storage` that conversations need. */
export type WebStorageArea = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

interface PageListener {
  readonly owner: WebChanges
  readonly keys: WebKeys
  readonly area: () => WebStorageArea
  readonly listener: (change: StorageChange) => void
}

/** The browser tells other documents of a change, but not the one it was made in. */
const pageListeners = new Set<PageListener>()

/** Tells and hears of changes. */
export interface WebChanges {
  /** Tells the other storages of this page; other tabs hear of it from the browser. */
  tell(change: StorageChange): void
  subscribe(listener: (change: StorageChange) => void): () => void
}

export function createWebChanges(keys: WebKeys, area: () => WebStorageArea): WebChanges {
  function isSameData(other: PageListener, { type }: StorageChange): boolean {
    const isSameUser = other.keys.cleared === keys.cleared
    const isSameScope = other.keys.broken() === keys.broken()
    return isSameUser && (isSameScope || type === 'cleared') && areaOf(other.area) === areaOf(area)
  }

  const changes: WebChanges = {
    tell(change) {
      for (const other of pageListeners)
        if (other.owner !== changes && isSameData(other, change))
          queueMicrotask(() => {
            if (pageListeners.has(other)) other.listener(change)
          })
    },
    subscribe(listener) {
      const own: PageListener = { owner: changes, keys, area, listener }
      const onStorage = (event: StorageEvent) => {
        if (event.storageArea !== areaOf(area)) return
        const change = toChange(event, keys)
        if (change) listener(change)
      }
      pageListeners.add(own)
      // There is none on a server.
      globalThis.addEventListener?.('storage', onStorage)
      return () => {
        pageListeners.delete(own)
        globalThis.removeEventListener?.('storage', onStorage)
      }
    },
  }
  return changes
}

function toChange({ key, newValue }: StorageEvent, keys: WebKeys): StorageChange | undefined {
  // Without a key, someone has emptied the whole storage.
  if (key === null || (key === keys.cleared && newValue !== null)) return { type: 'cleared' }
  const id = keys.idIn(key)
  if (id === undefined) return undefined
  if (newValue === null) return { type: 'removed', id }
  const header = readHeader(newValue, id)
  return header?.summary && { type: 'saved', summary: header.summary, revision: header.revision }
}

/** Access itself may throw. */
function areaOf(area: () => WebStorageArea): WebStorageArea | undefined {
  try {
    return area()
  } catch {
    return undefined
  }
}
