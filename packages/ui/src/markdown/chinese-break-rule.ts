import type { MarkdownIt, Token } from 'markdown-it'

/** Characters that are written without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** A line break in the source is a space on the page, but Chinese has none: between Chinese characters it is nothing. */
export function chineseBreakRule(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'chinese-break', (state) => {
    for (const { children } of state.tokens) if (children) joinLines(children)
  })
}

function joinLines(tokens: readonly Token[]): void {
  tokens.forEach((token, place) => {
    if (token.type !== 'softbreak') return
    const before = nearestText(tokens, place, -1)
    const after = nearestText(tokens, place, 1)
    if (!unspaced.test(before.slice(-1)) || !unspaced.test(after.charAt(0))) return
    token.type = 'text'
    token.content = ''
  })
}

/** The text next to a place, past the tokens that open and close emphasis; empty where something else stands there. */
function nearestText(tokens: readonly Token[], from: number, step: 1 | -1): string {
  let place = from + step
  while (tokens[place]?.content === '') place += step
  const token = tokens[place]
  return token?.type === 'text' ? token.content : ''
}
