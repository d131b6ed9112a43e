/** Stands for what is seen between two texts and is no text: the end of a block, an image, a formula. Nothing is found across it. */
export const BARRIER = '\uFFFC'

/** Spaces; a character with its marks; any character but those that are what they are. */
const special = /\s+|[^\s\p{M}][\p{M}\uFF9E\uFF9F]+|[^\s\da-z\u3400-\u9FFF]/gu
const ignorable = /\p{Default_Ignorable_Code_Point}/gu
const known = new Map<string, string>()
/** More than a text has of them: what is folded is not kept for ever. */
const KNOWN_LIMIT = 5000

/**
 * A text as it is compared: without case, in half width, composed, with single spaces, without invisible characters.
 * Chinese stays what it is.
 */
export function foldText(text: string): string {
  return text.replace(special, foldPiece)
}

/** What is looked for: as a text, without spaces around it. */
export function foldQuery(text: string): string {
  return foldText(text.replaceAll(BARRIER, '')).trim()
}

/** Where each code unit of the folded text comes from, and the end of the text at last. */
export function foldPlaces(text: string): number[] {
  const places: number[] = []
  let done = 0
  const keep = (end: number) => {
    for (; done < end; done++) places.push(done)
  }
  for (const { 0: piece, index } of text.matchAll(special)) {
    keep(index)
    for (let unit = 0; unit < foldPiece(piece).length; unit++) places.push(index)
    done = index + piece.length
  }
  keep(text.length)
  places.push(text.length)
  return places
}

function foldPiece(piece: string): string {
  const before = known.get(piece)
  if (before !== undefined) return before
  // Upper case first: `ß` is `ss`, and a final sigma is any other.
  const folded = /^\s/.test(piece)
    ? ' '
    : piece.normalize('NFKC').toUpperCase().toLowerCase().replace(ignorable, '')
  if (known.size >= KNOWN_LIMIT) known.clear()
  known.set(piece, folded)
  return folded
}
