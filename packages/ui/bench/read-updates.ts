/** What we read of an event of a trace. Times in µs; `tdur` is by the thread's own clock. */
export interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

/** What each update cost the main thread, in ms: all its tasks from one update up to the next. */
export function readUpdates(events: readonly TraceEvent[]): readonly number[] {
  const marks = events.filter((event) => event.name.startsWith('bench-')).sort(byTime)
  const [first] = marks
  if (!first) return []
  const tasks = events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask')
    .filter((event) => event.pid === first.pid && event.tid === first.tid)
    .sort(byTime)
  const costs = marks.map(() => 0)
  let current = -1
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // A mark lies within the task that begins its update.
    while (current + 1 < marks.length && (marks[current + 1]?.ts ?? 0) < ts + dur) current++
    if (current >= 0) costs[current] = (costs[current] ?? 0) + tdur / 1000
  }
  return costs
}

function byTime(a: TraceEvent, b: TraceEvent): number {
  return a.ts - b.ts
}
