import { shallowRef, type Component } from 'vue'

/** A part that draws with a library which may not be installed, and whose code is a chunk of its own. */
export interface LazyPart {
  /** The component. `coming` until it is known whether there is one. Reactive; the first call fetches it. */
  use(): Component | 'coming' | undefined
}

/** So long may a text that streams wait for a part, in ms: drawn later, it would move what stands below it. */
const PATIENCE = 600
/** What could not be loaded is tried again after so many ms. */
const RETRY_AFTER = 30_000

const awaited = new Set<object>()
const settled = shallowRef(0)

/** Whether the page waits for a part that has just been asked for. Reactive. */
export function isPartAwaited(): boolean {
  return settled.value >= 0 && awaited.size > 0
}

/** @param load - Fetches it; `undefined` where what it draws with is not installed. */
export function lazyPart(load: () => Promise<Component | undefined>): LazyPart {
  const part = shallowRef<Component | 'coming' | undefined>('coming')
  let nextTry = 0

  async function fetch(): Promise<void> {
    nextTry = Infinity
    awaited.add(part)
    const timer = setTimeout(settle, PATIENCE)
    part.value = await load().catch(() => undefined)
    if (!part.value) nextTry = performance.now() + RETRY_AFTER
    clearTimeout(timer)
    settle()
  }

  function settle(): void {
    if (awaited.delete(part)) settled.value += 1
  }

  return {
    use() {
      const isWanted = part.value === 'coming' || part.value === undefined
      if (isWanted && performance.now() >= nextTry) void fetch()
      return part.value
    },
  }
}
