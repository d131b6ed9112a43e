/** So far beyond the limit a text is still counted exactly, in characters. */
const BEYOND = 10_000
/** A text is cut into characters in pieces of so many code units: in a long text, each step costs as much as it is long. */
const PIECE = 256

/**
 * How many characters a reader counts: `👨‍👩‍👧` is one. Far beyond the limit counting ends, so that a very long text costs
 * no more than a long one.
 *
 * @returns At most `limit` + 10,000.
 */
export function countCharacters(text: string, limit: number): number {
  const most = limit + BEYOND
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let count = 0
  let start = 0
  let size = PIECE
  while (start < text.length && count < most) {
    const isLast = start + size >= text.length
    const ends = [...segmenter.segment(text.slice(start, start + size))].map(({ index }) => index)
    // The last character of a piece may go on in the next one.
    const whole = isLast ? ends.length : ends.length - 1
    count += whole
    start = isLast ? text.length : start + (ends[whole] ?? 0)
    size = whole > 0 ? PIECE : size * 2
  }
  return Math.min(count, most)
}
