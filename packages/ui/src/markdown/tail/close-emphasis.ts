import type { MarkdownIt } from 'markdown-it'
import { endsInEscape } from './trailing'

const sign = /[*_~]/
const signOrSpace = /[*_~\s]/
const latin = /[a-z\d]/i

/** Closes the emphasis and strikethrough that is open where a text ends. */
export function closeEmphasis(text: string, parser: MarkdownIt): string {
  if (!sign.test(text)) return text
  const held = withoutLastSigns(text).trimEnd()
  const { contents, open } = readSigns(held, parser)
  const closing = open.filter((index) => !isProduct(contents, index)).toReversed()
  return held + closing.map((index) => contents[index]).join('')
}

/** The text without signs at its end, which may not have come whole: what closes it puts them there again. */
function withoutLastSigns(text: string): string {
  let start = text.length
  while (start > 0 && signOrSpace.test(text.charAt(start - 1))) start -= 1
  while (start < text.length && !sign.test(text.charAt(start))) start += 1
  return text.slice(0, endsInEscape(text.slice(0, start)) ? start + 1 : start)
}

/** The pieces of a text, and which of them are signs that nothing closes. */
function readSigns(text: string, parser: MarkdownIt) {
  const state = new parser.inline.State(text, parser, {}, [])
  parser.inline.tokenize(state)
  const contents = state.tokens.map(({ content }) => content)
  for (const rule of parser.inline.ruler2.getRules('')) rule(state)
  const open = state.delimiters.filter(({ open, end }) => open && end < 0)
  return { contents, open: open.map(({ token }) => token) }
}

/** `5*3`: a sign that stands alone between Latin letters or digits. */
function isProduct(contents: readonly string[], index: number): boolean {
  const before = contents[index - 1]?.at(-1) ?? ''
  const after = contents[index + 1]?.at(0) ?? ''
  return latin.test(before) && latin.test(after)
}
