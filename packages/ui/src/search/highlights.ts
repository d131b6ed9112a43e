/** Marks on the page, drawn by the browser: nothing in the document changes. */
export interface Marks {
  /** Draws these and no others. */
  draw(all: Iterable<Range>, current: Range | undefined): void
  clear(): void
}

/** The names of `::highlight()`. They belong to the page: all its chats share them. */
const FOUND = 'tyqw-found'
const CURRENT = 'tyqw-found-current'

/** @returns undefined where the browser has no highlights of one's own. */
export function createMarks(): Marks | undefined {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return undefined
  const own = { [FOUND]: new Set<Range>(), [CURRENT]: new Set<Range>() }

  function draw(name: keyof typeof own, ranges: Iterable<Range>): void {
    const next = new Set(ranges)
    const shared = CSS.highlights.get(name) ?? new Highlight()
    for (const range of own[name]) if (!next.has(range)) shared.delete(range)
    for (const range of next) if (!own[name].has(range)) shared.add(range)
    own[name] = next
    // The later one is drawn over the other.
    shared.priority = name === CURRENT ? 1 : 0
    if (shared.size > 0) CSS.highlights.set(name, shared)
    else CSS.highlights.delete(name)
  }

  return {
    draw(all, current) {
      draw(FOUND, all)
      draw(CURRENT, current ? [current] : [])
    },
    clear() {
      draw(FOUND, [])
      draw(CURRENT, [])
    },
  }
}
