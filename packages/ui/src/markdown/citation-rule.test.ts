import * as fc from 'fast-check'
import markdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import {
  citationRule,
  withoutCitations,
  withoutPartialCitation,
  type CitationMeta,
  type CitationOptions,
} from './citation-rule'

const numbers: CitationOptions = { citationFormat: '[<number>]' }
const parserOf = (options: CitationOptions) =>
  markdownIt({ html: false }).use(citationRule, options)
const plain = parserOf({})
const asked = parserOf(numbers)

const citations = (markdown: string, options: CitationOptions = {}) =>
  (options === numbers ? asked : plain)
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'citation')
const metas = (markdown: string, options?: CitationOptions) =>
  citations(markdown, options).map(({ meta }) => meta as unknown as CitationMeta)
const indexes = (markdown: string, options?: CitationOptions) =>
  metas(markdown, options).map((meta) => meta.indexes.join())

describe('citationRule', () => {
  it.each([
    ['一<ref>[4]</ref>，', ['4']],
    ['一<ref>[1, 2]</ref>', ['1,2']],
    ['一<ref>[1，2、3]</ref>', ['1,2,3']],
    ['一<ref>[1][2]</ref>', ['1,2']],
    ['一[ref_3]，二[ref_12]', ['3', '12']],
    ['一[ref_1][ref_2]', ['1', '2']],
    ['一[ref_1, ref_2]', ['1,2']],
    ['**一<ref>[4]</ref>**', ['4']],
    ['| a |\n|--|\n| b<ref>[1]</ref> |', ['1']],
    ['end[ref_1](x)', ['1']],
  ])('finds %j', (markdown, expected) => {
    expect(indexes(markdown)).toEqual(expected)
    expect(citations(markdown).every(({ content }) => content === '')).toBe(true)
  })

  it.each([
    '`<ref>[4]</ref>`',
    '```\n<ref>[4]</ref>[ref_1]\n```',
    '    [ref_1]',
    '\\<ref>[4]</ref>',
    '\\[ref_4]',
    '<ref>4</ref>',
    '<ref>[]</ref>',
    '<ref>[a]</ref>',
    '[ref_]',
    '[ref_x]',
    '[REF_1]',
    '[12345]',
    '文[1]',
  ])('finds nothing in %j', (markdown) => {
    expect(indexes(markdown)).toEqual([])
  })

  it('marks those in a link, where nothing else can be pressed', () => {
    expect(metas('[见<ref>[1]</ref>](https://example.com)')).toEqual([
      { indexes: ['1'], isInLink: true },
    ])
  })
})

describe('[n], where it was asked for', () => {
  it.each([
    ['结论[1]。', ['1']],
    ['结论[1][2]。', ['1', '2']],
    ['结论。[3]\n下一句 [4]', ['3', '4']],
    ['**结论**[5]', ['5']],
    ['“结论”[6]：', ['6']],
    ['[7]', ['7']],
    ['かな[1]ハングル한[2]', ['1', '2']],
    ['结论[1]\n\n[1]：来源', ['1', '1']],
  ])('finds %j', (markdown, expected) => {
    expect(indexes(markdown, numbers)).toEqual(expected)
  })

  it.each([
    'list[1]',
    'list[0][1]',
    'x_[1]',
    'é[1]',
    '２[1]',
    '`文[1]`',
    '```\n文[1]\n```',
    '文[1](https://example.com)',
    '文[1][名]',
    '文[1]: 注',
    '[1]: https://example.com',
    '文\\[1]',
    '文[1, 2]',
    '文[12345]',
    '文[^1]',
    '![1](x.png)',
  ])('finds nothing in %j', (markdown) => {
    expect(indexes(markdown, numbers)).toEqual([])
  })

  it('is text where the source is not known', () => {
    expect(citations('文[9]', numbers).map(({ content, meta }) => [content, meta])).toEqual([
      ['[9]', { indexes: ['9'], needsSource: true }],
    ])
  })
})

describe('withoutPartialCitation', () => {
  const forms = [
    '<ref>[4]</ref>',
    '<ref>[12, 3]</ref>',
    '<ref>[1][2]</ref>',
    '[ref_1]',
    '[ref_12]',
    '[ref_1, ref_2]',
  ]

  it.each(forms)('holds %s back until it is whole', (form) => {
    for (let end = 1; end < form.length; end += 1) {
      expect(withoutPartialCitation(`文字${form.slice(0, end)}`), form.slice(0, end)).toBe('文字')
    }
    expect(withoutPartialCitation(`文字${form}`)).toBe(`文字${form}`)
    expect(withoutPartialCitation(`文字${form}，`)).toBe(`文字${form}，`)
  })

  it('holds [n] back until the next character tells what it is, if it was asked for', () => {
    for (const text of ['文字[', '文字[1', '文字[12]', '文字[1][', '文字[1][2]']) {
      expect(withoutPartialCitation(text, numbers), text).toBe('文字')
    }
    expect(withoutPartialCitation('文字[1]，', numbers)).toBe('文字[1]，')
    expect(withoutPartialCitation('文字[1](', numbers)).toBe('文字[1](')
    expect(withoutPartialCitation('文字[1]')).toBe('文字[1]')
  })

  it.each(['a < b', '<div', '<reference', '[refuse', '[x', '文字', 'a<b', '[reference'])(
    'leaves %j',
    (text) => {
      expect(withoutPartialCitation(text, numbers)).toBe(text)
    },
  )

  it('never shows a piece of a mark, wherever the text is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom(...forms, '文字', '，', '**重**', 'word', '\n\n', ' '),
      fc.integer({ min: 1, max: 99 }).map((index) => `[${index}]`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('')
        const cut = text.slice(0, at % (text.length + 1))
        const shown = asked
          .parse(withoutPartialCitation(cut, numbers), {})
          .flatMap(({ children }) => children ?? [])
          .filter(({ type }) => type === 'text')
          .map(({ content }) => content)
          .join('')
        expect(shown).not.toMatch(/<\/?r?e?f?>?$|<ref|\[ref|ref_/)
      }),
    )
  })
})

describe('withoutCitations', () => {
  it.each([
    ['一<ref>[4]</ref>，二', '一，二'],
    ['一[ref_1][ref_2]。', '一。'],
    ['一<ref>[1][2]</ref>', '一'],
    ['`<ref>[4]</ref>` 和<ref>[4]</ref>', '`<ref>[4]</ref>` 和'],
    ['```\n[ref_1]\n```\n一[ref_1]', '```\n[ref_1]\n```\n一'],
    ['~~~\n[ref_1]', '~~~\n[ref_1]'],
    ['一[1]', '一[1]'],
  ])('%j', (text, expected) => {
    expect(withoutCitations(text)).toBe(expected)
  })

  it.each([
    ['一[1][2]。', '一。'],
    ['一[1]，list[1]，list[0][1]', '一，list[1]，list[0][1]'],
    ['[1](https://example.com)', '[1](https://example.com)'],
    ['`a [1]`', '`a [1]`'],
    ['一[9]', '一[9]'],
  ])('%j, where [n] was asked for', (text, expected) => {
    expect(withoutCitations(text, numbers, (index) => Number(index) < 9)).toBe(expected)
  })

  it.each(['`', '``` ', '\n```', '[1]', '<ref>[', '[ref_', '~~~\n'])('is quick with %j', (text) => {
    const start = performance.now()
    withoutCitations(text.repeat(20_000), numbers)
    withoutPartialCitation(`${text.repeat(20_000)}x`, numbers)
    withoutCitations(`${text.repeat(20_000)}x`, numbers)
    asked.render(text.repeat(20_000))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
