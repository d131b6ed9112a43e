/**
 * Where the text goes on behind the ticks that close a code span, or -1 where none do.
 *
 * @param from - Behind the ticks that open it.
 * @param length - How many these are: only as many close them.
 */
export function endOfCodeSpan(text: string, from: number, length: number): number {
  const runs = /`+/g
  runs.lastIndex = from
  for (let run = runs.exec(text); run; run = runs.exec(text))
    if (run[0].length === length) return runs.lastIndex
  return -1
}
