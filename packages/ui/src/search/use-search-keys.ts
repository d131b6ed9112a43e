import { onScopeDispose, watch, type Ref } from 'vue'
import type { ImeGuard } from '../composables/use-ime-guard'

export interface SearchKeysOptions {
  bar: Readonly<Ref<HTMLElement | null>>
  /** The chat: F3 works wherever the focus is in it. */
  root: Readonly<Ref<HTMLElement | null>>
  imeGuard: ImeGuard
  next: () => void
  previous: () => void
  close: () => void
}

/** The keys of the search: Enter and F3, with Shift backwards, and Escape. Those of an input method are left alone. */
export function useSearchKeys(options: SearchKeysOptions): void {
  const { bar, root, imeGuard, next, previous, close } = options

  function go(event: KeyboardEvent): void {
    event.preventDefault()
    if (event.shiftKey) previous()
    else next()
  }

  listenTo(root, (event) => {
    if (event.key === 'F3') go(event)
  })
  listenTo(bar, (event) => {
    if (imeGuard.isComposing(event)) return
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event)
    if (event.key !== 'Escape') return
    // It closes this, and not what the chat stands in.
    event.preventDefault()
    event.stopPropagation()
    close()
  })
}

/** Listens to the keys of an element while it is there. */
function listenTo(
  element: Readonly<Ref<HTMLElement | null>>,
  onKeydown: (event: KeyboardEvent) => void,
): void {
  const stop = watch(
    element,
    (target, before) => {
      before?.removeEventListener('keydown', onKeydown)
      target?.addEventListener('keydown', onKeydown)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => {
    stop()
    element.value?.removeEventListener('keydown', onKeydown)
  })
}
