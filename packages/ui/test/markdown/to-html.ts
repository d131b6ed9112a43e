import type { MarkdownIt, Token } from 'markdown-it'
import type { CitationMeta } from '../../src/markdown/citation-rule'
import type { FootnoteMeta } from '../../src/markdown/footnotes/footnote-rule'

/** Lets a parser write HTML for its own tokens too, so that it can be compared with a specification's. */
export function toHtml(parser: MarkdownIt): (markdown: string) => string {
  const { rules } = parser.renderer
  rules['citation'] = (tokens, index) => {
    const meta = tokens[index]?.meta as unknown as CitationMeta | undefined
    return `<sup>${meta?.indexes.join(',')}</sup>`
  }
  rules['footnote_ref'] = (tokens, index) => `<sup>${labelOf(tokens[index])}</sup>`
  rules['footnote_open'] = (tokens, index) => `<div><span>${labelOf(tokens[index])}</span>\n`
  rules['task'] = (tokens, index) => {
    const meta = tokens[index]?.meta as unknown as { isDone: boolean } | undefined
    return `<input type="checkbox"${meta?.isDone ? ' checked=""' : ''} disabled="">`
  }
  rules['bidi'] = (tokens, index) => `<span class="tyqw-bidi">${tokens[index]?.content}</span>`
  return (markdown) => parser.render(markdown)
}

function labelOf(token: Token | undefined): string | undefined {
  return (token?.meta as unknown as FootnoteMeta | undefined)?.label
}
