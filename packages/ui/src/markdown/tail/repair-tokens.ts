import type { MarkdownIt, Token } from 'markdown-it'
import type { MathMeta } from '../math/math-meta'
import { withoutHalfClosing } from './half-closing'
import { drop } from './drop'
import { repairInline } from './repair-inline'
import { repairTable } from './repair-table'

/** What may be a definition: at the beginning of a paragraph that stands by itself. */
const mayDefine = /^\[[^\]\n]{0,80}(?:\](?::.*)?)?$/
const mayBeTask = /^\[(?:[ x]?\]?)?$/i
/** The row of dashes below the head of a table, as far as it has come. */
const dashes = /^[|:\- \t]+$/

/**
 * Completes what has half arrived at the end of a streamed text, for display only, so that its syntax does not flash: in tokens
 * of the block parser, whose own texts are not read yet. What shows nothing so far is taken away.
 *
 * @returns Whether anything is not as it was written.
 */
export function repairTokens(tokens: Token[], text: string, parser: MarkdownIt): boolean {
  const lines = text.split('\n')
  const isAtEnd = ({ map }: Token) => (map?.[1] ?? 0) >= lines.length - 1
  const index = tokens.findLastIndex(({ nesting }) => nesting !== -1)
  const leaf = tokens[index]
  if (!leaf) return false
  const isInTable = tokens.slice(index + 1).some(({ type }) => type === 'table_close')
  const table = isInTable ? tokens.findLastIndex(({ type }) => type === 'table_open') : -1
  if (!isAtEnd(tokens[table] ?? leaf)) return false
  if (isInTable) return repairTable(tokens, table, lines.at(-1) ?? '')
  const before = leaf.content
  if (repairLeaf(leaf, { tokens, index, lines, parser })) return leaf.content !== before
  drop(tokens, leaf.type === 'inline' ? index - 1 : index)
  return true
}

interface Place {
  readonly tokens: readonly Token[]
  readonly index: number
  readonly lines: readonly string[]
  readonly parser: MarkdownIt
}

/** Says whether there is anything to show. */
function repairLeaf(leaf: Token, { tokens, index, lines, parser }: Place): boolean {
  const line = lines.at(-1) ?? ''
  if (leaf.type === 'math_block') return (leaf.meta as unknown as MathMeta).isClosed
  if (leaf.type === 'fence') {
    if (leaf.map?.[0] === lines.length - 1) return false
    leaf.content = withoutHalfClosing(leaf, lines)
    return true
  }
  if (leaf.type !== 'inline') return true
  const open = tokens[index - 1]
  // A heading on a line of its own has ended with it.
  if (open?.type === 'heading_open' && line === '') return true
  if (open?.type === 'paragraph_open')
    leaf.content = withoutUndecided(leaf, open, tokens[index - 2])
  leaf.content = repairInline(leaf.content, parser)
  return leaf.content !== ''
}

/** A paragraph without what may become something else: a definition, a task, a table. */
function withoutUndecided({ content }: Token, paragraph: Token, parent: Token | undefined): string {
  if (paragraph.level === 0 && mayDefine.test(content)) return ''
  if (parent?.type === 'list_item_open' && mayBeTask.test(content)) return ''
  const lines = content.split('\n')
  const last = lines.at(-1) ?? ''
  const isBelowHead = dashes.test(last) && (lines.at(-2) ?? '').includes('|')
  const held = isBelowHead ? 2 : last.startsWith('|') ? 1 : 0
  return held ? lines.slice(0, -held).join('\n') : content
}
