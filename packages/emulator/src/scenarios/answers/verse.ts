/** Lines that stay lines: Markdown's hard break is two spaces at a line's end, which editors like to take away. */
export function toVerse(lines: readonly string[]): string {
  return lines.join('  \n')
}
