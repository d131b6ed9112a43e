/** Does a piece of work until a time (of `performance.now()`), and says whether more is left. */
type Work = (until: number) => boolean

/** How long all work together may take before the page gets its turn, in ms. */
const SLICE = 6

const waiting = new Set<Work>()
let isScheduled = false

/** Does work in slices while the page has nothing to do. The same work is never there twice. */
export function whenTimeIsSpare(work: Work): void {
  waiting.add(work)
  schedule()
}

export function cancelWork(work: Work): void {
  waiting.delete(work)
}

function schedule(): void {
  if (isScheduled) return
  isScheduled = true
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 100 })
  else setTimeout(run, 16)
}

function run(): void {
  isScheduled = false
  const until = performance.now() + SLICE
  for (const work of waiting) {
    if (!work(until)) waiting.delete(work)
    if (performance.now() >= until) break
  }
  if (waiting.size > 0) schedule()
}
