/** A match comes this far down in what is seen, as a share of its height: what is around it is read, too. */
const SHARE = 0.3
/** So close to an edge counts as out of view, in pixels: the search lies there, and the composer. */
const MARGIN_START = 72
const MARGIN_END = 160

/**
 * Scrolls until a piece of text is in view, sideways too where it stands in wide code or a table. Does not move what is in view.
 *
 * @param viewport - What scrolls the messages.
 */
export function bringIntoView(range: Range, viewport: HTMLElement): void {
  const start = range.startContainer
  let element = start instanceof Element ? start : start.parentElement
  for (; element && element !== viewport; element = element.parentElement)
    showSideways(range, element)
  if (isInView(range, viewport)) return
  const seen = viewport.getBoundingClientRect()
  viewport.scrollTop += range.getBoundingClientRect().top - seen.top - seen.height * SHARE
}

/** Whether somebody sees it who does not scroll up or down. */
export function isInView(range: Range, viewport: HTMLElement): boolean {
  const { top, bottom } = range.getBoundingClientRect()
  const seen = viewport.getBoundingClientRect()
  return top >= seen.top + MARGIN_START && bottom <= seen.bottom - MARGIN_END
}

function showSideways(range: Range, element: Element): void {
  if (element.scrollWidth <= element.clientWidth + 1) return
  const { left, right } = range.getBoundingClientRect()
  const seen = element.getBoundingClientRect()
  if (left < seen.left) element.scrollLeft += left - seen.left - seen.width * SHARE
  else if (right > seen.right) element.scrollLeft += right - seen.right + seen.width * SHARE
}
