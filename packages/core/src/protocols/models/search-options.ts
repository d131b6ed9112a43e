import type { CitationFormat } from '../../model/transport'
import { toWireKeys } from '../wire-keys'

/**
 * How the web is searched, with `enableSearch`. Which models know which field differs.
 *
 * Source: Alibaba Cloud Model Studio, "web search".
 */
export interface QwenSearchOptions {
  /** The pages that were found come back, as the message's sources. @default false */
  readonly enableSource?: boolean
  /** Marks such as `[1]` in the text; needs `enableSource`. @default false */
  readonly enableCitation?: boolean
  /** How the marks look. @default '[<number>]' */
  readonly citationFormat?: CitationFormat
  /** Searches even where the model would not. @default false */
  readonly forcedSearch?: boolean
  /** How much is searched, from fast to thorough; `standard` is an older name. @default 'turbo' */
  readonly searchStrategy?: 'turbo' | 'max' | 'agent' | 'agent_max' | 'standard' | (string & {})
  /** Weather, shares and other services beside the web; they come back as steps. @default false */
  readonly enableSearchExtension?: boolean
  /** The first frame has the sources, before any text. @default false */
  readonly prependSearchResult?: boolean
  /** Only pages of the last so many days. @default any age */
  readonly freshness?: 7 | 30 | 180 | 365
  /** Only these sites, 25 at most. @default all */
  readonly assignedSiteList?: readonly string[]
  /** What to search for, in words: `promptIntervene: '只检索技术内容'`. @default none */
  readonly intentionOptions?: { readonly promptIntervene?: string }
}

/** Which marks these options ask for. */
export function toCitationFormat({
  enableSource,
  enableCitation,
  citationFormat = '[<number>]',
}: QwenSearchOptions = {}): CitationFormat | undefined {
  return enableSource && enableCitation ? citationFormat : undefined
}

/** The wire's spelling, nested keys too. */
export function toWireSearchOptions({
  intentionOptions,
  ...options
}: QwenSearchOptions): Record<string, unknown> {
  return toWireKeys({
    ...options,
    intentionOptions: intentionOptions && toWireKeys(intentionOptions),
  })
}
