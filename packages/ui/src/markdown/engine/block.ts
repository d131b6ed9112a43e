import type { Token } from 'markdown-it'

/**
 * A piece of a document: a paragraph, a list, an item of it. Immutable, and the same object for as long as nothing in it changes,
 * so that who shows it knows what to leave alone.
 */
export interface Block {
  /** Its place among its siblings, which it keeps. */
  readonly key: number
  /** What opens it: `paragraph_open`, `fence`, … */
  readonly open: Token
  /** Its tokens, if it is shown as a whole. */
  readonly tokens?: readonly Token[]
  /** Its pieces, if they are shown one by one. */
  readonly children?: readonly Block[]
  /** The lines it was made of, and what else decides how they are read. */
  readonly source: string
  /** Labels of definitions that were looked up in it, with what was found. */
  readonly lookups?: ReadonlyMap<string, string>
}

/** Places of the first and the last token of a block, and its lines. */
export interface BlockRange {
  readonly from: number
  readonly to: number
  /** The first line, and the one after the last. */
  readonly lines: readonly [number, number]
}

/** Blocks whose pieces are blocks in turn. */
const containers = new Set([
  'bullet_list_open',
  'ordered_list_open',
  'list_item_open',
  'blockquote_open',
  'footnote_open',
  'table_open',
  'tbody_open',
])

export function isContainer({ type }: Token): boolean {
  return containers.has(type)
}

/** A link definition: it is read, and shows nothing. */
export function isDefinition(token: Token | undefined): boolean {
  return token?.type === 'reference_definition'
}

/** Whether definitions were looked up anywhere in it. */
export function hasLookups(block: Block | undefined): boolean {
  return block?.children?.some(hasLookups) ?? block?.lookups !== undefined
}

/** The blocks right inside a range of tokens. */
export function readRanges(tokens: readonly Token[], from: number, end: number): BlockRange[] {
  const ranges: BlockRange[] = []
  for (let index = from; index < end; index++) {
    const first = index
    for (let depth = tokens[index]?.nesting ?? 0; depth > 0;)
      depth += tokens[++index]?.nesting ?? -1
    ranges.push({ from: first, to: index, lines: tokens[first]?.map ?? [0, 0] })
  }
  return ranges
}
