import { onScopeDispose, watch, type Ref } from 'vue'
import type { LongThreadOptions } from '../components/thread/scroll-window'

/** {@link LongThreadOptions}, with elements that come and go. */
export interface UseLongThreadOptions extends Omit<LongThreadOptions, 'viewport' | 'thread'> {
  viewport: Readonly<Ref<HTMLElement | null>>
  thread: Readonly<Ref<HTMLElement | null>>
}

/** Mounts what the reader of a long thread comes to. Short threads do without, and need not fetch what does it. */
export function useLongThread(options: UseLongThreadOptions): void {
  const { viewport, thread, rows } = options
  const stopWatching = watch(
    [viewport, thread, rows.isLong],
    async ([viewportElement, threadElement, isLong], _, onCleanup) => {
      if (!viewportElement || !threadElement || !isLong) return
      let isOver = false
      let end: (() => void) | undefined
      onCleanup(() => {
        isOver = true
        end?.()
      })
      try {
        const { attachLongThread } = await import('../components/thread/long-thread')
        if (isOver) return
        end = attachLongThread({ ...options, viewport: viewportElement, thread: threadElement })
      } catch {
        // Slow, but nothing is missing.
        rows.isWhole.value = !isOver
      }
    },
    { flush: 'post', immediate: true },
  )
  onScopeDispose(stopWatching)
}
