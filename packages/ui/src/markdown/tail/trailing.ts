/** How often a character stands at the end of a text. Counted from there: a pattern would try each run of them. */
export function countTrailing(text: string, character: string): number {
  let count = 0
  while (text.charAt(text.length - count - 1) === character) count += 1
  return count
}

/** Whether what comes next is escaped: two backslashes are one that is. */
export function endsInEscape(text: string): boolean {
  return countTrailing(text, '\\') % 2 === 1
}
