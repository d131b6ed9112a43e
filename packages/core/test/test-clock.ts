import type { Clock } from '../src/model/clock'

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** Moves on, and calls back what is due, in its order. */
  advance(ms: number): void
  /** How many callbacks wait. */
  readonly waiting: number
}

/** @param random - What `random()` gives, always. @default 0 */
export function createTestClock(random = 0, start = 1_000_000): TestClock {
  let now = start
  const timers = new Set<{ at: number; callback: () => void }>()

  return {
    now: () => now,
    random: () => random,
    after(ms, callback) {
      const timer = { at: now + ms, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = next.at
        timers.delete(next)
        next.callback()
      }
      now = end
    },
    get waiting() {
      return timers.size
    },
  }
}
