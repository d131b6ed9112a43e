import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** What `footnote_ref` and `footnote_open` tokens carry. */
export interface FootnoteMeta {
  /** As it is written: no number is given, and nothing moves to the end. */
  readonly label: string
  /** Stands in a link's text, where nothing else can be pressed. */
  readonly isInLink?: boolean
}

/** Nothing in a label is an escape or begins code, so that it can be read before them. */
const reference = /\[\^([^\s[\]\\`]{1,60})\]/y
const definition = /\[\^([^\s[\]\\`]{1,60})\]:[ \t]*/y

/** So many columns further in, a line after a blank one goes on with the note, as in GFM. */
const INDENT = 4

/**
 * Makes a `footnote_ref` token of each `[^label]`, defined or not, and a `footnote_open` block of each `[^label]: text`,
 * where it is written.
 */
export function footnoteRule(parser: MarkdownIt): void {
  // Before tables: `[^1]: a | b` is no row of one, and does not become it with the next line.
  parser.block.ruler.before('table', 'footnote', readNote, {
    alt: ['paragraph', 'reference', 'blockquote'],
  })
  // `[^1](/a)` is a link.
  parser.inline.ruler.after('link', 'footnote_ref', readMark)
}

function readNote(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  const { bMarks, tShift, sCount, blkIndent } = state
  const start = bMarks[first] as number
  const shift = tShift[first] as number
  const columns = sCount[first] as number
  definition.lastIndex = start + shift
  const label = columns - blkIndent < INDENT && definition.exec(state.src)?.[1]
  if (!label || silent) return Boolean(label)

  const open = state.push('footnote_open', 'div', 1)
  open.meta = { label } satisfies FootnoteMeta
  // What follows the colon is the note's first line.
  bMarks[first] = definition.lastIndex
  tShift[first] = 0
  sCount[first] = state.blkIndent += INDENT
  state.md.block.tokenize(state, first, end)
  bMarks[first] = start
  tShift[first] = shift
  sCount[first] = columns
  state.blkIndent = blkIndent
  open.map = [first, state.line]
  state.push('footnote_close', 'div', -1)
  return true
}

/** Silent while a link looks for the end of its text, which tokens that begin with a bracket would break off. */
function readMark(state: StateInline, silent: boolean): boolean {
  reference.lastIndex = state.pos
  const [content = '', label] = (!silent && reference.exec(state.src)) || []
  if (!label) return false
  const token = state.push('footnote_ref', 'sup', 0)
  token.content = content
  token.meta = { label, isInLink: state.linkLevel > 0 } satisfies FootnoteMeta
  state.pos += content.length
  return true
}
