import type { Span } from './thread-entries'

/** Of more marked messages than these, only the first and the last stay. */
const MOST_MARKED = 500

/** The mounted messages that must stay: the one that has the focus, and those that text is marked in. */
export function toKeptSpans(thread: HTMLElement): readonly Span[] {
  const { activeElement } = thread.ownerDocument
  const selection = thread.ownerDocument.getSelection()
  const nodes = selection?.isCollapsed === false ? [selection.anchorNode, selection.focusNode] : []
  const [first, last = first] = nodes
    .flatMap((node) => rowOf(thread, node) ?? [])
    .sort((a, b) => a - b)
  const focused = rowOf(thread, activeElement)
  const kept = [first, last, focused].flatMap((row) =>
    row === undefined ? [] : { from: row, to: row + 1 },
  )
  if (first !== undefined && last !== undefined && last - first < MOST_MARKED)
    kept.push({ from: first, to: last + 1 })
  return kept
}

/** The index of the message that a node stands in. */
function rowOf(thread: HTMLElement, node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement
  const row = element?.closest<HTMLElement>('.tyqw-row')
  return row && thread.contains(row) ? Number(row.dataset['from']) : undefined
}
