import type { MarkdownIt, Token } from 'markdown-it'
import { isDefinition, readRanges, type BlockRange } from './block'
import type { References } from './definitions'

/** The end of a document that is read anew with each update. */
export interface Tail {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly ranges: readonly BlockRange[]
  /** All that is defined, here or before. */
  readonly references: References
}

/**
 * The blocks of a text, whose own texts are not read yet.
 *
 * @param before - What was defined before it, which wins.
 * @param isStreaming - A definition in the last line is not known before that line has ended.
 */
export function readTail(
  parser: MarkdownIt,
  text: string,
  before: References,
  isStreaming: boolean,
): Tail {
  const tokens: Token[] = []
  const references: References = Object.create(before)
  parser.block.parse(text, parser, { references }, tokens)
  const last = tokens.at(-1)
  const label = last && labelOf(last)
  const isRepeated = tokens.some((token) => token !== last && labelOf(token) === label)
  if (isStreaming && label !== undefined && !isRepeated && !text.endsWith('\n'))
    delete references[label]
  return { text, tokens, ranges: readRanges(tokens, 0, tokens.length), references }
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
