import type { Clock } from '../model/clock'
import { afterLimit } from './time-limit'

/** Measures how long one waits for the next bytes. */
export interface SilenceWatch {
  /** From now on bytes are waited for. */
  begin(): void
  /** They have come. */
  end(): void
  /** Nothing is waited for any more. */
  stop(): void
}

/** A timer that fires late, because the tab was frozen, gives what is pending this long to arrive, in ms. */
const WAKE_GRACE = 250

/**
 * Calls back when one wait is longer than `ms`; 0, Infinity and the like mean no limit. There is one timer for all
 * waits, which looks how long the present one has been: to set one for each read would cost more than the reading.
 */
export function createSilenceWatch(ms: number, clock: Clock, onSilence: () => void): SilenceWatch {
  let waits = 0
  let since: number | undefined
  let stopTimer: (() => void) | undefined

  function look(delay: number): void {
    const [before, start] = [waits, clock.now()]
    stopTimer = afterLimit(delay, clock, () => {
      stopTimer = undefined
      if (since === undefined) return
      const now = clock.now()
      // A clock that was set, or a tab that slept, says nothing of how long the present wait has been.
      const isOnTime = Math.abs(now - start - delay) < WAKE_GRACE
      const left = waits === before ? 0 : isOnTime ? since + ms - now : ms
      if (left > 0) look(left)
      else giveGrace()
    })
  }

  function giveGrace(): void {
    const before = waits
    stopTimer = clock.after(WAKE_GRACE, () => {
      stopTimer = undefined
      if (waits === before && since !== undefined) onSilence()
      else if (since !== undefined) look(ms)
    })
  }

  return {
    begin() {
      waits++
      since = clock.now()
      if (!stopTimer) look(ms)
    },
    end() {
      since = undefined
    },
    stop() {
      since = undefined
      stopTimer?.()
      stopTimer = undefined
    },
  }
}
