import type { ChatMessage, Usage } from '@tyqw/core'
import type { ModelPrice, PriceTable, PriceTier } from './prices'

/** What an answer cost. */
export interface Cost {
  /** In units of the currency. */
  readonly amount: number
  /** As ISO 4217 has it. */
  readonly currency: string
  /** Part of it is not known, so that it cost at least this much. */
  readonly isPartial: boolean
}

const MILLION = 1_000_000

/**
 * What an answer cost, all runs together. A run whose models are named by the service counts by them, any other by the answer's
 * model; each run has the price of its own length. Cached tokens are a part of the input, and reasoning tokens of the output.
 *
 * @returns undefined where no run has tokens of a model that has a price
 */
export function toCost(
  { runs, model }: Pick<ChatMessage['metadata'], 'runs' | 'model'>,
  prices: PriceTable,
): Cost | undefined {
  const costs = runs.flatMap((run) => costsOf(run, model, prices))
  const known = costs.filter((cost) => cost !== undefined)
  if (known.length === 0) return undefined
  return {
    amount: known.reduce((sum, cost) => sum + cost, 0),
    currency: prices.currency,
    isPartial: known.length < costs.length,
  }
}

/** One cost for each model of a run; undefined where it has no price. A run that reports nothing has none. */
function costsOf(
  run: Usage,
  model: string | undefined,
  prices: PriceTable,
): readonly (number | undefined)[] {
  if (run.models?.length)
    return run.models.map((share) => costOf({ ...withDetails(run), ...share }, share.model, prices))
  const isReported = run.inputTokens !== undefined || run.outputTokens !== undefined
  return isReported ? [costOf(run, model, prices)] : []
}

/** Which model the details belong to is known only when one ran alone. */
function withDetails({ models, cachedTokens, reasoningTokens }: Usage): Usage {
  if (models?.length !== 1) return {}
  return {
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
  }
}

function costOf(run: Usage, model: string | undefined, { models }: PriceTable): number | undefined {
  const listed = model !== undefined && Object.hasOwn(models, model) ? models[model] : undefined
  const input = run.inputTokens ?? 0
  const price = listed && priceFor(listed, input)
  if (!price) return undefined
  const output = run.outputTokens ?? 0
  const cached = Math.min(run.cachedTokens ?? 0, input)
  const reasoning = Math.min(run.reasoningTokens ?? 0, output)
  const isThinking = reasoning > 0 && price.thinkingOutput !== undefined
  const outputPrice = isThinking ? (price.thinkingOutput ?? price.output) : price.output
  const reasoningPrice = isThinking ? outputPrice : (price.reasoning ?? price.output)
  const total =
    (input - cached) * price.input +
    cached * (price.cached ?? price.input) +
    (output - reasoning) * outputPrice +
    reasoning * reasoningPrice
  return total / MILLION
}

/** The smallest tier that holds the request; a request beyond all of them has no price. */
function priceFor(
  listed: ModelPrice | readonly PriceTier[],
  inputTokens: number,
): ModelPrice | undefined {
  if (!isTiers(listed)) return listed
  return listed
    .filter(({ upTo = Infinity }) => inputTokens <= upTo)
    .toSorted((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity))[0]
}

function isTiers(listed: ModelPrice | readonly PriceTier[]): listed is readonly PriceTier[] {
  return Array.isArray(listed)
}
