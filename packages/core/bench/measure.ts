/** Something whose time is taken. Returns when it is done. */
export type Task = () => unknown

/** How long each task took in one round, in ms. */
export type Round<Name extends string> = Readonly<Record<Name, number>>

/**
 * Runs all tasks in each round, each time beginning with another one, so that what else the machine does meets all of
 * them alike. The first rounds only warm up.
 */
export async function measure<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<readonly Round<Name>[]> {
  const names = Object.keys(tasks) as Name[]
  const results: Round<Name>[] = []
  for (let count = 0; count < warmUp + rounds; count++) {
    const first = count % names.length
    const times: Partial<Record<Name, number>> = {}
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const start = performance.now()
      await tasks[name]()
      times[name] = performance.now() - start
    }
    if (count >= warmUp) results.push(times as Round<Name>)
  }
  return results
}

/** The median over all rounds of what a round says. */
export function medianOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  const values = items.map(value).sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? Number.NaN
}
