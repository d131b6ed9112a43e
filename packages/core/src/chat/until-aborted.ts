/** The items of `source` until the signal aborts; then it ends at once, even if the source never answers. */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  if (signal.aborted) return
  const iterator = source[Symbol.asyncIterator]()
  let wake: ((result: IteratorResult<Item>) => void) | undefined
  const onAbort = () => wake?.({ done: true, value: undefined })
  signal.addEventListener('abort', onAbort)
  let isOver = false
  try {
    while (!signal.aborted) {
      const result = await new Promise<IteratorResult<Item>>((resolve, reject) => {
        wake = resolve
        iterator.next().then(resolve, reject)
      })
      isOver = result.done === true
      if (isOver || signal.aborted) return
      yield result.value as Item
    }
  } catch (error) {
    isOver = true
    throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
    // A source that is busy ends when it next can; nobody waits for it, and what it throws then is nobody's answer.
    if (!isOver || signal.aborted) iterator.return?.().catch(() => undefined)
  }
}
