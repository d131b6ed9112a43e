import { parseArgs } from 'node:util'
import { oneOf, split, toNumber } from '../options'
import { contenderNames, type ContenderName } from './contenders'

export interface Settings {
  readonly names: readonly ContenderName[]
  /** In messages. */
  readonly sizes: readonly number[]
  readonly rounds: number
  /** The page of benchmarks gets what is found. */
  readonly isWritten: boolean
}

const allSizes = [100, 1000, 10_000]

/** How the benchmark is called. */
export const usage = `pnpm bench thread [options]

  --only NAMES     whom to measure: ${contenderNames.join(', ')}
  --sizes SIZES    lengths of the conversation in messages: ${allSizes.join(',')}
  --rounds NUMBER  how often, 3 by default; the median counts
  --write          writes the pages of benchmarks, as a run without options does
  --help           this text`

/** Reads `--only ours --sizes 100,10000 --rounds 1 --write`. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      sizes: { type: 'string' },
      rounds: { type: 'string' },
      write: { type: 'boolean' },
    },
  })
  return {
    names: values.only
      ? split(values.only).map((name) => oneOf(name, contenderNames, '--only'))
      : contenderNames,
    // Two messages are there before.
    sizes: values.sizes
      ? split(values.sizes).map((size) => toNumber(size, '--sizes', 2))
      : allSizes,
    rounds: values.rounds === undefined ? 3 : toNumber(values.rounds, '--rounds'),
    isWritten: values.write ?? Object.keys(values).length === 0,
  }
}
