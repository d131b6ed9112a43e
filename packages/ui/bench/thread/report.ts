import { cell, times, toTable, type Language } from '../table'
import { toMisses, toTargetTable } from '../target'
import type { ContenderName } from './contenders'
import { phases, type Run, type Task, type ThreadResults } from './run-thread'
import type { Settings } from './settings'
import { findTargets } from './targets'
import { texts, type Words } from './texts'

export interface Report {
  readonly settings: Settings
  readonly results: ThreadResults
  /** How each contender is called. */
  readonly labels: ReadonlyMap<ContenderName, string>
  readonly chromium: string
}

/** The targets that were missed, one sentence each. */
export function findMissed({ results }: Report): string[] {
  return toMisses(findTargets(results))
}

/** The section of the page of benchmarks. */
export function toSection(language: Language, report: Report): string {
  const words = texts[language]
  const targets = findTargets(report.results)
  return [
    `## ${words.title}`,
    words.method(report.settings.rounds, report.chromium),
    toTimes(report, words),
    ...(targets.length > 0
      ? [words.targets, toTargetTable(targets, language, words.targetColumns)]
      : []),
    words.held,
    toHeld(report, words),
    words.notes,
  ].join('\n\n')
}

function toTimes({ settings, results, labels }: Report, words: Words): string {
  const { names, sizes } = settings
  const few = sizes[0] ?? 0
  const many = sizes.at(-1) ?? few
  const rows = names.flatMap((name) =>
    phases.map((phase) => {
      const toTask = (size: number): Task => ({ name, size, phase })
      const signAt = (size: number) => (results.isCut(toTask(size)) ? '> ' : '')
      const toTime = (size: number) =>
        cell(results.total(toTask(size)), (ms) => `${signAt(size)}${ms.toFixed(0)} ms`)
      const growth = results.ratio(toTask(many), toTask(few))
      const label = phase === phases[0] ? (labels.get(name) ?? name) : ''
      return [label, words.phases[phase]].concat(
        sizes.map(toTime),
        cell(growth, (ratio) => signAt(many) + times(ratio)),
      )
    }),
  )
  return toTable([words.chat, words.phase, ...sizes.map(String), words.growth(few, many)], rows)
}

/** What is on the page, and in memory. */
function toHeld({ settings, results, labels }: Report, words: Words): string {
  const { names, sizes } = settings
  const kinds = (['open', 'scroll'] as const).flatMap((phase) => [
    { phase, what: words.elements(words.phases[phase]), read: ({ elements }: Run) => elements },
    { phase, what: words.heap(words.phases[phase]), read: ({ heap }: Run) => heap, unit: ' MB' },
  ])
  const rows = names.flatMap((name) =>
    kinds.map(({ phase, what, read, unit }, index) => {
      const toValue = (size: number) =>
        cell(results.median({ name, size, phase }, read), (value) =>
          unit ? value.toFixed(1) + unit : String(value),
        )
      return [index === 0 ? (labels.get(name) ?? name) : '', what].concat(sizes.map(toValue))
    }),
  )
  return toTable([words.chat, words.what, ...sizes.map(String)], rows)
}
