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
    failure = reason
    isOpen = false
    wakeTaker?.()
    wakePusher?.()
  }

  function next(): ReadableStreamReadResult<Item> | undefined {
    if (!first) return undefined
    const { item } = first
    first = first.next
    last = first && last
    if (--size < limit) wakePusher?.()
    return { done: false, value: item }
  }

  async function whenThere(): Promise<ReadableStreamReadResult<Item>> {
    while (!first && isOpen) await new Promise<void>((resolve) => (wakeTaker = resolve))
    if (!first && failure !== undefined) throw failure
    return next() ?? { done: true, value: undefined }
  }

  async function braked(): Promise<void> {
    while (isOpen && size >= limit) await new Promise<void>((resolve) => (wakePusher = resolve))
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
    end: () => isOpen && close(undefined),
    endWith: (reason) => isOpen && close(reason),
    fail(reason) {
      if (!isOpen && !first) return
      first = undefined
      close(reason)
    },
    take: () => next() ?? whenThere(),
    room: () => (isOpen && size >= limit ? braked() : undefined),
  }
}
