import { describe, expect, it } from 'vitest'
import { createParser } from './parser'
import { repairTail } from './repair-tail'

const parser = createParser()
const textOf = (markdown: string) =>
  parser
    .parse(markdown, {})
    .flatMap((token) => token.children ?? (token.type === 'fence' ? [token] : []))
    .map((token) => token.content)
    .join('')

describe('repairTail', () => {
  it.each([
    ['这是**重', '这是**重**'],
    ['这是**', '这是'],
    ['这是**重点*', '这是**重点**'],
    ['这是*斜', '这是*斜*'],
    ['~~删', '~~删~~'],
    ['用 `const', '用 `const`'],
    ['用 `', '用 '],
    ['见[文档', '见文档'],
    ['见[文档](https://exa', '见文档'],
    ['图![一张', '图'],
    ['文字<ref>[1', '文字'],
    ['- 一\n- ', '- 一\n'],
    ['- 一\n- *', '- 一\n'],
    ['- [ ', ''],
    ['标题\n-', '标题\n'],
    ['##', ''],
    ['```', '```'],
  ])('makes %j into %j', (text, expected) => {
    expect(repairTail(text)).toBe(expected)
  })

  it.each(['5*3 和 2 * 3', '**完整**的', '`a`和`b`', '[文档](https://example.com)', 'a_b_c'])(
    'leaves %j as it is',
    (text) => {
      expect(repairTail(text)).toBe(text)
    },
  )

  it('shows a table once its first row is whole', () => {
    expect(repairTail('前\n\n| 名 | 值 |')).toBe('前\n')
    expect(repairTail('| 名 | 值 |\n|-')).toBe('')
    expect(repairTail('前\n\n| 名 | 值 |\n|:-:|--|\n| 一 | 二')).toBe('前\n')
    const table = '| 名 | 值 |\n|:-:|--|\n| 一 | 二 |'
    expect(repairTail(table)).toBe(table)
    expect(repairTail('| 名 | 值 |\n|--|--|\n| a\\|b |')).toBe('')
  })

  it('shows a cell once it is whole, so that nothing in its column moves', () => {
    const table = '| 名 | 值 |\n|--|--|\n| 一 | 二 |\n'
    expect(repairTail(`${table}| 三`)).toBe(table.trimEnd())
    expect(repairTail(`${table}| 三 | 四`)).toBe(`${table}| 三 |`)
    expect(repairTail(`${table}| 三 | 四 |`)).toBe(`${table}| 三 | 四 |`)
  })

  it('leaves the inside of an open fence alone, but for a closing that has half arrived', () => {
    expect(repairTail('```js\nconst a = `x')).toBe('```js\nconst a = `x')
    expect(repairTail('```js\na\n``')).toBe('```js\na\n')
  })

  it('never shows raw syntax of this answer at any place it may be cut', () => {
    const answer =
      '要点：\n\n- **密钥：**放在[服务端](https://example.com/a)\n- `代码`与*强调*<ref>[1]</ref>\n\n```js\nconst a = 1\n```\n\n| 名 | 值 |\n| --- | --- |\n| 一 | 二 |\n'
    for (let end = 1; end <= answer.length; end += 1) {
      const shown = textOf(repairTail(answer.slice(0, end)))
      expect(shown, `cut at ${end}`).not.toMatch(/\*|`|\[|\]|\||<ref|https/)
    }
  })
})
