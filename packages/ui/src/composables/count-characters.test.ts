import { describe, expect, it } from 'vitest'
import { countCharacters } from './count-characters'

describe('characters, as a reader counts them', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['你好，世界。', 6],
    ['一\n二', 3],
    ['👨‍👩‍👧', 1],
    ['🇨🇳🇺🇸', 2],
    ['e\u0301', 1],
    ['नमस्ते', 3],
    ['👍🏽好', 2],
  ])('%o are %i', (text, count) => {
    expect(countCharacters(text, 100)).toBe(count)
  })

  it('are not counted to the end of a very long text', () => {
    expect(countCharacters('字'.repeat(1_000_000), 50)).toBe(10_050)
    expect(countCharacters('👍🏽'.repeat(200_000), 50)).toBe(10_050)
  })

  it('are exact a little beyond the limit', () => {
    expect(countCharacters('字'.repeat(5_000), 50)).toBe(5_000)
    expect(countCharacters('👍🏽'.repeat(500), 50)).toBe(500)
  })
})
