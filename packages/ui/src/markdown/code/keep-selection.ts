type Boundary = readonly [node: Node, offset: number]

/** Changes the nodes of an element but not its text, and leaves selected what was. */
export function keepSelection(element: HTMLElement, change: () => void): void {
  const selection = element.ownerDocument.getSelection()
  const { anchorNode, focusNode } = selection ?? {}
  const isInside =
    selection?.type === 'Range' &&
    (element.contains(anchorNode ?? null) || element.contains(focusNode ?? null))
  if (!selection || !isInside || !anchorNode || !focusNode) return change()
  const anchor = toOffset(element, [anchorNode, selection.anchorOffset])
  const focus = toOffset(element, [focusNode, selection.focusOffset])
  change()
  const [anchorAfter, anchorOffset] = toBoundary(element, anchor)
  const [focusAfter, focusOffset] = toBoundary(element, focus)
  selection.setBaseAndExtent(anchorAfter, anchorOffset, focusAfter, focusOffset)
}

/** How many characters of the element stand before a boundary; a boundary elsewhere stays as it is. */
function toOffset(element: HTMLElement, boundary: Boundary): number | Boundary {
  const [node, offset] = boundary
  if (!element.contains(node)) return boundary
  const range = element.ownerDocument.createRange()
  range.setStart(element, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

function toBoundary(element: HTMLElement, place: number | Boundary): Boundary {
  if (typeof place !== 'number') return place
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = place
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (left <= length) return [node, left]
    left -= length
  }
  return [element, element.childNodes.length]
}
