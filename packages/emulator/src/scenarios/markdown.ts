import type { Question, Script } from './scenario'

/** One answer with every kind of Markdown a model writes. */
export function showMarkdown({ language }: Question): Script {
  return { type: 'answer', model: 'qwen-plus', text: showcase[language] }
}

const zh = `# Markdown 一览

一段普通的文字，里面有**粗体**、*斜体*、***粗斜体***、~~删除线~~、\`行内代码\`和[一个链接](https://help.aliyun.com/zh/model-studio/)。紧贴中文的**强调，**也应当正常显示。

## 列表

- 春
- 夏
  - 小暑
  - 大暑
    1. 先有热浪
    2. 后有蝉鸣
- 秋

1. 取水
2. 烧水

   水开之后稍等片刻，约 80 ℃ 最适合绿茶。
3. 泡茶

- [x] 写完草稿
- [ ] 检查错别字
- [ ] 发布

## 表格

| 城市 | 特产 | 距离（公里） |
| :--- | :---: | ---: |
| 杭州 | 龙井茶 | 0 |
| 绍兴 | 黄酒 | 62 |
| 宁波 | \`汤圆\` | 155 |

## 代码

\`\`\`ts
interface Tea {
  name: string
  /** 摄氏度 */
  temperature: number
}

const longjing: Tea = { name: '龙井', temperature: 80 }
console.log(\`\${longjing.name}：\${longjing.temperature} ℃\`)
\`\`\`

\`\`\`diff
- const temperature = 100
+ const temperature = 80
\`\`\`

\`\`\`mermaid
graph LR
  取水 --> 烧水 --> 泡茶
\`\`\`

## 引用

> 茶，南方之嘉木也。
>
> > 引用里还可以再有引用。
>
> - 也可以有列表

## 公式

行内公式 $a^2 + b^2 = c^2$，以及独立公式：

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

## 需要小心的内容

尖括号 <b>不会</b>变成标签，A & B 保持原样，\\*转义的星号\\*不会变成斜体。

---

以上就是全部，谢谢观看。`

const en = `# A tour of Markdown

A plain paragraph with **bold**, *italic*, ***both***, ~~struck out~~, \`inline code\` and [a link](https://www.alibabacloud.com/help/en/model-studio/).

## Lists

- Spring
- Summer
  - Early summer
  - High summer
    1. First the heat
    2. Then the crickets
- Autumn

1. Fetch water
2. Boil it

   Let it rest a moment: about 80 °C is right for green tea.
3. Brew

- [x] Write a draft
- [ ] Check the spelling
- [ ] Publish

## A table

| City | Known for | Distance (km) |
| :--- | :---: | ---: |
| Hangzhou | Longjing tea | 0 |
| Shaoxing | rice wine | 62 |
| Ningbo | \`tangyuan\` | 155 |

## Code

\`\`\`ts
interface Tea {
  name: string
  /** Degrees Celsius. */
  temperature: number
}

const longjing: Tea = { name: 'Longjing', temperature: 80 }
console.log(\`\${longjing.name}: \${longjing.temperature} °C\`)
\`\`\`

\`\`\`diff
- const temperature = 100
+ const temperature = 80
\`\`\`

\`\`\`mermaid
graph LR
  Fetch --> Boil --> Brew
\`\`\`

## Quotes

> Tea is a noble tree of the south.
>
> > A quote can hold another quote.
>
> - and a list

## Formulas

Inline, as in $a^2 + b^2 = c^2$, or on its own:

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

## Things to be careful with

Angle brackets <b>do not</b> become tags, A & B stays as it is, and \\*escaped stars\\* stay stars.

---

That is all. Thank you for watching.`

const showcase = { zh, en }
