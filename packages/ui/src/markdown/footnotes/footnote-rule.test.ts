import markdownIt, { type Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../test/growth'
import { createParser } from '../parser'
import { footnoteRule, type FootnoteMeta } from './footnote-rule'

const parser = markdownIt({ html: false }).use(footnoteRule)
const metaOf = ({ meta }: Token) => meta as unknown as FootnoteMeta
const marks = (markdown: string, by = parser) =>
  by
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'footnote_ref')
const labels = (markdown: string) => marks(markdown).map((token) => metaOf(token).label)

/** What stands in what: `1(p ul(li(p)))` is a note with a paragraph and a list. */
function outline(markdown: string): string {
  return parser
    .parse(markdown, {})
    .map((token) => {
      if (token.nesting < 0) return ')'
      const name = token.type === 'footnote_open' ? metaOf(token).label : token.tag
      return token.nesting > 0 ? ` ${name}(` : token.content
    })
    .join('')
    .trim()
}

describe('a mark', () => {
  it.each([
    ['结论[^1]。', ['1']],
    ['结论[^1][^2]', ['1', '2']],
    ['结论[^注]，“引文”[^注释-2]', ['注', '注释-2']],
    ['**结论**[^1]', ['1']],
    ['**结论[^1]**', ['1']],
    ['| a[^1] |\n|--|\n| b[^2] |', ['1', '2']],
    ['# 标题[^1]', ['1']],
    ['- 一[^1]\n  - 二[^*]', ['1', '*']],
    ['真的![^1]', ['1']],
    ['见[^1]: 文字', ['1']],
    ['见[^1](2023 年)', ['1']],
    ['见[^1][别处]', ['1']],
    ['[[^1]]', ['1']],
    [`一[^${'长'.repeat(60)}]`, ['长'.repeat(60)]],
    ['[^1]', ['1']],
  ])('is found in %j', (markdown, expected) => {
    expect(labels(markdown)).toEqual(expected)
  })

  it.each([
    '`[^1]`',
    '```\n[^1]\n```',
    '    [^1]',
    '\\[^1]',
    '[\\^1]',
    '[^1\\]',
    '[^`1]`',
    '[^]',
    '[^1',
    '[^一 二]',
    '[^一\n二]',
    '[^[1]',
    '[1]',
    '^[1]',
    '[^1](https://example.com)',
    '![^1](x.png)',
    '[^1][a]\n\n[a]: /a',
    `一[^${'长'.repeat(61)}]`,
  ])('is not found in %j', (markdown) => {
    expect(labels(markdown)).toEqual([])
  })

  it('keeps what was written, in a link as well', () => {
    expect(marks('[见[^1]](/a)[^2]').map(({ content, meta }) => [content, meta])).toEqual([
      ['[^1]', { label: '1', isInLink: true }],
      ['[^2]', { label: '2', isInLink: false }],
    ])
  })

  it('ends a plain URL, and makes no space in Chinese', () => {
    const own = createParser().use(footnoteRule)
    const [inline] = own.parse('https://example.com/a[^1]，一\n二[^2]\n三', {}).slice(1)
    const text = inline?.children?.map(({ type, content }) => content || type).join(' ')
    expect(text).toBe('link_open https://example.com/a link_close [^1] ，一二 [^2] 三')
  })
})

describe('a note', () => {
  it.each([
    ['[^1]: 注', '1( p(注))'],
    ['[^1]:注', '1( p(注))'],
    ['   [^1]:   注', '1( p(注))'],
    ['[^1]:         注', '1( p(注))'],
    ['[^注]: **重**', '注( p(**重**))'],
    ['[^1]: 一\n[^2]: 二', '1( p(一)) 2( p(二))'],
    ['[^1]: 一\n\n\n[^1]: 二', '1( p(一)) 1( p(二))'],
    ['正文\n[^1]: 注', 'p(正文) 1( p(注))'],
    ['[^1]: https://example.com', '1( p(https://example.com))'],
    ['[^1]: 一\n二\n  三', '1( p(一\n二\n三))'],
    ['[^1]: 一\n\n    二\n\n三', '1( p(一) p(二)) p(三)'],
    ['[^1]: 一\n\n  二', '1( p(一)) p(二)'],
    ['[^1]: 一\n    - 二\n        - 三', '1( p(一) ul( li( p(二) ul( li( p(三))))))'],
    ['[^1]: - 一\n    - 二', '1( ul( li( p(一)) li( p(二))))'],
    ['[^1]: 一\n- 二', '1( p(一)) ul( li( p(二)))'],
    ['[^1]:', '1()'],
    ['[^1]: \n二', '1() p(二)'],
    ['[^1]:\n\n    一', '1( p(一))'],
    ['[^1]: ```\n    a\n    ```', '1(a\n)'],
    ['[^1]: # 一', '1( h1(一))'],
    ['[^1]: a | b\n|--|--|', '1( p(a | b\n|--|--|))'],
    ['[^1]: [^2]: 一', '1( 2( p(一)))'],
    ['> [^1]: 一\n> 二', 'blockquote( 1( p(一\n二)))'],
    ['> 一\n[^1]: 二', 'blockquote( p(一)) 1( p(二))'],
    ['- 一\n[^1]: 二', 'ul( li( p(一))) 1( p(二))'],
    ['- 一\n\n  [^1]: 二\n- 三', 'ul( li( p(一) 1( p(二))) li( p(三)))'],
    ['|a|\n|--|\n|b|\n[^1]: 二', 'table( thead( tr( th(a))) tbody( tr( td(b)))) 1( p(二))'],
    ['[^1]: 一\n===', '1( p(一\n===))'],
    ['[^1]: 一\n---\n二', '1( p(一)) p(二)'],
  ])('%j is %j', (markdown, expected) => {
    expect(outline(markdown)).toBe(expected)
  })

  it.each([
    ['[^1]', 'p([^1])'],
    ['[^1] : 注', 'p([^1] : 注)'],
    ['[^1]：注', 'p([^1]：注)'],
    ['文[^1]: 注', 'p(文[^1]: 注)'],
    ['\\[^1]: 注', 'p(\\[^1]: 注)'],
    ['[^一 二]: 注 释', 'p([^一 二]: 注 释)'],
    ['正文\n    [^1]: 注', 'p(正文\n    [^1]: 注)'],
  ])('%j is none', (markdown, expected) => {
    expect(outline(markdown)).toBe(expected)
  })

  it('knows its lines', () => {
    const notes = parser
      .parse('一\n\n[^1]: 二\n\n    三\n\n[^2]:\n四', {})
      .filter(({ type }) => type === 'footnote_open')
    expect(notes.map(({ map }) => map)).toEqual([
      [2, 6],
      [6, 7],
    ])
  })

  it.each([
    '[^1]',
    '[^1]: ',
    '[^',
    '[^1]:\n',
    '[^1]: a\n',
    '> [^1]: ',
    '[[^1](',
    '[^1]: a\n\n    ',
  ])('is read in linear time: %j', (text) => {
    expect(growthOf((size) => void parser.render(text.repeat(size)))).toBeLessThan(3)
  })
})
