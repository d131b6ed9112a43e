import type { MarkdownIt, Token } from 'markdown-it'

/** Characters that are written without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
/** Punctuation that Chinese shares with other languages, and sets without spaces. */
const shared = /[\u2014\u2018\u2019\u201c\u201d\u2026]/

/** A line break in the source is a space on the page, but Chinese has none: between Chinese characters it is nothing. */
export function chineseBreakRule(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'chinese-break', (state) => {
    for (const { children } of state.tokens) if (children) joinLines(children)
  })
}

/** All breaks between two texts are the same, past emphasis, marks of sources and of footnotes. */
function joinLines(tokens: readonly Token[]): void {
  let before = ''
  let breaks: Token[] = []
  for (const token of tokens) {
    if (token.type === 'softbreak') breaks.push(token)
    if (token.content === '' || token.tag === 'sup') continue
    const text = token.type === 'text' ? token.content : ''
    if (breaks.length > 0 && isUnspaced(lastOf(before), firstOf(text))) breaks.forEach(drop)
    breaks = []
    before = text
  }
}

function drop(token: Token): void {
  token.type = 'text'
  token.content = ''
}

function isUnspaced(before: string, after: string): boolean {
  if (unspaced.test(before)) return unspaced.test(after) || shared.test(after)
  return shared.test(before) && unspaced.test(after)
}

// Whole characters: rare Han characters take two code units.
const firstOf = (text: string) => /^./su.exec(text)?.[0] ?? ''
const lastOf = (text: string) => /.$/su.exec(text)?.[0] ?? ''
