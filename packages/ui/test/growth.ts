/** A time shorter than this, in ms, says nothing of how it grows. */
const MEASURABLE_MS = 20
const LARGEST = 1_000_000
const TRIES = 3

/**
 * How many times longer something takes with twice the size: two where it is linear, four where it is quadratic. Measured over two
 * doublings, by what this process has worked where that can be asked for, and of a few tries the least, because whatever else runs only
 * ever adds to a time.
 *
 * @param run - Does it with this size.
 * @returns 0 where it takes too short to tell, however large it is.
 */
export function growthOf(run: (size: number) => void): number {
  const timeOf = (size: number) => {
    const start = spent()
    run(size)
    return spent() - start
  }
  let size = 500
  while (timeOf(size) < MEASURABLE_MS) {
    size *= 2
    if (size > LARGEST) return 0
  }
  let once = Infinity
  let twiceTwice = Infinity
  for (let left = TRIES; left > 0; left -= 1) {
    once = Math.min(once, timeOf(size), timeOf(size))
    twiceTwice = Math.min(twiceTwice, timeOf(4 * size))
  }
  return Math.sqrt(twiceTwice / once)
}

/** In ms. A browser has a clock alone. */
function spent(): number {
  if (!('process' in globalThis)) return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
