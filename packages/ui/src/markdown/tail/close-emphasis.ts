import type { MarkdownIt } from 'markdown-it'

/** Signs at the end, which may not have come whole: put there again by what closes the text. */
const lastSigns = /(?<=(?<!\\)(?:\\\\)*)[*_~][*_~\s]*$/
const sign = /[*_~]/
const latin = /[a-z\d]/i

/** Closes the emphasis and strikethrough that is open where a text ends. */
export function closeEmphasis(text: string, parser: MarkdownIt): string {
  if (!sign.test(text)) return text
  const held = text.replace(lastSigns, '').trimEnd()
  const { contents, open } = readSigns(held, parser)
  const closing = open.filter((index) => !isProduct(contents, index)).toReversed()
  return held + closing.map((index) => contents[index]).join('')
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
