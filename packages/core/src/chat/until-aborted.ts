import { orAbort } from '../client/or-abort'

/**
 * The items of `source`; throws the signal's reason as soon as it aborts, even if the source never answers.
 * A source that is busy then ends when it next can; nobody waits for it.
 */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const iterator = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await orAbort(iterator.next(), signal)
      if (done) return
      yield value
    }
  } finally {
    iterator.return?.().catch(() => undefined)
  }
}
