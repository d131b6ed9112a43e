import { assert, constantFrom, array, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMatches, findMatches } from './find-matches'
import { foldQuery, foldText } from './fold-text'

describe('matches', () => {
  it('are found one behind the other', () => {
    expect(findMatches('aaaa', 'aa')).toEqual([0, 2])
    expect(findMatches('通义千问，千问', '千问')).toEqual([2, 5])
    expect(findMatches('通义', '千')).toEqual([])
    expect(findMatches('通义', '')).toEqual([])
    expect(countMatches('通义', '')).toBe(0)
  })

  const word = array(constantFrom('a', 'B', 'ｃ', 'Ｄ', '中', '文', '１', '2'), {
    minLength: 1,
    maxLength: 4,
  }).map((all) => all.join(''))

  it('are there wherever the text was put in, in any case and width', () => {
    assert(
      property(word, word, word, (before, own, after) => {
        const text = foldText(before + own + after)
        const wide = own.toUpperCase().normalize('NFKC')
        expect(countMatches(text, foldQuery(wide))).toBeGreaterThanOrEqual(1)
        expect(findMatches(text, foldQuery(own))).toHaveLength(countMatches(text, foldQuery(own)))
      }),
    )
  })

  it('are each the text, and none overlaps another', () => {
    assert(
      property(word, word, (text, query) => {
        const [folded, wanted] = [foldText(text.repeat(5)), foldQuery(query)]
        let end = 0
        for (const start of findMatches(folded, wanted)) {
          expect(start).toBeGreaterThanOrEqual(end)
          expect(folded.startsWith(wanted, start)).toBe(true)
          end = start + wanted.length
        }
      }),
    )
  })
})
