import type { WebStorageArea } from '../src/storage/web-changes'

/** A web storage that can be looked into, and is full at `quota` characters. */
export interface StorageStub extends WebStorageArea {
  readonly items: Map<string, string>
  quota: number
}

export function createStorageStub(quota = Infinity): StorageStub {
  const items = new Map<string, string>()
  const stub: StorageStub = {
    items,
    quota,
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const rest = [...items].filter(([other]) => other !== key).flat()
      const size = rest.reduce((sum, text) => sum + text.length, key.length + value.length)
      if (size > stub.quota) throw new DOMException('Full.', 'QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
  }
  return stub
}
