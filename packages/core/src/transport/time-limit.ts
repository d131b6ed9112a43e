/** The longest delay a timer can hold, in ms; beyond it, it would fire at once. */
const MAX_TIMER = 2_147_483_647

/** True for a limit that a timer can watch; 0, Infinity and the like mean no limit. */
export function isTimeLimit(ms: number): boolean {
  return ms > 0 && ms <= MAX_TIMER
}
