import { describe, expect, it } from 'vitest'
import { bidiRule, showBidi, splitBidi } from './bidi-rule'
import { createParser } from './parser'

const controls = [
  '\u061C',
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202B',
  '\u202C',
  '\u202D',
  '\u202E',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
]
const parser = createParser().use(bidiRule)
const tokens = (markdown: string) =>
  parser.parseInline(markdown, {}).flatMap(({ children }) => children ?? [])

describe('bidi control characters', () => {
  it.each(controls)('%j is a token of its own', (control) => {
    const name = `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    expect(tokens(`前${control}后`).map(({ type, content }) => [type, content])).toEqual([
      ['text', '前'],
      ['bidi', name],
      ['text', '后'],
    ])
    expect(showBidi(`a${control}b`)).toBe(`a[${name}]b`)
  })

  it.each([
    '**a\u202Eb**',
    '[a\u202Eb](https://example.com)',
    '# a\u202Eb',
    'a&#x202e;b',
    '<https://example.com/a\u202Eb>',
  ])('is one in %j', (markdown) => {
    const found = parser.parse(markdown, {}).flatMap(({ children }) => children ?? [])
    expect(found.map(({ content }) => content).join('')).toMatch(/aU\+202Eb/)
  })

  it('leaves other text alone', () => {
    expect(splitBidi('中文 العربية 👩‍💻')).toEqual([{ text: '中文 العربية 👩‍💻', isControl: false }])
    expect(tokens('中文').map(({ type }) => type)).toEqual(['text'])
  })
})
