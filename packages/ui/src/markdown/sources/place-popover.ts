import { autoUpdate, computePosition, flip, hide, offset, shift, size } from '@floating-ui/dom'

export interface PlacedPopover {
  /** Its mark has gone, or has been scrolled away. */
  onGone: () => void
}

/** On a page this narrow it is a sheet at the bottom, placed by its style sheet. */
const SHEET = '(max-width: 480px)'
const GAP = 6
const MARGIN = 8

/**
 * Keeps a popover beside what it tells of, within the page, wherever either moves.
 *
 * @returns a function that lets go
 */
export function placePopover(
  anchor: HTMLElement,
  popover: HTMLElement,
  { onGone }: PlacedPopover,
): () => void {
  let isPlaced = true

  async function place(): Promise<void> {
    if (!anchor.isConnected) return onGone()
    popover.toggleAttribute('data-sheet', matchMedia(SHEET).matches)
    if (popover.hasAttribute('data-sheet')) return clear(popover)
    const { x, y, middlewareData } = await computePosition(anchor, popover, {
      strategy: 'fixed',
      placement: 'bottom',
      middleware: [
        offset(GAP),
        flip({ padding: MARGIN }),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply({ availableHeight, elements }) {
            elements.floating.style.maxBlockSize = `${Math.max(availableHeight, 96)}px`
          },
        }),
        hide(),
      ],
    })
    if (!isPlaced) return
    if (middlewareData.hide?.referenceHidden) return onGone()
    popover.style.left = `${Math.round(x)}px`
    popover.style.top = `${Math.round(y)}px`
  }

  const stop = autoUpdate(anchor, popover, () => void place())
  return () => {
    isPlaced = false
    stop()
  }
}

function clear({ style }: HTMLElement): void {
  for (const property of ['left', 'top', 'max-block-size']) style.removeProperty(property)
}
