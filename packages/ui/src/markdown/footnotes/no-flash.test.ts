import { describe, expect, it } from 'vitest'
import { readable } from '../../../test/markdown/readable'
import { createMarkdownDocument } from '../engine/markdown-document'
import { createParser } from '../parser'

const parser = createParser()
const answer = `结论[^1]，**重点[^注]**，并列[^1][^2]，[链接里[^1]](https://example.com)。
行首
[^1]是标注，[^2] (2023 年)，见 https://example.com/a[^注]。

- 一[^1]
- 二

[^1]: 甲
[^注]: **乙**，见[文档](https://example.com)
[^2]: 2.5 万

    - 丙
    - 丁[^1]

[^x-3]: - 戊
[^4]: \`己\`
> 引用
[^5]:    庚

最后一段。
`
const show = (text: string, isStreaming: boolean) =>
  readable(createMarkdownDocument(parser).update(text, isStreaming)).join('').replaceAll(/\s/g, '')

/** The labels of the notes that are there. */
const notes = (text: string) =>
  createMarkdownDocument(parser)
    .update(text, true)
    .flatMap(({ open }) => (open.type === 'footnote_open' ? [String(open.meta?.['label'])] : []))

describe('footnotes that stream', () => {
  it('only ever grow: nothing is shown at any cut that is not there in the end', () => {
    const whole = show(answer, false)
    for (let end = 1; end <= answer.length; end += 1) {
      const cut = JSON.stringify(answer.slice(0, end).slice(-30))
      const shown = show(answer.slice(0, end), true)
      expect(whole.slice(0, shown.length), cut).toBe(shown)
    }
  })

  it('come with the first of their text, and stay', () => {
    let before: readonly string[] = []
    for (let end = 1; end <= answer.length; end += 1) {
      const now = notes(answer.slice(0, end))
      expect(now.slice(0, before.length), answer.slice(0, end).slice(-30)).toEqual(before)
      before = now
    }
    expect(before).toEqual(['1', '注', '2', 'x-3', '4', '5'])
    expect(notes('一\n\n[^1]: ')).toEqual([])
    expect(notes('一\n\n[^1]: 注')).toEqual(['1'])
  })

  it('are not waited for where a bracket is just a bracket', () => {
    expect(show('匹配 [^ 之外的字', true)).toBe('匹配^之外的字')
    expect(show('一[^', true)).toBe('一')
  })
})
