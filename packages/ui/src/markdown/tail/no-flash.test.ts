import { describe, expect, it } from 'vitest'
import { createMarkdownDocument } from '../engine/markdown-document'
import { createParser } from '../parser'
import { readable } from '../../../test/markdown/readable'

const parser = createParser()

const answer = `# 接入**百炼**的要点

先说结论：**密钥只放在服务端**，前端用~~长期密钥~~短期令牌（有效期 5 分钟）。他说**“先测试”**再上线<ref>[1]</ref>，***很重要***，价格是$100，另一个$200，面积 $S = \\pi r^2$，范围 3~5 天，R&D 部门 &amp; 测试 5*3。

见[官方**文档**](https://help.aliyun.com/zh/model-studio/ "百炼")、[说明][doc]和 <https://example.com/a>，或者 https://example.com/b。脚本是 main.py，接口是 \`a * b\` 与 \`\`x \` y\`\`，换行\\
之后 \\*不是强调\\*。

![结构图](https://example.com/a.png "图") 与 [![徽章](/b.svg)](https://example.com/c)

小标题
------

- **密钥：**放在[服务端](https://example.com/a)
- \`代码\`与*强调*<ref>[1]</ref><ref>[2]</ref>
  - 嵌套 **两层**
    1. 第一
    2. 第二 ~~删~~
- [ ] 没做
- [x] 做了

> 引用 **重点**
> - 引用里的 *列表*
>
> > 再一层

---

| 名称 | 值 |
| :-- | --: |
| \`a\` | **一** |
| b\\|c | [二](https://example.com/d) |

\`\`\`js
const a = \`x\`
if (a) { console.log('**not bold**') }
\`\`\`

$$
\\int_0^1 x^2 \\,dx = \\frac{1}{3}
$$

1. 一

   \`\`\`
   code
   \`\`\`
2. 二

[doc]: https://example.com/doc "文档"

最后一段。
`

const show = (text: string, isStreaming: boolean) =>
  readable(createMarkdownDocument(parser).update(text, isStreaming)).join('').replaceAll(/\s/g, '')

describe('an answer that streams', () => {
  it('only ever grows: nothing is shown at any cut that is not there in the end', () => {
    const whole = show(answer, false)
    for (let end = 1; end <= answer.length; end += 1) {
      const shown = show(answer.slice(0, end), true)
      expect(whole.slice(0, shown.length), JSON.stringify(answer.slice(0, end).slice(-30))).toBe(
        shown,
      )
    }
  })

  it('holds back only a little', () => {
    const lengths = Array.from(answer, (_, end) => show(answer.slice(0, end + 1), true).length)
    const longest = lengths.reduce(
      ({ run, most }, length, index) => {
        const next = length > (lengths[index - 1] ?? 0) ? 0 : run + 1
        return { run: next, most: Math.max(most, next) }
      },
      { run: 0, most: 0 },
    )
    // An image, a formula, the head of a table: the longest is the one with its URL and title.
    expect(longest.most).toBeLessThan(80)
  })
})
