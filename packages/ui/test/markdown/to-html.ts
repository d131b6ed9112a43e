import type { MarkdownIt } from 'markdown-it'
import type { CitationMeta } from '../../src/markdown/citation-rule'

/** Lets a parser write HTML for its own tokens too, so that it can be compared with a specification's. */
export function toHtml(parser: MarkdownIt): (markdown: string) => string {
  const { rules } = parser.renderer
  rules['citation'] = (tokens, index) => {
    const meta = tokens[index]?.meta as unknown as CitationMeta | undefined
    return `<sup>${meta?.indexes.join(',')}</sup>`
  }
  rules['task'] = (tokens, index) => {
    const meta = tokens[index]?.meta as unknown as { isDone: boolean } | undefined
    return `<input type="checkbox"${meta?.isDone ? ' checked=""' : ''} disabled="">`
  }
  rules['bidi'] = (tokens, index) => `<span class="tyqw-bidi">${tokens[index]?.content}</span>`
  return (markdown) => parser.render(markdown)
}
