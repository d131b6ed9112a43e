import type { Usage } from '@tyqw/core'

/** What all runs of an answer took together; a number that no run reports is absent. */
export type UsageSum = Omit<Usage, 'models'>

const counted = ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedTokens'] as const

/** @returns undefined where nothing is reported at all */
export function sumUsage(runs: readonly Usage[]): UsageSum | undefined {
  const sum: { -readonly [Key in keyof UsageSum]: number } = {}
  for (const run of runs)
    for (const key of counted) {
      const count = run[key] ?? ofModels(run, key)
      if (count !== undefined) sum[key] = (sum[key] ?? 0) + count
    }
  return Object.keys(sum).length > 0 ? sum : undefined
}

function ofModels({ models }: Usage, key: (typeof counted)[number]): number | undefined {
  if (!models?.length || (key !== 'inputTokens' && key !== 'outputTokens')) return undefined
  return models.reduce((sum, share) => sum + share[key], 0)
}
