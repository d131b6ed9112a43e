import type { Token } from 'markdown-it'

/** How a table shares out its width. */
export interface TableColumns {
  /** Each column's part of the width, in percent. */
  readonly shares: readonly number[]
  /** Narrower than this the table scrolls, in pixels. */
  readonly least: number
}

/** A letter's width at the size of tables; a cell's padding with room for a longer word in a later row; in pixels. */
const LETTER_PX = 9
const PADDING_PX = 56
const NARROWEST_PX = 96
const WIDEST_PX = 320
/** A column may become this much narrower than it wants to be before the table scrolls. */
const SHRINK = 0.7

/**
 * A table's columns by its header and first row alone: later rows cannot change them, so a table stands still while
 * they arrive.
 *
 * @param rows - The tokens of each of the two.
 */
export function tableColumns(rows: readonly (readonly Token[])[]): TableColumns {
  const widths = wantedWidths(rows)
  const sum = widths.reduce((total, width) => total + width, 0)
  return {
    shares: widths.map((width) => Math.round((width / sum) * 10_000) / 100),
    least: Math.round(sum * SHRINK),
  }
}

function wantedWidths(rows: readonly (readonly Token[])[]): readonly number[] {
  const widths: number[] = []
  for (const row of rows) {
    const cells = row.filter(({ type }) => type === 'inline')
    cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? NARROWEST_PX, widthOf(cell))
    })
  }
  return widths
}

function widthOf({ children }: Token): number {
  let letters = 0
  for (const child of children ?? []) {
    // Chinese, Japanese and Korean characters are two letters wide.
    for (const character of child.content) letters += character > '\u2e7f' ? 2 : 1
  }
  return Math.min(letters * LETTER_PX + PADDING_PX, WIDEST_PX)
}
