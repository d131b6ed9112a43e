import { countFences, createAnswer } from './answer'
import { isHighlighted, ownFor, type ContenderName } from './contenders'
import type { MarkdownResults, Task } from './run-page'
import { SHAPE_SIZE, type Settings } from './settings'
import { cell, times, toTable, type Language } from './table'
import { toMisses, toTargetTable } from './target'
import { findTargets } from './targets'
import { texts, type Words } from './texts'

export interface Report {
  readonly settings: Settings
  readonly results: MarkdownResults
  /** How each contender is called. */
  readonly labels: ReadonlyMap<ContenderName, string>
  readonly chromium: string
}

/** The targets that were missed, one sentence each. */
export function findMissed({ results, settings }: Report): string[] {
  const different = settings.names.flatMap((name) => [
    ...findOtherText(results, settings, name),
    ...findOtherColours(results, settings, name),
  ])
  return [...toMisses(findTargets(results)), ...different]
}

/** The section of the page of benchmarks. Tables that have nothing to say are left out. */
export function toSection(language: Language, report: Report): string {
  const words = texts[language]
  const { settings, chromium } = report
  const targets = findTargets(report.results)
  const highlighted = settings.names.filter(isHighlighted)
  return [
    `## ${words.title}`,
    words.method(settings.seed, settings.rounds, chromium),
    ...(settings.isFast ? [words.fast] : []),
    ...toTimes(
      report,
      words,
      settings.names.filter((name) => !isHighlighted(name)),
    ),
    ...(highlighted.length > 0 ? [words.highlighted] : []),
    ...toTimes(report, words, highlighted),
    ...(targets.length > 0
      ? [words.targets, toTargetTable(targets, language, words.targetColumns)]
      : []),
    ...settings.sizes
      .slice(-1)
      .flatMap((size) => [words.details(size), toDetails(report, words, size)]),
    ...(settings.shapes.length > 0 ? [words.shapes(SHAPE_SIZE), toShapes(report, words)] : []),
    words.peers,
  ].join('\n\n')
}

/** Main-thread time at each size, and ours as a share of it. */
function toTimes(
  { settings: { sizes }, results, labels }: Report,
  words: Words,
  names: readonly ContenderName[],
): string[] {
  if (names.length === 0) return []
  const columns = [words.renderer, ...sizes.flatMap((size) => [`${size} kB`, words.share])]
  const toCells = (name: ContenderName, size: number) => {
    const task = mixed(name, size)
    const own = ownFor(name)
    const share = name === own ? undefined : results.ratio(mixed(own, size), task)
    const [more, less] = results.isCut(task) ? ['> ', '< '] : ['', '']
    return [
      cell(results.total(task), (ms) => `${more}${ms.toFixed(0)} ms`),
      cell(share, (ratio) => less + times(ratio)),
    ]
  }
  const rows = names.map((name) =>
    [labels.get(name) ?? name].concat(sizes.flatMap((size) => toCells(name, size))),
  )
  return [toTable(columns, rows)]
}

/** What else there is to say at one size. */
function toDetails({ settings, results, labels }: Report, words: Words, size: number): string {
  const rows = settings.names.map((name) => {
    const task = mixed(name, size)
    return [
      labels.get(name) ?? name,
      cell(
        results.median(task, (run) => run.p99),
        (ms) => `${ms.toFixed(1)} ms`,
      ),
      cell(
        results.median(task, (run) => run.heap),
        (heap) => `${heap.toFixed(1)} MB`,
      ),
      cell(
        results.median(task, (run) => run.nodes),
        String,
      ),
      cell(
        results.median(task, (run) => run.text),
        String,
      ),
      cell(
        results.median(task, (run) => run.colouredPieces),
        String,
      ),
    ]
  })
  const columns = [words.renderer, words.p99, words.heap, words.nodes, words.text, words.coloured]
  return toTable(columns, rows)
}

function toShapes({ settings, results }: Report, words: Words): string {
  const rows = settings.shapes.map((shape) => {
    const task: Task = { name: 'ours', size: SHAPE_SIZE, shape }
    return [
      words.shapeNames[shape],
      cell(
        results.median(task, (run) => run.total),
        (ms) => `${ms.toFixed(0)} ms`,
      ),
      cell(results.ratio(task, mixed('ours', SHAPE_SIZE)), times),
      cell(
        results.median(task, (run) => run.p99),
        (ms) => `${ms.toFixed(1)} ms`,
      ),
    ]
  })
  return toTable([words.shape, words.total, words.ofMixed, words.p99], rows)
}

/** The same answer has to be on the page in all, give or take the labels of buttons. */
const TEXT_TOLERANCE = 0.05

function findOtherText(
  results: MarkdownResults,
  settings: Settings,
  name: ContenderName,
): string[] {
  return settings.sizes.flatMap((size) => {
    const own = results.median(mixed(ownFor(name), size), (run) => run.text)
    const other = results.median(mixed(name, size), (run) => run.text)
    if (!own || !other || Math.abs(other / own - 1) <= TEXT_TOLERANCE) return []
    return [`${name} shows ${other} characters of ${size} kB and we ${own}: not the same answer`]
  })
}

/** Whoever highlights has to colour each fence, and nobody else any. */
function findOtherColours(
  results: MarkdownResults,
  settings: Settings,
  name: ContenderName,
): string[] {
  return settings.sizes.flatMap((size) => {
    const found = results.median(mixed(name, size), (run) => run.colouredBlocks)
    if (found === undefined) return []
    const fences = countFences(createAnswer({ seed: settings.seed, length: size * 1000 }))
    if (isHighlighted(name) && found < fences)
      return [`${name} coloured ${found} of ${fences} fences at ${size} kB: it does not highlight`]
    if (!isHighlighted(name) && found > 0)
      return [`${name} coloured ${found} fences at ${size} kB, and was to highlight nothing`]
    return []
  })
}

function mixed(name: ContenderName, size: number): Task {
  return { name, size, shape: 'mixed' }
}
