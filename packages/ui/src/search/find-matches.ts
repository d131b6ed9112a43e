/** Where a text is found in another one, both folded: the places where it begins, none within another match. */
export function findMatches(text: string, query: string): number[] {
  const starts: number[] = []
  if (!query) return starts
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length))
    starts.push(at)
  return starts
}

/** How often a text is found in another one, both folded. */
export function countMatches(text: string, query: string): number {
  let count = 0
  if (!query) return count
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) count++
  return count
}
