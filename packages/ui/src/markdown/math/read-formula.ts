/** A formula in a line of text. */
export interface Formula {
  readonly tex: string
  /** Stands on a line of its own. */
  readonly isDisplay: boolean
  /** Where the text goes on behind it. */
  readonly end: number
}

/** `open`: what has come may be the beginning of a formula. */
export type ReadFormula = Formula | 'open' | undefined

/** A longer text between two dollar signs is text. */
const LONGEST_INLINE = 1000
const LONGEST_DELIMITED = 4000

/** A sum of money, and what is said of it: `$100，另一个`, `$5 and`. */
const price =
  /^[\d.,]+(?:[^{}]*[\p{Script=Han}，。；：！？、（）“”]|[ \t]*(?:[a-z]{2,}|[—–-][ \t]*$))/iu
/** Sentences do not stand in formulas, apart from `\text{…}`. */
const sentence = /[。；！？]|，\s*\p{Script=Han}|\]\(/u
const braces = /\\[a-z]+\s*\{[^{}]*\}/gi
const hasSign = /[\p{L}\p{N}]/u
const texSigns = /[\\^_={}+*/<>|-]|^\s*[a-zA-Z]\s*$/
const wordBefore = /[\da-z$]/i

/** Reads the formula that begins at `start`: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`. */
export function readFormula(source: string, start: number): ReadFormula {
  if (source.startsWith('$$', start)) return readDelimited(source, start, '$$')
  if (source.charAt(start) === '$') return readDollar(source, start)
  if (source.startsWith('\\(', start)) return readDelimited(source, start, '\\)')
  if (source.startsWith('\\[', start)) return readDelimited(source, start, '\\]')
  return undefined
}

/** Pandoc's rules for dollar signs, and those that keep prices and `US$` text. The first closing sign decides. */
function readDollar(source: string, start: number): ReadFormula {
  if (wordBefore.test(source.charAt(start - 1))) return undefined
  const from = start + 1
  if (from === source.length) return 'open'
  if (/\s/.test(source.charAt(from))) return undefined
  const limit = Math.min(source.length, from + LONGEST_INLINE)
  const end = findDollar(source, from, limit)
  const tex = source.slice(from, end)
  const isText = isProse(tex)
  if (end === limit) return limit < source.length || isText ? undefined : 'open'
  const isClosed = !/\s$/.test(tex) && !/\d/.test(source.charAt(end + 1))
  return isClosed && !isText && tex ? { tex, isDisplay: false, end: end + 1 } : undefined
}

function isProse(tex: string): boolean {
  const bare = tex.replace(braces, '')
  return price.test(bare) || sentence.test(bare)
}

/** The next dollar sign that is neither escaped nor in braces, or `limit`. */
function findDollar(source: string, from: number, limit: number): number {
  let depth = 0
  for (let index = from; index < limit; index += 1) {
    const character = source.charAt(index)
    if (character === '\\') index += 1
    else if (character === '{') depth += 1
    else if (character === '}') depth = Math.max(0, depth - 1)
    else if (character === '$' && depth === 0) return index
  }
  return limit
}

function readDelimited(source: string, start: number, close: string): ReadFormula {
  const isDisplay = close !== '\\)'
  const from = start + 2
  if (close === '$$' && source.charAt(from) === '$') return undefined
  const limit = Math.min(source.length, from + LONGEST_DELIMITED)
  const end = findClose(source, from, limit, close)
  if (end === limit) {
    return limit < source.length || (from < limit && !mayBeTex(source.slice(from), close))
      ? undefined
      : 'open'
  }
  const tex = source.slice(from, end)
  const isFormula = hasSign.test(tex) && (close === '$$' || mayBeTex(tex, close))
  return isFormula ? { tex: tex.trim(), isDisplay, end: end + 2 } : undefined
}

/** `\[1\]` and `\[注意\]` are brackets, `\[x = 1\]` is a formula. */
function mayBeTex(tex: string, close: string): boolean {
  return close !== '\\]' || (texSigns.test(tex) && !/\]\(|\]:/.test(tex))
}

/** A search for a closing sign: where it stands, or -1 where there is none from one place to the other. */
interface Search {
  readonly source: string
  readonly from: number
  readonly until: number
  readonly found: number
}

/** The last one for each sign: a text may open many formulas that none closes. */
const searches = new Map<string, Search>()

function findClose(source: string, from: number, limit: number, close: string): number {
  const last = searches.get(close)
  const isKnown = last?.source === source && last.from <= from
  if (isKnown && last.found >= from) return Math.min(last.found, limit)
  const before = isKnown && last.found < 0 ? last : { from, until: from }
  // The sign may lie across the place where the search has ended.
  const start = Math.max(from, before.until - close.length + 1)
  const index = findUnescaped(source.slice(from, limit), close, start - from)
  const found = index < 0 ? -1 : from + index
  searches.set(close, { source, from: before.from, until: limit, found })
  return found < 0 ? limit : found
}

/** Where a sign stands that no backslash stands before, or -1. */
export function findUnescaped(text: string, sign: string, from = 0): number {
  for (let index = text.indexOf(sign, from); index >= 0; index = text.indexOf(sign, index + 1)) {
    let before = index
    while (text.charAt(before - 1) === '\\') before -= 1
    if ((index - before) % 2 === 0) return index
  }
  return -1
}
