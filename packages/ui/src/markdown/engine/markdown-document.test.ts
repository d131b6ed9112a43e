import { array, assert, boolean, constantFrom, integer, property } from 'fast-check'
import type { Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { createParser } from '../parser'
import type { Block } from './block'
import { createMarkdownDocument } from './markdown-document'

const parser = createParser()

/** What a token comes to on the page. */
function toLine({ type, tag, attrs, content, info, hidden, children, meta }: Token): string {
  const inner = children ? children.map(toLine).join('') : content
  const extra = meta && type !== 'inline' ? JSON.stringify(meta) : ''
  return `<${hidden ? 'hidden' : type} ${tag} ${JSON.stringify(attrs)} ${info} ${extra}>${inner}`
}

/** Every block with its key, down to its text. */
function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ key, open, tokens, children }) =>
    children
      ? [`${key} ${toLine(open)}`, ...outline(children).map((line) => `  ${line}`)]
      : [`${key} ${tokens?.map(toLine).join('')}`],
  )
}

const oneShot = (text: string) => outline(createMarkdownDocument(parser).update(text, false))

/** The tokens of a whole parse, without those that only close. */
const parsed = (text: string) =>
  parser
    .parse(text, {})
    .filter(({ nesting }) => nesting >= 0)
    .map(toLine)

function flat(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ open, tokens, children }) =>
    children
      ? [toLine(open), ...flat(children)]
      : (tokens ?? []).filter(({ nesting }) => nesting >= 0).map(toLine),
  )
}

const lines = constantFrom(
  '',
  '',
  '',
  'a paragraph',
  '一段文字，**重点**。',
  '# heading',
  '## 标题',
  '===',
  '---',
  '- one',
  '- two',
  '  - nested',
  '    deeper',
  '* star',
  '+ plus',
  '1. first',
  '2. second',
  '3) other',
  '   continued',
  '> quote',
  '> - in a quote',
  '>> deeper',
  '> ',
  '```',
  '```js',
  'const a = 1',
  '~~~',
  '    indented code',
  '| a | b |',
  '|---|:-:|',
  '| 1 | 2 |',
  '| 3 |',
  '[a]: https://example.com',
  '[b]:',
  '"title"',
  '[a] and [b]',
  '[x][a]',
  '![i][b]',
  '- [ ] open',
  '- [x] done',
  '***',
  '\tтаб',
  '$$',
  'x<ref>[1]</ref>',
  '&amp;',
  '\\*',
  '`code',
  '*em',
  '<b>',
  '[c]: /x "y',
  '文[^1]与[^注]',
  '[^1]: note',
  '[^注]:',
  '[^1]',
  '    [^2]: - in a note',
  '> [^3]: a | b',
  '- [^1]: [a]',
  '  [^4]: [b]: /c',
)
const documents = array(lines, { maxLength: 24 }).map((all) => all.join('\n'))
const cuts = array(integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 })

/** The document after it came in these pieces, over and over. */
function streamed(text: string, sizes: readonly number[], isStreaming = true) {
  const document = createMarkdownDocument(parser)
  let end = 0
  for (let index = 0; end < text.length; index++) {
    end += sizes[index % sizes.length] ?? 1
    document.update(text.slice(0, end), isStreaming)
  }
  return document.update(text, false)
}

describe('a document', () => {
  it('is what the parser makes of the whole text', () => {
    assert(
      property(documents, (text) => {
        const blocks = createMarkdownDocument(parser).update(text, false)
        expect(flat(blocks)).toEqual(parsed(text))
      }),
      { numRuns: 500 },
    )
  })

  it('is the same in the end, whatever pieces it came in', () => {
    assert(
      property(documents, cuts, boolean(), (text, sizes, isStreaming) => {
        expect(outline(streamed(text, sizes, isStreaming))).toEqual(oneShot(text))
      }),
      { numRuns: 3000 },
    )
  }, 60_000)
})

describe('an update', () => {
  const document = () => createMarkdownDocument(parser)

  it('leaves everything alone but the end', () => {
    const text = document()
    const begun = '# 标题\n\n第一段\n\n- 一\n- 二\n- 三\n\n| a |\n|---|\n| 1 |\n| 2 |\n'
    const before = text.update(begun, true)
    const after = text.update(`${begun}| 3 |\n`, true)
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3))
    before.slice(0, 3).forEach((block, index) => expect(after[index]).toBe(block))
    const rows = (blocks: readonly Block[]) => blocks.at(-1)?.children?.[1]?.children ?? []
    expect(rows(after)).toHaveLength(3)
    expect(rows(after).slice(0, 2)).toEqual(rows(before))
    rows(before).forEach((row, index) => expect(rows(after)[index]).toBe(row))
  })

  it('reads the items of a long list once', () => {
    const text = document()
    const list = Array.from({ length: 200 }, (_, index) => `- 第 ${index} 项`).join('\n')
    const items = (blocks: readonly Block[]) => blocks[0]?.children ?? []
    const before = items(text.update(list, true))
    const after = items(text.update(`${list}\n- 新的一项`, true))
    expect(after).toHaveLength(201)
    // Its line had not ended yet.
    const open = before.at(-1)
    expect(before.filter((item, index) => after[index] !== item)).toEqual([open])
  })

  it('reads again only what asked for a definition that came late', () => {
    const text = document()
    const begun = '见 [文档]。\n\n没有链接。\n\n- 见 [别处]\n\n一\n\n二\n\n三\n\n'
    const before = text.update(begun, true)
    const after = text.update(`${begun}[文档]: https://example.com/a\n`, true)
    const changed = after.filter((block, index) => block !== before[index])
    expect(changed.map(({ key }) => key)).toEqual([0])
    expect(outline(changed).join()).toContain('https://example.com/a')
  })

  it('waits for the end of a line that defines something', () => {
    const text = document()
    const begun = '见 [文档]。\n\n[文档]: https://exam'
    expect(outline(text.update(begun, true)).join()).not.toContain('https')
    expect(outline(text.update(`${begun}ple.com\n`, true)).join()).toContain('https://example.com')
  })

  it('begins anew with a text that is not the same one', () => {
    const text = document()
    text.update('# 一\n\n二\n\n三\n\n四\n\n', true)
    expect(outline(text.update('别的', false))).toEqual(oneShot('别的'))
    expect(text.update('', false)).toEqual([])
  })

  it('takes any line ends', () => {
    expect(outline(streamed('# a\r\n\r\n- b\r- c\r\n\0', [1]))).toEqual(
      oneShot('# a\n\n- b\n- c\n\uFFFD'),
    )
  })
})
