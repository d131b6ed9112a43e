import type { ChatMessage } from '@tyqw/core'
import type { TyqwLocale } from '../../../locale/zh-cn'
import { formatCost, formatTokens } from '../../../pricing/format'
import type { PriceTable } from '../../../pricing/prices'
import { sumUsage } from '../../../pricing/sum-usage'
import { toCost } from '../../../pricing/to-cost'

/** A name and what it amounts to. */
export interface UsageRow {
  readonly key: string
  readonly name: string
  readonly value: string
  /** A part of the row above. */
  readonly isPart?: boolean
}

/** What is known of an answer's tokens, time and cost; what is not known has no row. */
export function toUsageRows(
  { metadata, parts }: Pick<ChatMessage, 'metadata' | 'parts'>,
  texts: TyqwLocale,
  prices?: PriceTable,
): readonly UsageRow[] {
  const sum = sumUsage(metadata.runs)
  const cost = prices && toCost(metadata, prices)
  const { submittedAt, firstTokenAt, finishedAt, runStarts } = metadata
  // An answer that was continued stood still in between, for nobody knows how long.
  const isContinued = runStarts !== undefined && !parts.some(({ type }) => type === 'tool')
  const rows: (UsageRow | undefined | false)[] = [
    metadata.model !== undefined && { key: 'model', name: texts.usageModel, value: metadata.model },
    tokens('input', texts.usageInput, sum?.inputTokens),
    part('cached', texts.usageCached, sum?.cachedTokens),
    tokens('output', texts.usageOutput, sum?.outputTokens),
    part('reasoning', texts.usageReasoning, sum?.reasoningTokens),
    time('first', texts.usageFirstToken, submittedAt, firstTokenAt),
    isContinued ? undefined : time('duration', texts.usageDuration, submittedAt, finishedAt),
    cost && { key: 'cost', name: texts.usageCost, value: amount() },
  ]

  function tokens(key: string, name: string, count: number | undefined): UsageRow | undefined {
    if (count === undefined) return undefined
    return { key, name, value: texts.tokens(formatTokens(count, texts.code)) }
  }

  function part(key: string, name: string, count: number | undefined): UsageRow | undefined {
    const row = tokens(key, name, count || undefined)
    return row && { ...row, isPart: true }
  }

  function time(key: string, name: string, from: number | undefined, to: number | undefined) {
    if (from === undefined || to === undefined || to < from) return undefined
    return { key, name, value: texts.milliseconds(to - from) }
  }

  function amount(): string {
    if (!cost) return ''
    const text = formatCost(cost.amount, cost.currency, texts.code)
    return cost.isPartial ? texts.atLeast(text) : text
  }

  return rows.filter((row) => row !== undefined && row !== false)
}
