import { onScopeDispose, shallowRef, type Component, type ShallowRef } from 'vue'
import { highlightedSource } from './highlighted-source'
import type { OpenMark } from './open-mark'

/** What the marks of a text and the popover of their sources have to say to each other. */
export interface SourceMarks {
  readonly open: Readonly<ShallowRef<OpenMark | undefined>>
  /** The popover, a chunk of its own that is fetched when a mark is first pointed at; `failed` when that did not work. */
  readonly popover: Readonly<ShallowRef<Component | 'failed' | undefined>>
  /** What a mark listens to. */
  listenersOf(index: string): Readonly<Record<string, (event: Event) => void>>
  /** The pointer is on the popover itself. */
  hold(): void
  /** The pointer has left: what is not pinned closes after a moment. */
  release(): void
  /** @param givesFocusBack - Whether the mark gets the focus. */
  close(givesFocusBack?: boolean): void
}

/** A pointer rests this long before something opens, in ms, and may be away this long before it closes. */
const REST_MS = 250
const AWAY_MS = 200

/** One for each text. Released with the scope. */
export function createSourceMarks(
  load: () => Promise<Component> = () =>
    import('./SourcePopover.vue').then((module) => module.default),
): SourceMarks {
  const open = shallowRef<OpenMark>()
  const popover = shallowRef<Component | 'failed'>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let loading: Promise<void> | undefined

  /** What could not be fetched is asked for again at the next act. */
  function preload(): Promise<void> {
    loading ??= load().then(
      (component) => void (popover.value = component),
      () => {
        popover.value = 'failed'
        loading = undefined
      },
    )
    return loading
  }

  function show(mark: OpenMark): void {
    clearTimeout(timer)
    void preload()
    if (open.value?.anchor !== mark.anchor)
      open.value?.anchor.setAttribute('aria-expanded', 'false')
    // By hand: it is no reason to render all marks again.
    mark.anchor.setAttribute('aria-expanded', 'true')
    open.value = mark
  }

  function close(givesFocusBack = false): void {
    clearTimeout(timer)
    const anchor = open.value?.anchor
    if (!anchor) return
    anchor.setAttribute('aria-expanded', 'false')
    if (givesFocusBack) anchor.focus({ preventScroll: true })
    open.value = undefined
    highlightedSource.value = undefined
  }

  function closeSoon(): void {
    clearTimeout(timer)
    if (open.value?.isPinned === false) timer = setTimeout(close, AWAY_MS)
  }

  onScopeDispose(() => close())

  return {
    open,
    popover,
    listenersOf: (index) => ({
      onClick({ currentTarget }) {
        const anchor = currentTarget as HTMLElement
        if (open.value?.anchor === anchor && open.value.isPinned) close()
        else show({ anchor, index, isPinned: true })
      },
      onFocus: () => void preload(),
      onPointerenter(event) {
        if ((event as PointerEvent).pointerType !== 'mouse') return
        const anchor = event.currentTarget as HTMLElement
        void preload()
        clearTimeout(timer)
        if (open.value?.isPinned || open.value?.anchor === anchor) return
        timer = setTimeout(show, open.value ? 0 : REST_MS, { anchor, index, isPinned: false })
      },
      onPointerleave: closeSoon,
    }),
    hold: () => clearTimeout(timer),
    release: closeSoon,
    close,
  }
}
