import { describe, expect, it } from 'vitest'
import { zhCN } from '../locale/zh-cn'
import { createSentenceReader } from './sentence-reader'

/** What is said of a whole text, and of one that comes character by character. */
function readings(text: string): readonly [whole: string, pieces: string] {
  const whole = createSentenceReader(zhCN).read(text, true)
  const reader = createSentenceReader(zhCN)
  const pieces: string[] = []
  for (let end = 1; end <= text.length; end += 1) pieces.push(reader.read(text.slice(0, end)))
  pieces.push(reader.read(text, true))
  return [whole, pieces.filter(Boolean).join(' ')]
}

describe('createSentenceReader', () => {
  it('gives each sentence once, when it is whole', () => {
    const reader = createSentenceReader(zhCN)
    expect(reader.read('你好')).toBe('')
    expect(reader.read('你好。我是')).toBe('你好。')
    expect(reader.read('你好。我是通义')).toBe('')
    expect(reader.read('你好。我是通义', true)).toBe('我是通义')
    expect(reader.read('你好。我是通义', true)).toBe('')
  })

  it('does not cut a number at its point', () => {
    const reader = createSentenceReader(zhCN)
    expect(reader.read('It is 9.9')).toBe('')
    expect(reader.read('It is 9.9. And')).toBe('It is 9.9.')
  })

  it('leaves Markdown and marks of sources out', () => {
    const reader = createSentenceReader(zhCN)
    const text = '## 标题\n- **重点**<ref>[1]</ref>，见[文档](https://example.com)。\n'
    expect(reader.read(text)).toBe('标题 重点，见文档。')
  })

  it('waits for the end of a link and of code, whose marks look like ends of sentences', () => {
    const reader = createSentenceReader(zhCN)
    expect(reader.read('见[文档](https://a.example/?q=1')).toBe('')
    expect(reader.read('见[文档](https://a.example/?q=1)。用')).toBe('见文档。')
    expect(reader.read('见[文档](https://a.example/?q=1)。用 `a! b')).toBe('')
    expect(reader.read('见[文档](https://a.example/?q=1)。用 `a! b`。好')).toBe('用 a! b。')
  })

  it('goes on after what was there before', () => {
    expect(createSentenceReader(zhCN, 3).read('已经读完。新的。', true)).not.toContain('已经')
    expect(createSentenceReader(zhCN, 5).read('已经读完。新的。', true)).toBe('新的。')
  })

  it.each([
    [
      'ends after Chinese marks and quotes',
      '他说：“好。”然后走了！对吗？',
      '他说：“好。” 然后走了！ 对吗？',
    ],
    ['a number at the start of a line is no sentence', '1. 第一\n2. 第二\n', '1. 第一 2. 第二'],
    [
      'code is named, not spelled',
      '看：\n```ts\nconst a = 1;\n// 好。\n```\n完。',
      '看： 一段 ts 代码 完。',
    ],
    ['code without a language', '~~~\nx\n~~~\n', '一段代码'],
    ['code in a list', '- 看\n  ```\n  x。\n  ```\n- 完\n', '看 一段代码 完'],
    [
      'a table is named with its columns',
      '| 名 | **值** |\n| --- | --: |\n| 一 | 1。 |\n\n完。',
      '一个表格，各列是：名、值 完。',
    ],
    ['a bar alone makes no table', 'a | b\n好。\n', 'a | b 好。'],
    ['formulas are named', '$$\n\\frac{1}{2}\n$$\n其中 $x_1$ 是 $5。', '公式 其中 公式 是 $5。'],
    ['quotes, tasks, headings and rules', '> # 题\n\n---\n\n- [x] 做完\n', '题 做完'],
    [
      'emphasis, not multiplication',
      '**重**_点_和 2 * 3 * 4，snake_case_name。',
      '重点和 2 * 3 * 4，snake_case_name。',
    ],
    ['what is escaped stands', '\\*不是强调\\*。', '*不是强调*。'],
    ['code keeps its marks', '用 `**a**`。', '用 **a**。'],
    ['images by what they show', '![一只猫](https://a.example/c.png)', '图片 一只猫'],
    ['addresses by their host', '见 https://www.example.com/a/b?c=d#e。', '见 example.com。'],
    [
      'marks of sources and footnotes',
      '对<ref>[1]</ref>的[ref_2]。[^3]\n\n[^3]: 注。\n',
      '对的。 注。',
    ],
    ['signs of direction', '\u202E反\u2066了。', '反了。'],
  ])('%s', (_, text, spoken) => {
    const [whole, pieces] = readings(text)
    // Whoever listens hears the same; only the pauses between sentences differ.
    const words = (said: string) => said.replaceAll(' ', '')
    expect(words(whole)).toBe(words(spoken))
    expect(pieces).toBe(spoken)
  })

  it.each(['[', '`', '*', '$', '|', '<', '1. ', '> '])('is not slowed by many %s', (sign) => {
    const reader = createSentenceReader(zhCN)
    const before = process.cpuUsage().user
    for (let length = 1; length <= 10; length += 1) reader.read(sign.repeat(10_000 * length))
    reader.read(sign.repeat(100_000), true)
    // Read in squared time, it would take minutes.
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000)
  })
})
