import type { MarkdownIt } from 'markdown-it'
import { endOfCodeSpan } from '../code-span'
import { createMathBlockRule } from './math-block-rule'
import type { MathMeta } from './math-meta'
import { readFormula, type Formula } from './read-formula'

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

  parser.block.ruler.before('fence', 'math_block', createMathBlockRule(), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
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
      const end = endOfCodeSpan(paragraph, nextSign.lastIndex, ticks.length)
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
