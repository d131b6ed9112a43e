import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { Fields } from '../fields'
import { isAbsent } from '../fields'

/** The first rule that sampling and length parameters break, in the service's own words. */
export function checkRanges(parameters: Fields): WireError | undefined {
  const broken = ranges.find(([name, holds]) => {
    const value = parameters[name]
    return !isAbsent(value) && !holds(value)
  })
  return broken && invalidParameter(broken[2])
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isWhole = (value: unknown): value is number => isNumber(value) && Number.isInteger(value)

const ranges: readonly (readonly [string, (value: unknown) => boolean, string])[] = [
  ['temperature', isNumber, "'temperature' must be Float"],
  [
    'temperature',
    (value) => isNumber(value) && value >= 0 && value < 2,
    'Temperature should be in [0.0, 2.0)',
  ],
  ['top_p', isNumber, "'top_p' must be Float"],
  [
    'top_p',
    (value) => isNumber(value) && value > 0 && value <= 1,
    'Range of top_p should be (0.0, 1.0]',
  ],
  [
    'top_k',
    (value) => isWhole(value) && value >= 0,
    'Parameter top_k be greater than or equal to 0',
  ],
  ['max_tokens', isLength, 'Range of max_tokens should be [1, 32768]'],
  ['max_completion_tokens', isLength, 'Range of max_completion_tokens should be [1, 32768]'],
  [
    'repetition_penalty',
    (value) => isNumber(value) && value > 0,
    'Repetition_penalty should be greater than 0.0',
  ],
  [
    'presence_penalty',
    (value) => isNumber(value) && Math.abs(value) <= 2,
    'Presence_penalty should be in [-2.0, 2.0]',
  ],
  ['n', (value) => isWhole(value) && value >= 1 && value <= 4, 'Range of n should be [1, 4]'],
  [
    'seed',
    (value) => isWhole(value) && value >= 0,
    'Range of seed should be [0, 9223372036854775807]',
  ],
  [
    'thinking_budget',
    (value) => isWhole(value) && value > 0,
    'The thinking_budget parameter must be a positive integer and not greater than 81920',
  ],
  [
    'stop',
    isStop,
    'The "stop" parameter must be of type "str", "list[str]", "list[int]", or "list[list[int]]", and all elements within the list must be of the same type.',
  ],
]

function isLength(value: unknown): boolean {
  return isWhole(value) && value >= 1 && value <= 32_768
}

function isStop(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (!Array.isArray(value)) return false
  return [
    (item: unknown) => typeof item === 'string',
    isWhole,
    (item: unknown) => Array.isArray(item) && item.every(isWhole),
  ].some((fits) => value.every(fits))
}
