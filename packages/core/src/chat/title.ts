/** As long as a title gets, in characters as people count them. */
const TITLE_LENGTH = 40

/** A title of a question: its first line that says something, shortened. Empty for blank text. */
export function toTitle(text: string): string {
  // The first lines are enough, also of a question of a megabyte.
  const lines = text.trimStart().slice(0, 2000).split('\n')
  const rows = lines.map((line) => line.replaceAll(/\s+/g, ' ').trim())
  const isCodeFence = (row: string) => /^(```|~~~)/.test(row)
  const row = rows.find((row) => /[\p{L}\p{N}]/u.test(row) && !isCodeFence(row)) ?? rows[0] ?? ''
  const characters = [...new Intl.Segmenter().segment(row.replace(/^[#>*\-\s]+(?=[^#>*\-\s])/, ''))]
  const short = characters.slice(0, TITLE_LENGTH).map(({ segment }) => segment)
  return short.join('').trim() + (characters.length > TITLE_LENGTH ? '…' : '')
}
