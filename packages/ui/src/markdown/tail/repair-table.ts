import type { Token } from 'markdown-it'
import { drop } from './drop'

/**
 * A table is shown once its first row is whole, by which its columns are known, and then each cell once it is whole, so that nothing
 * in its column moves.
 *
 * @param table - Where it opens; it is the last block.
 * @param lastLine - The line the text ends with.
 * @returns Whether anything is not as it was written.
 */
export function repairTable(tokens: Token[], table: number, lastLine: string): boolean {
  const rows = placesOf(tokens, table, 'tr_open').slice(1)
  const row = rows.at(-1)
  // With a line's end, its row is whole.
  if (row !== undefined && lastLine === '') return false
  const columns = placesOf(tokens, table, 'th_open').length
  const whole = countClosed(lastLine)
  if (row === undefined || (rows.length === 1 && whole < columns)) drop(tokens, table)
  else if (whole === 0) drop(tokens, row)
  else {
    const cells = placesOf(tokens, row, 'inline').slice(whole)
    for (const cell of cells) (tokens[cell] as Token).content = ''
    return cells.length > 0
  }
  return true
}

function placesOf(tokens: readonly Token[], from: number, type: string): number[] {
  const places: number[] = []
  for (let index = from; index < tokens.length; index += 1)
    if (tokens[index]?.type === type) places.push(index)
  return places
}

/** How many cells of a row are closed. */
function countClosed(line: string): number {
  const row = line.replace(/^[ \t>]*\|?/, '')
  return row.match(/(?<!\\)\|/g)?.length ?? 0
}
