import type { Clock } from '../model/clock'
import { orAbort } from './or-abort'

/** Waits `ms` milliseconds. Rejects with the signal's reason, at once and with the timer gone, when it aborts. */
export function wait(
  ms: number,
  clock: Pick<Clock, 'after'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let stopTimer: (() => void) | undefined
  const over = new Promise<void>((resolve) => (stopTimer = clock.after(ms, resolve)))
  return orAbort(over, signal).finally(() => stopTimer?.())
}
