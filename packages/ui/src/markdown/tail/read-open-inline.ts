import type { MarkdownIt } from 'markdown-it'
import { endOfCodeSpan } from '../code-span'
import { readFormula } from '../math/read-formula'

/** What is still open where a line of text ends. */
export interface OpenInline {
  /** Where brackets stand that nothing closes, outermost first. */
  readonly brackets: readonly Bracket[]
  /** A code span without its end: where, and its signs. */
  readonly code?: { readonly at: number; readonly ticks: string }
  /** A link or image whose label has ended, while its destination has not. */
  readonly target?: { readonly bracket: Bracket; readonly labelEnd: number }
}

export interface Bracket {
  /** Of the bracket; an image's exclamation mark stands before. */
  readonly at: number
  readonly isImage: boolean
}

/** What is one piece, whatever signs it holds: marks of sources and footnotes, URLs in angle brackets. */
const piece =
  /<ref>\[[^\]<]*\]<\/ref>|<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>|\[ref_[\d,，、\s_ref]+\]|\[\^[^\s[\]\\`]{1,60}\]/iy
const stop = /[\\`$<[\]]/g
/** A destination in angle brackets that nothing ends. */
const cutAngle = /<[^<>\n\\]*(?:\\.[^<>\n\\]*)*\\?$/y

/** Reads a line of text as the parser does, and says what has not ended. */
export function readOpenInline(text: string, parser: MarkdownIt): OpenInline {
  const brackets: Bracket[] = []
  let position = 0
  for (;;) {
    stop.lastIndex = position
    const at = stop.exec(text)?.index
    if (at === undefined) return { brackets }
    const end = skipPiece(text, at)
    if (end !== undefined) {
      position = end
      continue
    }
    const sign = text.charAt(at)
    position = at + (sign === '\\' ? 2 : 1)
    if (sign === '`') {
      const ticks = ticksAt(text, at)
      position = endOfCodeSpan(text, at + ticks.length, ticks.length)
      if (position < 0) return { brackets, code: { at, ticks } }
    } else if (sign === '[') {
      const isImage = text.charAt(at - 1) === '!' && text.charAt(at - 2) !== '\\'
      brackets.push({ at, isImage })
    } else if (sign === ']') {
      const bracket = brackets.pop()
      if (!bracket) continue
      const target = readTarget(text, at + 1, parser)
      if (target === 'open') return { brackets, target: { bracket, labelEnd: at } }
      position = target
    }
  }
}

/** The end of a formula or another piece that begins here. */
function skipPiece(text: string, at: number): number | undefined {
  const formula = readFormula(text, at)
  if (typeof formula === 'object') return formula.end
  piece.lastIndex = at
  return piece.test(text) ? piece.lastIndex : undefined
}

/** Where what follows a label ends: `(…)`, `[…]`, or nothing that belongs to it. */
function readTarget(text: string, from: number, parser: MarkdownIt): number | 'open' {
  if (from >= text.length) return 'open'
  if (text.charAt(from) === '[') {
    const end = text.indexOf(']', from)
    return end < 0 ? 'open' : end + 1
  }
  if (text.charAt(from) !== '(') return from
  const { parseLinkDestination, parseLinkTitle } = parser.helpers
  let position = skipSpace(text, from + 1)
  if (position >= text.length || isCutAngle(text, position)) return 'open'
  const destination = parseLinkDestination(text, position, text.length)
  if (!destination.ok) return from
  position = skipSpace(text, destination.pos)
  if (position >= text.length) return 'open'
  if (position > destination.pos) {
    const title = parseLinkTitle(text, position, text.length)
    if (title.can_continue) return 'open'
    if (title.ok) position = skipSpace(text, title.pos)
  }
  if (position >= text.length) return 'open'
  return text.charAt(position) === ')' ? position + 1 : from
}

function isCutAngle(text: string, at: number): boolean {
  cutAngle.lastIndex = at
  return cutAngle.test(text)
}

function skipSpace(text: string, from: number): number {
  let position = from
  while (/\s/.test(text.charAt(position))) position += 1
  return position
}

function ticksAt(text: string, at: number): string {
  return /^`+/.exec(text.slice(at))?.[0] ?? ''
}
