import { onScopeDispose, watch, type Ref } from 'vue'

/** What to do, by the name of the event. */
export type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void
}

/** Listens to what happens in an element that is no control by itself, for as long as it is there. */
export function useListeners(
  element: Readonly<Ref<HTMLElement | null>>,
  listeners: Listeners,
): void {
  const stop = watch(
    element,
    (target, _, onCleanup) => {
      const listening = new AbortController()
      const { signal } = listening
      for (const [name, listener] of Object.entries(listeners)) {
        target?.addEventListener(name, listener as (event: Event) => void, { signal })
      }
      onCleanup(() => listening.abort())
    },
    { flush: 'post', immediate: true },
  )
  onScopeDispose(stop)
}
