/** A time shorter than this, in ms, says nothing of how it grows. */
const MEASURABLE_MS = 50
const LARGEST = 1_000_000

/**
 * How many times longer something takes with twice the size: two where it is linear, four where it is quadratic. Measured over two
 * doublings, and of a few tries the least, because whatever else runs only ever adds to a time.
 *
 * @param run - Does it with this size.
 * @returns 0 where it takes too short to tell, however large it is.
 */
export function growthOf(run: (size: number) => void): number {
  const timeOf = (size: number) => {
    const start = performance.now()
    run(size)
    return performance.now() - start
  }
  const least = (size: number) => Math.min(timeOf(size), timeOf(size), timeOf(size))
  let size = 500
  while (timeOf(size) < MEASURABLE_MS) {
    size *= 2
    if (size > LARGEST) return 0
  }
  return Math.sqrt(least(4 * size) / least(size))
}
