import type { MarkdownIt } from 'markdown-it'
import { findUnescaped, readFormula, type Formula } from './read-formula'

/** What a `math_inline` or `math_block` token carries; its `content` is the TeX. */
export interface MathMeta {
  /** The formula stands on a line of its own. */
  readonly isDisplay: boolean
  /** Its closing sign has come. Only a block may be without. */
  readonly isClosed: boolean
  /** As it was written, signs included. */
  readonly source: string
}

interface BlockSigns {
  readonly open: string
  readonly close: string
}

interface MathBlock {
  readonly tex: string
  readonly isClosed: boolean
  /** The line behind it. */
  readonly end: number
}

const blockSigns: readonly BlockSigns[] = [
  { open: '$$', close: '$$' },
  { open: '\\[', close: '\\]' },
]
const texSign = /[\\^_={}]/

/** Makes tokens of formulas: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. Prices are none. */
export function mathRule(parser: MarkdownIt): void {
  parser.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const formula = readFormulaAt(state.src, state.pos)
    if (!formula || formula.end > state.posMax) return false
    if (!silent) {
      const token = state.push('math_inline', 'span', 0)
      token.content = formula.tex
      token.meta = {
        isDisplay: formula.isDisplay,
        isClosed: true,
        source: state.src.slice(state.pos, formula.end),
      } satisfies MathMeta
    }
    state.pos = formula.end
    return true
  })

  parser.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const lineOf = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      const first = lineOf(startLine).trim()
      const signs = blockSigns.find(({ open }) => first.startsWith(open))
      const indent = (state.sCount[startLine] ?? 0) - state.blkIndent
      if (!signs || indent >= 4) return false
      const endsHere = (line: number) =>
        line >= endLine || state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent
      const block = readBlock(signs, startLine, first, lineOf, endsHere)
      if (!block) return false
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
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}

/**
 * A block goes on to its closing sign, and without one to the next empty line: what comes later never changes what
 * stands before, so the answer may be read block by block.
 */
function readBlock(
  { open, close }: BlockSigns,
  startLine: number,
  first: string,
  lineOf: (line: number) => string,
  endsHere: (line: number) => boolean,
): MathBlock | undefined {
  const rest = first.slice(open.length)
  const inside = findUnescaped(rest, close)
  if (inside === 0 || rest.startsWith('$')) return undefined
  if (inside > 0) {
    const formula = readFormulaAt(first, 0)
    if (formula?.end !== first.length) return undefined
    return { tex: formula.tex, isClosed: true, end: startLine + 1 }
  }
  // A line of text may begin with such a sign.
  if (rest && (!texSign.test(rest) || /\]\(|\]:/.test(rest))) return undefined
  const lines = [rest]
  for (let line = startLine + 1; ; line += 1) {
    if (endsHere(line)) return { tex: lines.join('\n').trim(), isClosed: false, end: line }
    const text = lineOf(line)
    const closing = findUnescaped(text, close)
    if (closing < 0) {
      lines.push(text)
      continue
    }
    if (text.slice(closing + close.length).trim()) return undefined
    lines.push(text.slice(0, closing))
    return { tex: lines.join('\n').trim(), isClosed: true, end: line + 1 }
  }
}

function readFormulaAt(source: string, position: number): Formula | undefined {
  const first = source.charAt(position)
  if (first !== '$' && first !== '\\') return undefined
  const formula = readFormula(source, position)
  return formula === 'open' ? undefined : formula
}

/** Code, something escaped, or what may begin a formula. */
const nextSign = /(`+)|\\[([]|\\[\s\S]?|\$/g

/**
 * The last paragraph of a streamed text without a formula that has only half arrived, which would flash as TeX. What
 * can be no formula any more, such as a price, stays.
 */
export function holdBackMath(paragraph: string): string {
  nextSign.lastIndex = 0
  for (;;) {
    const found = nextSign.exec(paragraph)
    if (!found) return paragraph
    const { index } = found
    const [sign, ticks] = found
    if (ticks) {
      const end = closingTicks(paragraph, nextSign.lastIndex, ticks.length)
      if (end > 0) nextSign.lastIndex = end
      continue
    }
    if (sign === '\\') return paragraph.slice(0, index)
    const formula = readFormula(paragraph, index)
    if (formula === 'open') return paragraph.slice(0, index)
    if (formula) nextSign.lastIndex = formula.end
    else if (paragraph.startsWith('$$', index)) nextSign.lastIndex = index + 2
  }
}

function closingTicks(text: string, from: number, length: number): number {
  const runs = /`+/g
  runs.lastIndex = from
  for (let run = runs.exec(text); run; run = runs.exec(text))
    if (run[0].length === length) return runs.lastIndex
  return -1
}
