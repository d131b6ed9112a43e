import type { Clock } from '../model/clock'

/** The longest delay a timer can hold, in ms; beyond it, it would fire at once. */
const MAX_TIMER = 2_147_483_647
/** A timer that fires late, because the tab was frozen, gives what is pending this long to arrive, in ms. */
const WAKE_GRACE = 250

/** Calls back when a limit is over; 0, Infinity and the like mean no limit. @returns A function that takes it back. */
export function afterLimit(ms: number, clock: Clock, callback: () => void): () => void {
  return ms > 0 && ms <= MAX_TIMER ? clock.after(ms, callback) : () => undefined
}

/** Calls back when nothing has come for too long, unless something was pending. @returns A function that takes it back. */
export function afterSilence(ms: number, clock: Clock, callback: () => void): () => void {
  let stopTimer = afterLimit(ms, clock, () => {
    stopTimer = clock.after(WAKE_GRACE, callback)
  })
  return () => stopTimer()
}
