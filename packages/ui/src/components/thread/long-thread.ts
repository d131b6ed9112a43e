import { attachScrollWindow, type LongThreadOptions } from './scroll-window'
import { attachWholeThread } from './whole-thread'

/** What a long thread needs beyond a short one. @returns A function that ends it. */
export function attachLongThread(options: LongThreadOptions): () => void {
  const ends = [attachScrollWindow(options), attachWholeThread(options)]
  return () => ends.forEach((end) => end())
}
