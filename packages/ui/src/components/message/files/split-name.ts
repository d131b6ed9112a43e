/** Scripts that are written towards the other side: pieces of such a name would stand in the wrong order. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const TAIL = 9

/**
 * A name in two, so that a long one is cut in its middle and its ending stays: it says what the file is.
 *
 * @returns the beginning, which may be cut, and the end, which may not; empty where the name is not to be split
 */
export function splitName(name: string): readonly [head: string, tail: string] {
  const characters = Array.from(name)
  if (characters.length <= 2 * TAIL || rightToLeft.test(name)) return [name, '']
  return [characters.slice(0, -TAIL).join(''), characters.slice(-TAIL).join('')]
}
