import type { StateBlock } from 'markdown-it'
import type { MathMeta } from './math-meta'
import { findUnescaped, readFormula } from './read-formula'

interface BlockSigns {
  readonly open: string
  readonly close: string
}

interface MathBlock {
  /** None where more than the closing sign stands on the last line: then it is text. */
  readonly tex: string | undefined
  readonly isClosed: boolean
  /** The line behind it. */
  readonly end: number
}

/** The lines a block may go over. */
interface Lines {
  textOf(line: number): string
  isEnd(line: number): boolean
}

const blockSigns: readonly BlockSigns[] = [
  { open: '$$', close: '$$' },
  { open: '\\[', close: '\\]' },
]
const DOLLAR = 0x24
const BACKSLASH = 0x5c
const texSign = /[\\^_={}]/

/** Makes a `math_block` token of a formula that has lines of its own: `$$…$$`, `\[…\]`. */
export function createMathBlockRule() {
  /** Where the search for a closing sign ended in vain: what opens above need not search again. */
  const refusals = new WeakMap<StateBlock, { readonly place: string; readonly end: number }>()

  return (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    // Asked at every line: most begin with something else.
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    const sign = state.src.charCodeAt(start)
    if (sign !== DOLLAR && sign !== BACKSLASH) return false
    const lines = linesOf(state, endLine)
    const first = lines.textOf(startLine).trim()
    const signs = blockSigns.find(({ open }) => first.startsWith(open))
    if (!signs || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
    const place = `${signs.close} ${state.level} ${state.blkIndent}`
    const refusal = refusals.get(state)
    if (refusal?.place === place && startLine < refusal.end) return false
    const block = readBlock(signs, startLine, first, lines)
    if (block && block.tex === undefined) refusals.set(state, { place, end: block.end - 1 })
    if (block?.tex === undefined) return false
    if (silent) return true
    const token = state.push('math_block', 'div', 0)
    token.block = true
    token.content = block.tex
    token.map = [startLine, block.end]
    token.meta = {
      isDisplay: true,
      isClosed: block.isClosed,
      source: state.getLines(startLine, block.end, state.blkIndent, false),
    } satisfies MathMeta
    state.line = block.end
    return true
  }
}

function linesOf({ src, bMarks, tShift, eMarks, sCount, blkIndent }: StateBlock, end: number) {
  const startOf = (line: number) => (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  return {
    textOf: (line) => src.slice(startOf(line), eMarks[line]),
    isEnd: (line) =>
      line >= end || startOf(line) >= (eMarks[line] ?? 0) || (sCount[line] ?? 0) < blkIndent,
  } satisfies Lines
}

/**
 * A block goes on to its closing sign, and without one to the next empty line: what comes later never changes what
 * stands before, so the answer may be read block by block.
 */
function readBlock(
  { open, close }: BlockSigns,
  startLine: number,
  first: string,
  { textOf, isEnd }: Lines,
): MathBlock | undefined {
  const rest = first.slice(open.length)
  const inside = findUnescaped(rest, close)
  if (inside === 0 || rest.startsWith('$')) return undefined
  if (inside > 0) {
    const formula = readFormula(first, 0)
    if (typeof formula !== 'object' || formula.end !== first.length) return undefined
    return { tex: formula.tex, isClosed: true, end: startLine + 1 }
  }
  // A line of text may begin with such a sign.
  if (rest && (!texSign.test(rest) || /\]\(|\]:/.test(rest))) return undefined
  const lines = [rest]
  for (let line = startLine + 1; ; line += 1) {
    if (isEnd(line)) return { tex: lines.join('\n').trim(), isClosed: false, end: line }
    const text = textOf(line)
    const closing = findUnescaped(text, close)
    lines.push(closing < 0 ? text : text.slice(0, closing))
    if (closing < 0) continue
    const isAlone = !text.slice(closing + close.length).trim()
    return { tex: isAlone ? lines.join('\n').trim() : undefined, isClosed: true, end: line + 1 }
  }
}
