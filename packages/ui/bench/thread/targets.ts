import { target, type Target } from '../target'
import type { Phase, Task, ThreadResults } from './run-thread'

const FEW = 100
const MANY = 10_000

/** The targets that the runs allow to judge. */
export function findTargets(results: ThreadResults): Target[] {
  const ours = (size: number, phase: Phase): Task => ({ name: 'ours', size, phase })
  const growth = (phase: Phase) => results.ratio(ours(MANY, phase), ours(FEW, phase))
  const elements = (phase: Phase) => results.median(ours(MANY, phase), (run) => run.elements)
  return [
    ...target({ zh: '打开，10000 / 100', en: 'opening, 10,000 / 100' }, growth('open'), 1.3, '×'),
    ...target(
      { zh: '追加，10000 / 100', en: 'appending, 10,000 / 100' },
      growth('append'),
      1.3,
      '×',
    ),
    ...target(
      { zh: '滚动，10000 / 100', en: 'scrolling, 10,000 / 100' },
      growth('scroll'),
      1.3,
      '×',
    ),
    ...target(
      { zh: '10000 条，打开后的元素', en: '10,000, elements when open' },
      elements('open'),
      1999,
      '',
    ),
    ...target(
      { zh: '10000 条，滚动后的元素', en: '10,000, elements after scrolling' },
      elements('scroll'),
      1999,
      '',
    ),
  ]
}
