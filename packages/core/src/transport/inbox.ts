/** A queue between one that pushes and one that takes, with an end and a brake. */
export interface Inbox<Item> {
  push(item: Item): void
  /** What is in the queue can still be taken. */
  end(): void
  /** Nothing can be taken any more: `take` rejects. */
  fail(reason: unknown): void
  take(): Promise<IteratorResult<Item, undefined>>
  /** Resolves once fewer than `limit` items wait. */
  room(): Promise<void>
}

export function createInbox<Item>(limit: number): Inbox<Item> {
  let items: Item[] = []
  let next = 0
  let state: 'open' | 'ended' | { readonly reason: unknown } = 'open'
  let wakeTaker: (() => void) | undefined
  let wakePusher: (() => void) | undefined

  return {
    push(item) {
      if (state !== 'open') return
      items.push(item)
      wakeTaker?.()
    },
    end() {
      if (state === 'open') state = 'ended'
      wakeTaker?.()
      wakePusher?.()
    },
    fail(reason) {
      if (typeof state === 'object') return
      state = { reason }
      items = []
      next = 0
      wakeTaker?.()
      wakePusher?.()
    },
    async take() {
      for (;;) {
        if (typeof state === 'object') throw state.reason
        if (next < items.length) {
          const value = items[next++] as Item
          if (next === items.length) {
            items = []
            next = 0
          }
          if (items.length - next < limit) wakePusher?.()
          return { done: false, value }
        }
        if (state === 'ended') return { done: true, value: undefined }
        await new Promise<void>((resolve) => (wakeTaker = resolve))
        wakeTaker = undefined
      }
    },
    async room() {
      while (state === 'open' && items.length - next >= limit) {
        await new Promise<void>((resolve) => (wakePusher = resolve))
        wakePusher = undefined
      }
    },
  }
}
