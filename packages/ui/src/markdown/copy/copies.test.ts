import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createParser } from '../parser'
import { toHtml } from './to-html'
import { toPlainText, type CopyRules } from './to-plain-text'
import { toTree } from './token-tree'

const parser = createParser({ citationFormat: '[<number>]' })
const rules: CopyRules = {
  isSource: (index) => index === '1',
  toAddress: (href) => (/^(?:https?|mailto):/.test(href) ? href : undefined),
}
const treeOf = (markdown: string) => toTree(parser.parse(markdown, {}))
const plain = (markdown: string) => toPlainText(treeOf(markdown), rules)
const html = (markdown: string) => toHtml(treeOf(markdown), rules)

describe('a copy as text', () => {
  it.each<[string, string, string]>([
    ['emphasis', '**重点**与*斜体*、~~删去~~', '重点与斜体、删去'],
    ['headings', '# 标题\n正文', '标题\n\n正文'],
    ['code', '用 `a*b` 与\n\n```js\nconst a = `**`\n```', '用 a*b 与\n\nconst a = `**`'],
    ['lists', '- 一\n- 二\n  - 三\n\n3. 四\n4. 五', '• 一\n• 二\n  • 三\n\n3. 四\n4. 五'],
    ['tasks', '- [ ] 待办\n- [x] 完成', '☐ 待办\n☑ 完成'],
    ['quotes and rules', '> 引用\n> 两行\n\n---\n\n完', '引用两行\n\n完'],
    ['tables', '| 名 | 值 |\n| --- | --- |\n| **甲** | 1 |', '名\t值\n甲\t1'],
    [
      'links',
      '[站](https://a.example/x) https://b.example',
      '站 (https://a.example/x) https://b.example',
    ],
    ['links that lead nowhere', '[坏](javascript:alert) [空]()', '[坏](javascript:alert) 空'],
    ['images', '![一只猫](https://a.example/c.png)', '一只猫'],
    [
      'marks of sources',
      '见<ref>[1]</ref>文档[ref_2]，也见[1]与数组[9]。',
      '见文档，也见与数组[9]。',
    ],
    ['footnotes', '正文[^1]\n\n[^1]: 说明', '正文[1]\n\n[1] 说明'],
    ['formulas', '有 $a^2$：\n\n$$\nE=mc^2\n$$', '有 a^2：\n\nE=mc^2'],
    ['breaks', 'one\ntwo  \nthree', 'one two\nthree'],
    ['escapes and entities', '\\*不是\\* &amp; 1 < 2', '*不是* & 1 < 2'],
    ['raw HTML', '<b>文字</b>', '<b>文字</b>'],
    ['control characters', 'a\u202eb', 'ab'],
    ['nothing', '', ''],
  ])('has no signs of %s', (_, markdown, text) => {
    expect(plain(markdown)).toBe(text)
  })
})

describe('a copy for word processors', () => {
  it('has elements, and nothing that loads or runs', () => {
    expect(html('**重** [站](https://a.example/?a=1&b="2") ![猫](https://a.example/c.png)')).toBe(
      '<p><strong>重</strong> <a href="https://a.example/?a=1&amp;b=%222%22">站</a> 猫</p>',
    )
    expect(html('<img src=x onerror=alert(1)> [x](javascript:alert(1))')).not.toMatch(/<(?!\/?p>)/)
    expect(html('```html\n<script>\n```')).toBe('<pre><code>&lt;script&gt;\n</code></pre>')
    expect(html('| a |\n| - |\n| 甲[1] |')).toBe(
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>甲</td></tr></tbody></table>',
    )
    expect(html('3. 一\n4. 二')).toBe('<ol start="3"><li>一</li><li>二</li></ol>')
  })
})

/** Words without any sign, and ways to mark them up that nest. */
const word = fc.stringMatching(/^[a-z甲乙丙丁]{1,6}$/u)
/** Signs of two marks must not meet. */
const between = (inner: fc.Arbitrary<string>) =>
  fc.tuple(word, inner, word).map((texts) => texts.join(' '))
const inline = fc.letrec<{ any: string; marked: string }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, word, tie('marked')),
  marked: fc.oneof(
    between(tie('any')).map((text) => `**${text}**`),
    between(tie('any')).map((text) => `*${text}*`),
    between(tie('any')).map((text) => `~~${text}~~`),
    word.map((text) => `\`${text}\``),
    word.map((text) => `${text}<ref>[1]</ref>`),
    word.map((text) => `[${text}](https://a.example/)`),
  ),
})).any
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '))
const block = fc.letrec<{ any: string; quote: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    line,
    line.map((text) => `## ${text}`),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, n) => `${n + 1}. ${item}`).join('\n')),
    line.map((text) => `- [x] ${text}`),
    word.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    line.map((text) => `| ${text} | b |\n| --- | :-: |\n| c | ${text} |`),
    tie('quote'),
  ),
  quote: tie('any').map((text) => text.replace(/^/gm, '> ')),
})).any
const document = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => blocks.join('\n\n'))

describe('of any Markdown', () => {
  it('the text shows no syntax, and every word', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const text = plain(markdown).replaceAll('(https://a.example/)', '')
        expect(text).not.toMatch(/[*~`#>|]|<\/?ref|\]\(|^\s*- |\[[ x]\]|-{3}/m)
        const wordsOf = (from: string) => from.match(/[a-z甲乙丙丁]+/gu) ?? []
        const written = markdown
          .replaceAll('https://a.example/', '')
          .replaceAll(/<\/?ref>|```js|\[x\](?!\()/g, '')
        expect(wordsOf(text)).toEqual(wordsOf(written))
      }),
    )
  })

  it('the HTML holds what it should and is closed, and no text throws', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.string({ unit: 'binary' })), (markdown) => {
        const open: string[] = []
        for (const [, close, tag = ''] of html(markdown).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
          if (tag === 'br' || tag === 'hr') continue
          if (close) expect(open.pop()).toBe(tag)
          else open.push(tag)
        }
        expect(open).toEqual([])
        plain(markdown)
      }),
    )
  })
})
