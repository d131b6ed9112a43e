/** A queue between one that pushes and one that takes, with an end and a brake. */
export interface Inbox<Item> {
  push(item: Item): void
  /** What is in the queue can still be taken. */
  end(): void
  /** What is in the queue can still be taken; then `take` rejects. */
  endWith(reason: unknown): void
  /** Nothing can be taken any more: `take` rejects. */
  fail(reason: unknown): void
  /** A promise only where one has to wait, or where it rejects. */
  take(): ReadableStreamReadResult<Item> | Promise<ReadableStreamReadResult<Item>>
  /** Resolves once fewer than `limit` items wait; undefined when that is so. */
  room(): Promise<void> | undefined
}

/** An inbox as a plain list: a stream of the platform would cost more than the reading of a frame. */
export function createInbox<Item>(limit: number): Inbox<Item> {
  let items: Item[] = []
  let isOpen = true
  let failure: unknown
  let wakeTaker: (() => void) | undefined
  let wakePusher: (() => void) | undefined

  function endWith(reason: unknown): void {
    if (isOpen) failure = reason
    isOpen = false
    wakeTaker?.()
    wakePusher?.()
  }

  function next(): ReadableStreamReadResult<Item> | undefined {
    if (items.length === 0) return undefined
    const value = items.shift() as Item
    if (items.length < limit) wakePusher?.()
    return { done: false, value }
  }

  async function whenThere(): Promise<ReadableStreamReadResult<Item>> {
    while (items.length === 0 && isOpen) await new Promise<void>((resolve) => (wakeTaker = resolve))
    if (items.length === 0 && failure !== undefined) throw failure
    return next() ?? { done: true, value: undefined }
  }

  async function braked(): Promise<void> {
    while (isOpen && items.length >= limit)
      await new Promise<void>((resolve) => (wakePusher = resolve))
  }

  return {
    push(item) {
      if (isOpen) items.push(item)
      wakeTaker?.()
    },
    end: () => endWith(undefined),
    endWith,
    fail(reason) {
      // An end that nobody has come to yet is none.
      if (items.length > 0) isOpen = true
      items = []
      endWith(reason)
    },
    take: () => next() ?? whenThere(),
    room: () => (isOpen && items.length >= limit ? braked() : undefined),
  }
}
