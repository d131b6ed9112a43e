import { describe, expect, it } from 'vitest'
import { createParser } from '../markdown/parser'
import { BARRIER } from './fold-text'
import { toShownText } from './shown-text'

const parser = createParser()
const numbers = createParser({ citationFormat: '[<number>]' })
/** What is shown, with `|` between blocks. */
const shown = (markdown: string, by = parser, sources: readonly string[] = []) =>
  toShownText(by.parse(markdown, {}), (index) => sources.includes(index))
    .replaceAll(BARRIER, '|')
    .replaceAll(/\|+/g, '|')
    .replaceAll(/^\||\|$/g, '')

describe('what is shown of a text', () => {
  it.each([
    ['**重点**与*次要*，`代码`~~旧~~', '重点与次要，代码旧'],
    ['# 标题\n\n一段', '标题|一段'],
    ['- 一\n- 二\n  1. 三', '一|二|三'],
    ['> 引用\n\n---\n\n后', '引用|后'],
    ['[文字](https://example.com "题")后', '文字后'],
    ['前![图](a.png)后', '前|后'],
    ['见 https://example.com/a。', '见 https://example.com/a。'],
    ['| 名 | 值 |\n| --- | --- |\n| 一 | 二 |', '名|值|一|二'],
    ['```ts\nconst a = 1\nb()\n```', 'const a = 1\nb()\n'],
    ['```mermaid\ngraph TD\n```\n\n后', '后'],
    ['一\n二', '一二'],
    ['one\ntwo', 'one\ntwo'],
    ['a\\\nb', 'a\nb'],
    ['&amp; \\*x\\* <b>', '& *x* <b>'],
    ['前$x^2$后', '前|后'],
    ['结论<ref>[1]</ref>。', '结论。'],
    ['结论[ref_2]。', '结论。'],
    ['结论[^1]。\n\n[^1]: 注释', '结论。|注释'],
    ['结论[^1]。', '结论[^1]。'],
    ['- [x] 做完', '做完'],
    ['a\u202eb', 'aU+202Eb'],
  ])('%j is %j', (markdown, expected) => {
    expect(shown(markdown)).toBe(expected)
  })

  it('has `[n]` only where it is no mark of a source', () => {
    expect(shown('结论[1]，表[9]', numbers, ['1'])).toBe('结论，表[9]')
    expect(shown('结论[1]', parser, ['1'])).toBe('结论[1]')
  })
})
