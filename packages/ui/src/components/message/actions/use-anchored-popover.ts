import { nextTick, onScopeDispose, ref, type Ref } from 'vue'

export interface AnchoredPopoverOptions {
  /** What it stands beside, and what gets the focus back. */
  readonly anchor: Readonly<Ref<HTMLElement | null>>
  /** The element with the attribute `popover`. */
  readonly popover: Readonly<Ref<HTMLElement | null>>
}

export interface AnchoredPopover {
  readonly isOpen: Readonly<Ref<boolean>>
  /** Shows it beside its anchor and gives it the focus. */
  open(): Promise<void>
  /** For the anchor's `pointerdown`, if it toggles: the press itself closes the popover. */
  onPointerdown(): void
  /** For the anchor's `click`. */
  toggle(event: MouseEvent): void
  /** Takes it away. The focus goes back where it came from. */
  close(): void
  /** For the popover's `toggle` event: the browser closes it by itself, too. */
  onToggle(event: Event): void
}

/** A popover of the browser's own, beside a button: it closes with Esc, a press elsewhere, or another one that opens. */
export function useAnchoredPopover({ anchor, popover }: AnchoredPopoverOptions): AnchoredPopover {
  const isOpen = ref(false)
  let release: () => void = () => undefined
  onScopeDispose(() => release())

  let wasOpen = false

  async function open(): Promise<void> {
    isOpen.value = true
    // Without what places it, which may not have come, it stands where the browser puts it.
    const placing = await import('../../../markdown/sources/place-popover').catch(() => undefined)
    await nextTick()
    const [button, panel] = [anchor.value, popover.value]
    if (!panel || !isOpen.value || panel.matches(':popover-open')) return
    panel.addEventListener('keydown', onKeydown)
    panel.showPopover()
    release()
    if (placing && button) release = placing.placePopover(button, panel, { onGone: close })
    const find = (selector: string) => panel.querySelector<HTMLElement>(selector)
    const first = find('[data-autofocus]') ?? find('button, [href], textarea') ?? panel
    first.focus({ preventScroll: true })
  }

  /** Esc closes this alone, not what it stands in. */
  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    close()
  }

  function close(): void {
    const panel = popover.value
    if (!panel?.matches(':popover-open')) {
      isOpen.value = false
      return
    }
    const hadFocus = panel.contains(document.activeElement)
    panel.hidePopover()
    if (hadFocus) anchor.value?.focus({ preventScroll: true })
  }

  return {
    isOpen,
    open,
    close,
    onPointerdown() {
      wasOpen = isOpen.value
    },
    toggle({ detail }) {
      if (detail > 0 ? wasOpen : isOpen.value) close()
      else void open()
    },
    onToggle(event) {
      isOpen.value = (event as ToggleEvent).newState === 'open'
      if (!isOpen.value) release()
    },
  }
}
