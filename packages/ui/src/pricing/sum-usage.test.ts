import { describe, expect, it } from 'vitest'
import { sumUsage } from './sum-usage'

describe('sumUsage', () => {
  it('adds up what the runs report', () => {
    expect(
      sumUsage([
        { inputTokens: 1, outputTokens: 2, reasoningTokens: 1 },
        {},
        { inputTokens: 3, outputTokens: 4, cachedTokens: 2 },
      ]),
    ).toEqual({ inputTokens: 4, outputTokens: 6, reasoningTokens: 1, cachedTokens: 2 })
  })

  it('counts by models where a run tells nothing else', () => {
    const models = [
      { model: 'a', inputTokens: 1, outputTokens: 2 },
      { model: 'b', inputTokens: 3, outputTokens: 4 },
    ]
    expect(sumUsage([{ models }])).toEqual({ inputTokens: 4, outputTokens: 6 })
    expect(sumUsage([{ models, inputTokens: 9, outputTokens: 9 }])).toEqual({
      inputTokens: 9,
      outputTokens: 9,
    })
  })

  it('is nothing where nothing is known, and zero is known', () => {
    expect(sumUsage([])).toBeUndefined()
    expect(sumUsage([{}, { models: [] }])).toBeUndefined()
    expect(sumUsage([{ outputTokens: 0 }])).toEqual({ outputTokens: 0 })
  })
})
