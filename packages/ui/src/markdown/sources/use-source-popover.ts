import { onMounted, onScopeDispose, watch, type Ref } from 'vue'
import { placePopover } from './place-popover'
import type { OpenMark } from './open-mark'

export interface SourcePopoverOptions {
  /** The popover. */
  readonly element: Readonly<Ref<HTMLElement | null>>
  /** What it stands beside. */
  readonly mark: () => OpenMark
  /** @param givesFocusBack - Whether the mark gets the focus. */
  readonly close: (givesFocusBack: boolean) => void
}

/** Shows a popover in the top layer beside its mark, and takes it away again: with Esc, a press elsewhere, or focus that leaves. */
export function useSourcePopover({ element, mark, close }: SourcePopoverOptions): void {
  let stop = () => {}

  function place(): void {
    stop()
    const popover = element.value
    if (!popover) return
    // A screen reader presses what is out of view as well.
    if (mark().isPinned) mark().anchor.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (!popover.matches(':popover-open')) popover.showPopover()
    stop = placePopover(mark().anchor, popover, { onGone: () => close(false) })
  }

  const isInside = (target: EventTarget | null) =>
    target instanceof Node && (element.value?.contains(target) || mark().anchor.contains(target))

  function onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // This alone: the chat, or a panel around it, has its own use for Esc.
      event.stopPropagation()
      event.preventDefault()
      close(isInside(targetOf(event)))
    } else if (event.key === 'Tab' && mark().isPinned) moveFocus(event)
  }

  /** From the mark into the popover, and from there back to the mark and on. */
  function moveFocus(event: KeyboardEvent): void {
    const { anchor } = mark()
    const all = element.value?.querySelectorAll<HTMLElement>('a, button, [tabindex]') ?? []
    const stops = Array.from(all).filter((other) => other.checkVisibility())
    const target = targetOf(event)
    if (target === anchor && event.shiftKey) return close(false)
    if (target === anchor) {
      event.preventDefault()
      return stops[0]?.focus()
    }
    const isAtEdge = target === stops.at(event.shiftKey ? 0 : -1)
    if (!isAtEdge) return
    if (event.shiftKey) event.preventDefault()
    close(true)
  }

  function onPointerdown(event: PointerEvent): void {
    if (!isInside(targetOf(event))) close(false)
  }

  function onFocusin(event: FocusEvent): void {
    if (mark().isPinned && !isInside(targetOf(event))) close(false)
  }

  const listening = new AbortController()
  onMounted(() => {
    const options = { capture: true, signal: listening.signal }
    document.addEventListener('keydown', onKeydown, options)
    document.addEventListener('pointerdown', onPointerdown, options)
    document.addEventListener('focusin', onFocusin, options)
    watch(mark, place, { immediate: true, flush: 'post' })
  })
  onScopeDispose(() => {
    listening.abort()
    stop()
  })
}

/** What was really pressed, also within a shadow root. */
function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target
}
