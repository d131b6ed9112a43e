/** Time and chance, in one place: a test gives its own, and waits for nothing. */
export interface Clock {
  /** ms since epoch */
  now(): number
  /** At least 0 and below 1. */
  random(): number
  /** Calls back once, after `ms` milliseconds. @returns A function that takes it back. */
  after(ms: number, callback: () => void): () => void
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
