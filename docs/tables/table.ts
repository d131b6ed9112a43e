/** A Markdown table; the rows are cells of Markdown. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Code in a cell. Empty for no code. */
export function toCode(code: string): string {
  if (!code) return ''
  const quotes = code.includes('`') ? '``' : '`'
  return quotes + code.replaceAll('|', '\\|') + quotes
}

/** Words in a cell. */
export function toCell(words: string): string {
  return words.replaceAll('|', '\\|')
}
