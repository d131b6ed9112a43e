export type Language = 'zh' | 'en'

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`
}

/** Empty where there is no value. */
export function cell(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '' : write(value)
}

/** A table in Markdown. */
export function toTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
