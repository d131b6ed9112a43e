import { times, toTable, type Language } from './table'

/** What was promised, and what was found. */
export interface Target {
  readonly name: { readonly zh: string; readonly en: string }
  readonly value: number
  /** More than this is a miss. */
  readonly limit: number
  readonly aim?: number
  /** Empty for what is counted. */
  readonly unit: '×' | 'ms' | 'MB' | ''
}

/** Those that were missed, one sentence each. */
export function toMisses(targets: readonly Target[]): string[] {
  return targets
    .filter((target) => !isMet(target))
    .map(
      (target) =>
        `${target.name.en}: ${show(target, target.value)}, at most ${show(target, target.limit)}`,
    )
}

/** @param columns - What is compared, found, promised, aimed at, and whether it was met. */
export function toTargetTable(
  targets: readonly Target[],
  language: Language,
  columns: readonly string[],
): string {
  const rows = targets.map((target) => [
    target.name[language],
    show(target, target.value),
    `≤ ${show(target, target.limit)}`,
    target.aim === undefined ? '' : `≤ ${show(target, target.aim)}`,
    isMet(target) ? '✓' : '✗',
  ])
  return toTable(columns, rows)
}

/** A target, when there is a value. */
export function target(
  name: Target['name'],
  value: number | undefined,
  limit: number,
  unit: Target['unit'],
  aim?: number,
): Target[] {
  if (value === undefined) return []
  return [{ name, value, limit, unit, ...(aim === undefined ? {} : { aim }) }]
}

function isMet({ value, limit }: Target): boolean {
  return value <= limit
}

function show({ unit }: Target, value: number): string {
  if (unit === '×') return times(value)
  return unit ? `${value.toFixed(1)} ${unit}` : String(value)
}
