/** The slowest and the fastest, in characters a second, and how many steps lie between them. */
const SLOWEST = 5
const FASTEST = 5000
export const SPEED_STEPS = 60

/** The rate at a step of the slider: each is as much faster as the one before. Two digits are enough. */
export function toRate(step: number): number {
  const exact = SLOWEST * (FASTEST / SLOWEST) ** (step / SPEED_STEPS)
  return Number(exact.toPrecision(2))
}

/** The step whose rate is closest. */
export function toStep(rate: number): number {
  return Math.round((Math.log(rate / SLOWEST) / Math.log(FASTEST / SLOWEST)) * SPEED_STEPS)
}
