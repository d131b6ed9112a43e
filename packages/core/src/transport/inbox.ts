/** A queue between one that pushes and one that takes, with an end and a brake. */
export interface Inbox<Item> {
  push(item: Item): void
  /** What is in the queue can still be taken. */
  end(): void
  /** What is in the queue can still be taken; then `take` rejects. */
  endWith(reason: unknown): void
  /** Nothing can be taken any more: `take` rejects. */
  fail(reason: unknown): void
  take(): Promise<ReadableStreamReadResult<Item>>
  /** Resolves once fewer than `limit` items wait. */
  room(): Promise<void>
}

interface Waiting<Item> {
  readonly item: Item
  next?: Waiting<Item>
}

/** An inbox as a linked list: a stream of the platform would cost more than the reading of a frame. */
export function createInbox<Item>(limit: number): Inbox<Item> {
  let first: Waiting<Item> | undefined
  let last: Waiting<Item> | undefined
  let size = 0
  let isOpen = true
  let failure: unknown
  let wakeTaker: (() => void) | undefined
  let wakePusher: (() => void) | undefined

  function close(reason: unknown): void {
    if (isOpen) failure = reason
    isOpen = false
    wakeTaker?.()
    wakePusher?.()
  }

  return {
    push(item) {
      if (!isOpen) return
      const waiting = { item }
      if (last) last.next = waiting
      last = waiting
      first ??= waiting
      size++
      wakeTaker?.()
    },
    end: () => close(undefined),
    endWith: close,
    fail(reason) {
      if (isOpen) first = undefined
      close(reason)
    },
    async take() {
      while (!first && isOpen) await new Promise<void>((resolve) => (wakeTaker = resolve))
      if (!first) {
        if (failure !== undefined) throw failure
        return { done: true, value: undefined }
      }
      const { item, next } = first
      first = next
      last = next && last
      if (--size < limit) wakePusher?.()
      return { done: false, value: item }
    },
    async room() {
      while (isOpen && size >= limit) await new Promise<void>((resolve) => (wakePusher = resolve))
    },
  }
}
