import type { CitationMeta } from '../citation-rule'
import type { FootnoteMeta } from '../footnotes/footnote-rule'
import type { TokenNode } from './token-tree'

/** What the writers of a copied text go by. */
export interface CopyRules {
  /** Whether there is a source of that number: without it, `[n]` is text. */
  isSource(index: string): boolean
  /** The address that may be followed; undefined where there is none. */
  toAddress(href: string): string | undefined
}

const BULLET = '• '
const INDENT = '  '

/** Text as a person would type it: no signs of Markdown and no marks of sources; tables by tabs, code as it is. */
export function toPlainText(nodes: readonly TokenNode[], rules: CopyRules): string {
  return blocksOf(nodes, rules, '\n\n')
}

function blocksOf(nodes: readonly TokenNode[], rules: CopyRules, gap: string): string {
  return nodes
    .map((node) => blockOf(node, rules))
    .filter((text) => text !== '')
    .join(gap)
}

function blockOf(node: TokenNode, rules: CopyRules): string {
  const { token, children } = node
  switch (token.type) {
    case 'fence':
    case 'code_block':
      return token.content.replace(/\n$/, '')
    case 'math_block':
      return token.content.trim()
    case 'hr':
      return ''
    case 'bullet_list_open':
      return listOf(node, rules, () => BULLET)
    case 'ordered_list_open': {
      const first = Number(token.attrGet('start') ?? 1)
      return listOf(node, rules, (place) => `${first + place}. `)
    }
    case 'table_open':
      return rowsOf(node)
        .map((row) => row.children.map((cell) => inlineOf(cell.children, rules)).join('\t'))
        .join('\n')
    case 'footnote_open':
      return `[${(token.meta as FootnoteMeta | null)?.label ?? ''}] ${blocksOf(children, rules, '\n')}`
    case 'inline':
      return inlineOf(children, rules)
    default:
      return blocksOf(children, rules, token.type === 'list_item_open' ? '\n' : '\n\n')
  }
}

function listOf(list: TokenNode, rules: CopyRules, markOf: (place: number) => string): string {
  return list.children
    .map((item, place) => {
      const text = blockOf(item, rules)
      const mark = hasBox(item) ? '' : markOf(place)
      return mark + text.replaceAll('\n', `\n${INDENT}`)
    })
    .join('\n')
}

/** A box stands in the place of a bullet. */
function hasBox({ token }: TokenNode): boolean {
  return token.attrGet('class') === 'tyqw-task'
}

/** The rows of a table's head and body. */
export function rowsOf({ children }: TokenNode): readonly TokenNode[] {
  return children.flatMap((part) => part.children)
}

/** The pieces of a line of text. */
export function inlineOf(nodes: readonly TokenNode[], rules: CopyRules): string {
  return nodes.map((node) => pieceOf(node, rules)).join('')
}

function pieceOf({ token, children }: TokenNode, rules: CopyRules): string {
  switch (token.type) {
    case 'softbreak':
      return ' '
    case 'hardbreak':
      return '\n'
    case 'citation':
      return isMark(token.meta as CitationMeta | null, rules) ? '' : token.content
    case 'footnote_ref':
      return `[${(token.meta as FootnoteMeta | null)?.label ?? ''}]`
    case 'task':
      return `${boxOf(token.meta)} `
    // Its name stands there on the page; what it does to a text is left behind.
    case 'bidi':
      return ''
    case 'link_open':
      return linkOf(inlineOf(children, rules), rules.toAddress(String(token.attrGet('href'))))
    default:
      return children.length > 0 ? inlineOf(children, rules) : token.content
  }
}

/** A text, and where it leads when it does not say that itself. */
function linkOf(text: string, address: string | undefined): string {
  const own = address?.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '')
  return !address || own === undefined || text.includes(own) ? text : `${text} (${address})`
}

/** Whether it is a mark of a source, which no copy has. */
export function isMark(meta: CitationMeta | null, { isSource }: CopyRules): boolean {
  return !meta?.needsSource || meta.indexes.some(isSource)
}

export function boxOf(meta: unknown): string {
  return (meta as { isDone?: boolean } | null)?.isDone ? '☑' : '☐'
}
