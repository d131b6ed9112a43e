import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it'

/**
 * So many blocks, or signs of emphasis, are shown inside each other. Nobody writes more, while the parser loses what stands in more
 * than a hundred blocks, and a page cannot hold thousands of elements in each other.
 */
const DEEPEST = 32
/** What begins a quote, a list or a footnote. */
const container = /(?:>|[-+*](?!\S)|\d{1,9}[.)](?!\S)|\[\^[^\s[\]]{1,60}\]:)/y
const emphasis = new Set([
  'em_open',
  'em_close',
  'strong_open',
  'strong_close',
  's_open',
  's_close',
])

/** Shows what is nested too deep as text: none of it is lost. */
export function depthRule(parser: MarkdownIt): void {
  // Before all that could begin there.
  parser.block.ruler.before('footnote', 'depth', readFlat)
  parser.core.ruler.after('inline', 'depth', flattenEmphasis)
}

/** The lines of a block that would stand too deep are a paragraph, up to the next empty one. */
function readFlat(state: StateBlock, first: number, end: number): boolean {
  const { bMarks, tShift, sCount, blkIndent } = state
  const indentOf = (line: number) => (sCount[line] ?? 0) - blkIndent
  if (state.level < DEEPEST || indentOf(first) >= 4) return false
  container.lastIndex = (bMarks[first] ?? 0) + (tShift[first] ?? 0)
  if (!container.test(state.src)) return false
  let next = first + 1
  while (next < end && !state.isEmpty(next) && indentOf(next) >= 0) next += 1
  state.line = next
  state.push('paragraph_open', 'p', 1).map = [first, next]
  const inline = state.push('inline', '', 0)
  inline.map = [first, next]
  inline.content = state.getLines(first, next, blkIndent, false).trim()
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

function flattenEmphasis({ tokens }: StateCore): void {
  for (const block of tokens) {
    const isDeep = block.children?.some(({ level }) => level > DEEPEST)
    if (block.children && isDeep) block.children = withoutDeep(block.children)
  }
}

/** The text stays, without the emphasis that stands too deep. */
function withoutDeep(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter(({ type, nesting }) => {
    if (!emphasis.has(type)) return true
    depth += nesting
    return nesting === 1 ? depth <= DEEPEST : depth < DEEPEST
  })
}
