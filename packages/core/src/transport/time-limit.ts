import type { Clock } from '../model/clock'

/** The longest delay a timer can hold, in ms; beyond it, it would fire at once. */
const MAX_TIMER = 2_147_483_647

/** Calls back when a limit is over; 0, Infinity and the like mean no limit. @returns A function that takes it back. */
export function afterLimit(ms: number, clock: Clock, callback: () => void): () => void {
  return ms > 0 && ms <= MAX_TIMER ? clock.after(ms, callback) : () => undefined
}
