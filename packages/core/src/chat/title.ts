/** As long as a title gets, in characters as people count them. */
const TITLE_LENGTH = 40

/** A title of a question: its first line that says something, shortened. Empty for blank text. */
export function toTitle(text: string): string {
  const line = text
    // The first lines are enough, also of a question of a megabyte.
    .slice(0, 2000)
    .split('\n')
    .map((row) => row.replaceAll(/\s+/g, ' ').trim())
    .find((row) => /[\p{L}\p{N}]/u.test(row))
  if (!line) return text.trim().slice(0, TITLE_LENGTH)
  const characters = [...new Intl.Segmenter().segment(line.replace(/^[#>*\-\s]+/, ''))]
  const short = characters.slice(0, TITLE_LENGTH).map(({ segment }) => segment)
  return short.join('').trim() + (characters.length > TITLE_LENGTH ? '…' : '')
}
