import type { Shape } from './answer'
import { ownFor, type ContenderName } from './contenders'
import type { MarkdownResults, Task } from './run-page'
import { SHAPE_SIZE, shapes } from './settings'
import { target, type Target } from './target'

/** The targets that the runs allow to judge. */
export function findTargets(results: MarkdownResults): Target[] {
  const ours = (size: number, shape: Shape = 'mixed'): Task => ({ name: 'ours', size, shape })
  return [
    ...against('markstream-vue', 40, 0.65, 0.55),
    ...against('markstream-vue', 200, 0.45, 0.4),
    ...againstHighlighted('markstream-vue-highlighted', 40, 0.6),
    ...against('streaming-markdown', 40, 1, 0.85),
    ...against('streaming-markdown', 200, 0.65, 0.55),
    ...target({ zh: '200 kB / 40 kB', en: '200 kB / 40 kB' }, growth(), 5.5, '×'),
    ...p99(ours(200), { zh: '200 kB', en: '200 kB' }, 8),
    ...vuePeers.flatMap((name) => heap(name)),
    ...shapes.flatMap((shape) => ofShape(shape)),
  ]

  function against(name: ContenderName, size: number, limit: number, aim: number) {
    const ratio = results.ratio(ours(size), toTask(name, size))
    const title = `${size} kB / ${name}`
    return target({ zh: title, en: title }, ratio, limit, '×', aim)
  }

  function againstHighlighted(name: ContenderName, size: number, limit: number) {
    const ratio = results.ratio(toTask(ownFor(name), size), toTask(name, size))
    const peer = name.replace('-highlighted', '')
    const title = {
      zh: `${size} kB / ${peer}，均高亮代码`,
      en: `${size} kB / ${peer}, both highlighting`,
    }
    return target(title, ratio, limit, '×')
  }

  function growth() {
    return results.ratio(ours(200), ours(40))
  }

  function p99(task: Task, title: Target['name'], limit: number) {
    const value = results.median(task, (run) => run.p99)
    return target({ zh: `${title.zh}，p99`, en: `${title.en}, p99` }, value, limit, 'ms')
  }

  function heap(name: ContenderName) {
    // At the largest answer that the peer came to the end of.
    const size = [200, 40].find((size) => results.median(toTask(name, size), (run) => run.heap))
    if (size === undefined) return []
    const value = results.median(ours(size), (run) => run.heap)
    const limit = results.median(toTask(name, size), (run) => run.heap)
    const title = { zh: `${size} kB，堆，对比 ${name}`, en: `${size} kB, heap, against ${name}` }
    return limit === undefined ? [] : target(title, value, limit, 'MB')
  }

  function toTask(name: ContenderName, size: number): Task {
    return { name, size, shape: 'mixed' }
  }

  function ofShape(shape: keyof typeof shapeTitles) {
    const title = shapeTitles[shape]
    const limit = shape === 'quote' || shape === 'paragraph' ? 10 : 3
    const task = ours(SHAPE_SIZE, shape)
    const ratio = results.ratio(task, ours(SHAPE_SIZE))
    return [...target(title, ratio, limit, '×'), ...p99(task, title, 16)]
  }
}

/** Those that run on Vue. */
const vuePeers = ['markstream-vue', 'vue-stream-markdown'] as const

const shapeTitles = {
  list: { zh: '单个列表 / 混合', en: 'one list / mixed' },
  table: { zh: '单个表格 / 混合', en: 'one table / mixed' },
  fence: { zh: '单个代码块 / 混合', en: 'one fence / mixed' },
  quote: { zh: '单个引用 / 混合', en: 'one quote / mixed' },
  paragraph: { zh: '单个段落 / 混合', en: 'one paragraph / mixed' },
}
