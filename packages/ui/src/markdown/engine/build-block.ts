import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { isContainer, isDefinition, readRanges, type Block, type BlockRange } from './block'
import type { DefinitionReader } from './definitions'
import type { Tail } from './read-tail'

export interface BlockBuilder {
  /**
   * The block of a range, which is the earlier one itself when nothing in it has changed.
   *
   * @param before - What stood in that place.
   */
  build(range: BlockRange, key: number, before: Block | undefined): Block
  /** A settled block, its text read again where definitions it asked for have changed. */
  refresh(block: Block): Block
}

type CoreRule = (state: StateCore) => void

/** Rules that read the blocks, or would do nothing. */
const notLate = ['normalize', 'block', 'strip_references', 'replacements', 'smartquotes']
const lateRules = new WeakMap<MarkdownIt, readonly CoreRule[]>()

/** What comes after the block parser, in its order. */
function lateRulesOf(parser: MarkdownIt): readonly CoreRule[] {
  let rules = lateRules.get(parser)
  if (!rules) {
    const { ruler } = parser.core
    ruler.disable(notLate)
    rules = ruler.getRules('')
    ruler.enable(notLate)
    lateRules.set(parser, rules)
  }
  return rules
}

/** Texts of lines are parsed only for blocks that are new. */
export function createBlockBuilder(
  parser: MarkdownIt,
  definitions: DefinitionReader,
  { tokens, text, isRepaired }: Tail,
): BlockBuilder {
  const starts = lineStarts(text)
  const lastLeaf = tokens.findLastIndex(({ nesting }) => nesting !== -1)

  function sourceOf({ from, to, lines }: BlockRange): string {
    const open = tokens[from] as Token
    const slice = text.slice(starts[lines[0]] ?? 0, starts[lines[1]] ?? text.length)
    const isLast = to >= lastLeaf && lines[1] >= starts.length - 1
    const end = isRepaired && isLast ? 'repaired' : ''
    return `${open.type} ${open.markup} ${contextOf(tokens, from, to)} ${end} ${slice}`
  }

  function build(range: BlockRange, key: number, before: Block | undefined): Block {
    const open = tokens[range.from] as Token
    const source = sourceOf(range)
    if (before && before.source === source && !isStale(before, definitions)) return before
    return isContainer(open)
      ? buildContainer(range, { key, open, source }, before)
      : buildLeaf(range, { key, open, source })
  }

  function buildContainer(
    range: BlockRange,
    own: Pick<Block, 'key' | 'open' | 'source'>,
    before: Block | undefined,
  ): Block {
    const ranges = readRanges(tokens, range.from + 1, range.to).filter(
      ({ from }) => !isDefinition(tokens[from]),
    )
    const earlier = before?.open.type === own.open.type ? before.children : undefined
    const children = ranges.map((child, index) => build(child, index, earlier?.[index]))
    // What a task list notes on its item, it notes while it reads the item's text.
    const isKept = own.open.type === 'list_item_open' && children[0] && children[0] === earlier?.[0]
    return { ...own, open: isKept && before ? before.open : own.open, children }
  }

  function buildLeaf({ from, to }: BlockRange, own: Pick<Block, 'key' | 'open' | 'source'>): Block {
    const slice = tokens.slice(from, to + 1)
    const item = tokens[from - 1]
    const lookups = parseInline(slice, item?.type === 'list_item_open' ? item : undefined)
    return { ...own, tokens: slice, ...(lookups.size > 0 && { lookups }) }
  }

  /** Runs what comes after the block parser on these tokens alone. */
  function parseInline(slice: readonly Token[], item: Token | undefined) {
    const lookups = definitions.record()
    if (!slice.some(({ type }) => type === 'inline')) return lookups
    const state = new parser.core.State('', parser, definitions.env)
    state.tokens = item ? [item, ...slice] : [...slice]
    for (const rule of lateRulesOf(parser)) rule(state)
    return lookups
  }

  function refresh(block: Block, item?: Token): Block {
    if (!isStale(block, definitions)) return block
    if (block.children) {
      const own = block.open.type === 'list_item_open' ? block.open : undefined
      const children = block.children.map((child, index) => refresh(child, index ? undefined : own))
      return { ...block, children }
    }
    const slice = block.tokens ?? []
    for (const token of slice) if (token.type === 'inline') token.children = []
    return { ...block, lookups: parseInline(slice, item) }
  }

  return { build, refresh: (block) => refresh(block) }
}

/** Whether definitions that a block asked for, anywhere in it, have changed. */
function isStale(block: Block, definitions: DefinitionReader): boolean {
  if (block.children) return block.children.some((child) => isStale(child, definitions))
  return block.lookups !== undefined && !definitions.isSame(block.lookups)
}

/** What the lines of a block do not tell: whether its list is tight, and how its columns are aligned. */
function contextOf(tokens: readonly Token[], from: number, to: number): string {
  const open = tokens[from] as Token
  if (open.type === 'tr_open' || open.type === 'thead_open') {
    let columns = `${to - from}`
    for (let at = from; at < to; at++) columns += tokens[at]?.attrs?.[0]?.[1] ?? ''
    return columns
  }
  const isParagraph = ({ type, level }: Token) =>
    type === 'paragraph_open' && level === open.level + (open.type === 'list_item_open' ? 1 : 0)
  return tokens.slice(from, to).find(isParagraph)?.hidden ? 'tight' : 'loose'
}

/** Where each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
