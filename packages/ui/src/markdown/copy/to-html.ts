import type { CitationMeta } from '../citation-rule'
import type { FootnoteMeta } from '../footnotes/footnote-rule'
import { boxOf, isMark, type CopyRules } from './to-plain-text'
import type { TokenNode } from './token-tree'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Elements that a copy may hold; what stands in any other is copied without it. */
const kept = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td strong em s'.split(' '),
)

/**
 * The same for a word processor: HTML of a few plain elements, without classes, styles or anything that loads by itself. An image
 * is its description, and a link stays one where it may be followed.
 */
export function toHtml(nodes: readonly TokenNode[], rules: CopyRules): string {
  return nodes.map((node) => toElement(node, rules)).join('')
}

function toElement({ token, children }: TokenNode, rules: CopyRules): string {
  switch (token.type) {
    case 'fence':
    case 'code_block':
      return `<pre><code>${escapeHtml(token.content)}</code></pre>`
    case 'code_inline':
      return `<code>${escapeHtml(token.content)}</code>`
    case 'math_block':
      return `<p>${escapeHtml(token.content.trim())}</p>`
    case 'hr':
      return '<hr>'
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return '<br>'
    case 'bidi':
      return ''
    case 'task':
      return `${boxOf(token.meta)} `
    case 'citation':
      return isMark(token.meta as CitationMeta | null, rules) ? '' : escapeHtml(token.content)
    case 'footnote_ref':
      return `[${labelOf(token.meta)}]`
    case 'footnote_open':
      return `<div>[${labelOf(token.meta)}] ${toHtml(children, rules)}</div>`
    case 'image':
      return escapeHtml(children.map((child) => child.token.content).join(''))
    case 'link_open': {
      const address = rules.toAddress(String(token.attrGet('href')))
      const text = toHtml(children, rules)
      return address ? `<a href="${escapeHtml(address)}">${text}</a>` : text
    }
    case 'ordered_list_open':
      return `<ol start="${Number(token.attrGet('start') ?? 1)}">${toHtml(children, rules)}</ol>`
    default:
      return wrap(token, children.length > 0 ? toHtml(children, rules) : escapeHtml(token.content))
  }
}

function wrap({ tag, hidden, nesting }: TokenNode['token'], content: string): string {
  return nesting === 1 && !hidden && kept.has(tag) ? `<${tag}>${content}</${tag}>` : content
}

function labelOf(meta: unknown): string {
  return escapeHtml((meta as FootnoteMeta | null)?.label ?? '')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
}
