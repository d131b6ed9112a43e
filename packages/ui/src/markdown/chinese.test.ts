import { describe, expect, it } from 'vitest'
import { growthOf } from '../../test/growth'
import { createParser } from './parser'
import { strikethroughRule } from './strikethrough-rule'

const parser = createParser().use(strikethroughRule)
const render = (markdown: string) => parser.renderInline(markdown)

describe('emphasis beside full-width punctuation', () => {
  it.each([
    ['**注意：**正文', '<strong>注意：</strong>正文'],
    ['他说**“你好”**然后走了', '他说<strong>“你好”</strong>然后走了'],
    ['**真。**她', '<strong>真。</strong>她'],
    ['**重要（必读）**请看', '<strong>重要（必读）</strong>请看'],
    [
      '请看**《论语》**和**【附录】**。',
      '请看<strong>《论语》</strong>和<strong>【附录】</strong>。',
    ],
    ['，**“重点”**，', '，<strong>“重点”</strong>，'],
    ['这是*斜体。*继续', '这是<em>斜体。</em>继续'],
    ['***“粗斜”***字', '<em><strong>“粗斜”</strong></em>字'],
    ['**API：**用法', '<strong>API：</strong>用法'],
    ['**`代码`**后', '<strong><code>代码</code></strong>后'],
    ['𠮷**“野”**家', '𠮷<strong>“野”</strong>家'],
    ['これは**「強調」**です', 'これは<strong>「強調」</strong>です'],
    ['이것은 **“강조”**입니다', '이것은 <strong>“강조”</strong>입니다'],
  ])('%s', (markdown, html) => {
    expect(render(markdown)).toBe(html)
  })
})

describe('strikethrough beside full-width punctuation', () => {
  it.each([
    ['~~删除。~~后', '<s>删除。</s>后'],
    ['前~~“旧”~~后', '前<s>“旧”</s>后'],
    ['（~~旧~~）', '（<s>旧</s>）'],
    ['~~（旧）~~，新', '<s>（旧）</s>，新'],
    ['原价~~￥100~~现价￥80', '原价<s>￥100</s>现价￥80'],
    ['~~**旧：**~~新', '<s><strong>旧：</strong></s>新'],
    ['3~5 天，7~9 天', '3~5 天，7~9 天'],
    ['约~100~元', '约~100~元'],
    ['a ~~~b~~~ c', 'a ~~~b~~~ c'],
    ['\\~~删~~', '~~删~~'],
  ])('%s', (markdown, html) => {
    expect(render(markdown)).toBe(html)
  })
})

describe('line breaks', () => {
  it.each([
    ['一夜东风\n半湖烟雨', '一夜东风半湖烟雨'],
    ['他说：\n“你好”', '他说：“你好”'],
    ['“你好”\n他说', '“你好”他说'],
    ['等等……\n然后', '等等……然后'],
    ['結論<ref>[1]</ref>\n下一句', '結論<sup>下一句'],
    ['𠮷野\n𠮷野', '𠮷野𠮷野'],
    ['用 Vue\n组件', '用 Vue\n组件'],
    ['한국어\n문장', '한국어\n문장'],
    ['it’s\n“fine”', 'it’s\n“fine”'],
  ])('%j', (markdown, html) => {
    expect(render(markdown)).toBe(html)
  })

  it.each(['[ref_1]\n', '![](/a)\n', '**\n', '一\n'])('are read in linear time: %j', (line) => {
    expect(growthOf((size) => void render(line.repeat(size)))).toBeLessThan(3)
  })
})
