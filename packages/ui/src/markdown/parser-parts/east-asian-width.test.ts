import { eastAsianWidthType as wholeTable } from 'get-east-asian-width'
import { expect, it } from 'vitest'
import { eastAsianWidthType } from './east-asian-width'

/** What markdown-it-cjk-friendly makes of a width. `ambiguous` counts for quotation marks and variation selectors alone. */
function isChinese(codePoint: number, widthOf: (codePoint: number) => string): unknown {
  const character = String.fromCodePoint(codePoint)
  switch (widthOf(codePoint)) {
    case 'fullwidth':
    case 'halfwidth':
      return true
    case 'wide':
      return !/^\p{Emoji_Presentation}/u.test(character)
    case 'ambiguous':
      return /[‘’“”]/.test(character) || isSelector(codePoint) ? 'ambiguous' : false
    case 'neutral':
      return /^\p{sc=Hangul}/u.test(character)
    default:
      return false
  }
}

const isSelector = (codePoint: number) => codePoint >= 0xe0100 && codePoint <= 0xe01ef

it('knows every character as the whole table does', () => {
  const different: string[] = []
  for (let codePoint = 0x1100; codePoint <= 0x10ffff; codePoint += 1) {
    const expected = isChinese(codePoint, wholeTable)
    if (isChinese(codePoint, eastAsianWidthType) !== expected)
      different.push(codePoint.toString(16))
  }
  expect(different).toEqual([])
}, 60_000)
