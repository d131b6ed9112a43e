import { describe, expect, it } from 'vitest'
import { createParser } from './parser'
import { withoutCitations } from './citation-rule'

const render = (markdown: string) => createParser().render(markdown).trim()

describe('createParser', () => {
  it.each([
    ['**注意：**正文', '<strong>注意：</strong>正文'],
    ['他说**“你好”**然后走了', '他说<strong>“你好”</strong>然后走了'],
    ['**（重点）**之后', '<strong>（重点）</strong>之后'],
    ['这是*斜体。*继续', '这是<em>斜体。</em>继续'],
  ])('makes Chinese emphasis of %s', (markdown, expected) => {
    expect(render(markdown)).toBe(`<p>${expected}</p>`)
  })

  it.each([
    ['一夜东风\n半湖烟雨', '一夜东风半湖烟雨'],
    ['一夜东风，\n**半湖**烟雨', '一夜东风，<strong>半湖</strong>烟雨'],
    ['**一夜**\n半湖', '<strong>一夜</strong>半湖'],
    ['Vue\n组件', 'Vue\n组件'],
    ['one\ntwo', 'one\ntwo'],
    ['一行  \n两行', '一行<br>\n两行'],
  ])('puts no space between Chinese lines: %j', (markdown, expected) => {
    expect(render(markdown)).toBe(`<p>${expected}</p>`)
  })

  it('shows raw HTML as text', () => {
    expect(render('<img src=x onerror=alert(1)>')).toContain('&lt;img')
  })

  it('links URLs and addresses, but no file names, and ends before Chinese punctuation', () => {
    expect(render('见 https://example.com/a，以及')).toContain(
      '<a href="https://example.com/a">https://example.com/a</a>，以及',
    )
    expect(render('README.md 和 main.py')).not.toContain('<a')
    expect(render('a@example.com')).toContain('mailto:')
  })

  it('finds marks of sources, but not in code', () => {
    const marks = (text: string) =>
      createParser()
        .parse(text, {})
        .flatMap((token) => token.children ?? [])
        .filter((token) => token.type === 'citation')
        .map((token) => token.meta)
    expect(marks('一<ref>[4]</ref>，二<ref>[1, 2]</ref>')).toEqual([
      { indexes: ['4'] },
      { indexes: ['1', '2'] },
    ])
    expect(marks('`<ref>[4]</ref>`')).toEqual([])
  })
})

describe('withoutCitations', () => {
  it('takes marks out for copying', () => {
    expect(withoutCitations('一<ref>[4]</ref>，二')).toBe('一，二')
  })
})
