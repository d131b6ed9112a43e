/** Where Chinese, Japanese and Korean characters begin and end, each place as its distance to the one before, in base 36. */
const edges =
  '3cw 74 2w9 1 hr 2 lh 8 2a 6 1kg q 1 2h c 5y q 27 2 2e 2 2v 5 17 1 2m 1 2e 9 1c 1 14 8 mkd 3 1j wp t hv 8mc c n 4 1d 6is e8 ls a m z 1 j 1 4 45 5a 3 6 2 6 2 6 2 3 3 7 1 7 m41 5 b 7 9 5p7 10 y 2n 37 d pe e 1f 5y5 4 1 7 1 2 1 89 9 1 t 3 2 1 e 5 7 b0 6bo 2f 9 n 5yv 1 29 1 1 1 d a 1 k 1 2 5 1 3 1 4 9 n 6 vn 1 74 1 j4 3 1q 1 g 1 d 1 d 2 zp 1eke 2 1eke'
const places = readPlaces()
const quotes = new Set([0x2018, 0x2019, 0x201c, 0x201d])

function readPlaces(): readonly number[] {
  let place = 0
  return edges.split(' ').map((distance) => (place += parseInt(distance, 36)))
}

/**
 * Stands for that of `get-east-asian-width`, of which markdown-it-cjk-friendly needs little: emoji count as neutral, since they are no letters of
 * a language, and what is ambiguous is told of quotation marks and variation selectors alone.
 *
 * @param codePoint - Of one character.
 */
export function eastAsianWidthType(codePoint: number): 'wide' | 'ambiguous' | 'neutral' {
  const isSelector = codePoint >= 0xe0100 && codePoint <= 0xe01ef
  if (isSelector || quotes.has(codePoint)) return 'ambiguous'
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= codePoint) low = middle + 1
    else high = middle
  }
  return low % 2 === 1 ? 'wide' : 'neutral'
}
