/** A queue between one that pushes and one that takes, with an end and a brake. */
export interface Inbox<Item> {
  push(item: Item): void
  /** What is in the queue can still be taken. */
  end(): void
  /** Nothing can be taken any more: `take` rejects. */
  fail(reason: unknown): void
  take(): Promise<ReadableStreamReadResult<Item>>
  /** Resolves once fewer than `limit` items wait. */
  room(): Promise<void>
}

/** An inbox on a stream of the platform. */
export function createInbox<Item>(limit: number): Inbox<Item> {
  let isOpen = true
  let wake: (() => void) | undefined
  let controller: ReadableStreamDefaultController<Item> | undefined
  const stream = new ReadableStream<Item>(
    {
      start: (own) => void (controller = own),
      pull: () => wake?.(),
    },
    { highWaterMark: limit },
  )
  const reader = stream.getReader()
  // Who takes next hears of it; until then it is nobody's.
  reader.closed.catch(() => undefined)

  function close(how: () => void): void {
    if (isOpen) how()
    isOpen = false
    wake?.()
  }

  return {
    push: (item) => isOpen && controller?.enqueue(item),
    end: () => close(() => controller?.close()),
    fail: (reason) => close(() => controller?.error(reason)),
    take: () => reader.read(),
    async room() {
      while (isOpen && (controller?.desiredSize ?? 1) <= 0)
        await new Promise<void>((resolve) => (wake = resolve))
    },
  }
}
