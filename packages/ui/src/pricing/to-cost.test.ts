import type { Usage } from '@tyqw/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriceTable } from './prices'
import { toCost } from './to-cost'

const prices: PriceTable = {
  currency: 'CNY',
  models: {
    plain: { input: 1, output: 10 },
    cached: { input: 1, output: 10, cached: 0.2, reasoning: 20 },
    thinking: { input: 1, output: 2, thinkingOutput: 8 },
    tiers: [
      { input: 4, output: 40 },
      { upTo: 100, input: 2, output: 20 },
      { upTo: 10, input: 1, output: 10 },
    ],
    short: [{ upTo: 10, input: 1, output: 10 }],
    free: { input: 0, output: 0 },
  },
}
/** Per million tokens, so that numbers stay readable. */
const costOf = (model: string | undefined, ...runs: Usage[]) =>
  toCost({ runs, ...(model && { model }) }, prices)
const millionths = (model: string, ...runs: Usage[]) =>
  Math.round((costOf(model, ...runs)?.amount ?? NaN) * 1e6 * 1000) / 1000

describe('toCost', () => {
  it('counts what goes in and what comes out', () => {
    expect(costOf('plain', { inputTokens: 1_000_000, outputTokens: 100_000 })).toEqual({
      amount: 2,
      currency: 'CNY',
      isPartial: false,
    })
  })

  it('counts cached input and reasoning by prices of their own, as parts of the whole', () => {
    const run = { inputTokens: 100, cachedTokens: 60, outputTokens: 50, reasoningTokens: 30 }
    expect(millionths('cached', run)).toBe(40 * 1 + 60 * 0.2 + 20 * 10 + 30 * 20)
    expect(millionths('plain', run)).toBe(100 + 500)
  })

  it('has another price for all that a thinking run puts out', () => {
    expect(millionths('thinking', { outputTokens: 10, reasoningTokens: 4 })).toBe(80)
    expect(millionths('thinking', { outputTokens: 10, reasoningTokens: 0 })).toBe(20)
  })

  it.each([
    [10, 10 * 1],
    [11, 11 * 2],
    [100, 100 * 2],
    [101, 101 * 4],
  ])('takes the tier of a request of %i tokens', (inputTokens, cost) => {
    expect(millionths('tiers', { inputTokens })).toBe(cost)
  })

  it('takes the tier of each run alone', () => {
    expect(millionths('tiers', { inputTokens: 10 }, { inputTokens: 10 })).toBe(20)
  })

  it('knows no price beyond the last tier', () => {
    expect(costOf('short', { inputTokens: 11 })).toBeUndefined()
  })

  it('is nothing where nothing is known', () => {
    expect(costOf('unknown', { inputTokens: 1 })).toBeUndefined()
    expect(costOf('constructor', { inputTokens: 1 })).toBeUndefined()
    expect(costOf(undefined, { inputTokens: 1 })).toBeUndefined()
    expect(costOf('plain')).toBeUndefined()
    expect(costOf('plain', {})).toBeUndefined()
  })

  it('is zero where it was for nothing', () => {
    expect(costOf('plain', { inputTokens: 0, outputTokens: 0 })?.amount).toBe(0)
    expect(costOf('free', { inputTokens: 9, outputTokens: 9 })?.amount).toBe(0)
  })

  it('goes by the models that a run names, and says when one of them is unknown', () => {
    const share = (model: string) => ({ model, inputTokens: 10, outputTokens: 1 })
    const both = { models: [share('plain'), share('unknown')] }
    expect(costOf('free', both)).toMatchObject({ amount: 20 / 1e6, isPartial: true })
    expect(costOf('free', { models: [share('plain'), share('plain')] })).toMatchObject({
      amount: 40 / 1e6,
      isPartial: false,
    })
    const alone = { cachedTokens: 5, reasoningTokens: 1, models: [share('cached')] }
    expect(millionths('x', alone)).toBe(5 + 1 + 20)
  })

  it('is never negative, whatever is reported', () => {
    const tokens = fc.nat(1e6)
    const run = fc.record({
      inputTokens: tokens,
      outputTokens: tokens,
      cachedTokens: tokens,
      reasoningTokens: tokens,
    })
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        for (const model of Object.keys(prices.models))
          expect(toCost({ runs, model }, prices)?.amount ?? 0).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
