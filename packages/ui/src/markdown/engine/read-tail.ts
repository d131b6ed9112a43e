import type { MarkdownIt, Token } from 'markdown-it'
import { holdLine } from '../tail/hold-line'
import { repairTokens } from '../tail/repair-tokens'
import { isDefinition, readRanges, type BlockRange } from './block'
import type { References } from './definitions'

/** The end of a document that is read anew with each update. */
export interface Tail {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly ranges: readonly BlockRange[]
  /** All that is defined, here or before. */
  readonly references: References
  /** Its last block is not as it was written. */
  readonly isRepaired: boolean
}

/**
 * The blocks of a text, whose own texts are not read yet.
 *
 * @param before - What was defined before it, which wins.
 * @param isOpen - More is to come: what has half arrived is completed for display. A definition in the last line is not
 *   known before that line has ended.
 */
export function readTail(
  parser: MarkdownIt,
  given: string,
  before: References,
  isOpen: boolean,
): Tail {
  const read = readBlocks(parser, given, before)
  if (!isOpen) return toTail(given, read, false)
  const text = holdLine(given, read.tokens)
  const { tokens, references } = text === given ? read : readBlocks(parser, text, before)
  const last = tokens.at(-1)
  const label = last && labelOf(last)
  const isRepeated = tokens.some((token) => token !== last && labelOf(token) === label)
  if (label !== undefined && !isRepeated && !text.endsWith('\n')) delete references[label]
  const isRepaired = repairTokens(tokens, text, parser)
  return toTail(text, { tokens, references }, isRepaired)
}

interface ReadBlocks {
  readonly tokens: Token[]
  readonly references: References
}

function readBlocks(parser: MarkdownIt, text: string, before: References): ReadBlocks {
  const tokens: Token[] = []
  const references: References = Object.create(before)
  parser.block.parse(text, parser, { references }, tokens)
  return { tokens, references }
}

function toTail(text: string, { tokens, references }: ReadBlocks, isRepaired: boolean): Tail {
  const ranges = readRanges(tokens, 0, tokens.length)
  return { text, tokens, references, ranges, isRepaired }
}

/** What a range defines, first ones first. */
export function definedIn({ tokens, references }: Tail, end: number): References {
  const defined: References = {}
  for (const token of tokens.slice(0, end)) {
    const label = labelOf(token)
    const reference = label === undefined ? undefined : references[label]
    if (label !== undefined && reference) defined[label] ??= reference
  }
  return defined
}

function labelOf(token: Token): string | undefined {
  return isDefinition(token) ? (token.meta as { label?: string } | null)?.label : undefined
}
