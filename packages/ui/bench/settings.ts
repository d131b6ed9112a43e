import { parseArgs } from 'node:util'
import { contenderNames, isHighlighted, type ContenderName } from './contenders'
import { oneOf, split, toNumber } from './options'

export interface Settings {
  readonly names: readonly ContenderName[]
  /** In thousands of characters. */
  readonly sizes: readonly number[]
  readonly shapes: readonly Shape[]
  readonly rounds: number
  readonly seed: number
  /** Updates follow each other at once, not at the screen's pace. */
  readonly isFast: boolean
  /** The page of benchmarks gets what is found. */
  readonly isWritten: boolean
}

export const shapes = ['list', 'table', 'fence', 'quote', 'paragraph'] as const
export type Shape = (typeof shapes)[number]

const allSizes = [10, 40, 200]
/** The size that shapes are compared at. */
export const SHAPE_SIZE = 40

/** How the benchmark is called. */
export const usage = `pnpm bench markdown [options]

  --only NAMES     whom to measure: ${contenderNames.join(', ')};
                   plain is all that do not highlight code, highlighted is all that do
  --sizes SIZES    lengths of the answer in thousands of characters: ${allSizes.join(',')}
  --shapes SHAPES  what of one single block to measure, ours alone: ${shapes.join(',')}
  --rounds NUMBER  how often, 3 by default; the median counts
  --seed NUMBER    which answer, 1 by default
  --fast           updates follow each other at once, not at the screen's pace
  --write          writes the pages of benchmarks, as a run without options does
  --help           this text`

/** Reads `--only ours,streamdown --sizes 40 --shapes list,table --rounds 1 --seed 7 --fast --write`. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      sizes: { type: 'string' },
      shapes: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string' },
      fast: { type: 'boolean' },
      write: { type: 'boolean' },
    },
  })
  const isPart = values.only !== undefined || values.sizes !== undefined
  return {
    names: values.only ? split(values.only).flatMap(toNames) : contenderNames,
    sizes: values.sizes ? split(values.sizes).map((size) => toNumber(size, '--sizes')) : allSizes,
    shapes: toShapes(values.shapes, isPart),
    rounds: values.rounds === undefined ? 3 : toNumber(values.rounds, '--rounds'),
    seed: values.seed === undefined ? 1 : toNumber(values.seed, '--seed', 0),
    isFast: values.fast ?? false,
    isWritten: values.write ?? Object.keys(values).length === 0,
  }
}

const groups: Readonly<Record<string, readonly ContenderName[]>> = {
  plain: contenderNames.filter((name) => !isHighlighted(name)),
  highlighted: contenderNames.filter(isHighlighted),
}

function toNames(word: string): readonly ContenderName[] {
  return groups[word] ?? [oneOf(word, contenderNames, '--only')]
}

/** A run of a part measures shapes only when asked. */
function toShapes(value: string | undefined, isPart: boolean): readonly Shape[] {
  if (value === undefined) return isPart ? [] : shapes
  return split(value).map((shape) => oneOf(shape, shapes, '--shapes'))
}
