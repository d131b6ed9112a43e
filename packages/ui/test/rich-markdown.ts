/** Everything a Markdown answer can hold, in a few lines each. */
export const richMarkdown = `## 二级标题

一段话，有**重点**、*强调*、~~删去~~、[链接](https://example.com)、\`代码\`和出处<ref>[1]</ref>。

### 三级标题

- 一项
- 又一项
  - 里面的一项
  1. 第一
- [x] 做完的
- [ ] 没做的

> 引用的话
>
> 第二段

| 名称 | 数值 |
| --- | ---: |
| 一 | 1 |
| 二 | 2 |

\`\`\`js
const answer = 42 // 答案
\`\`\`

---

![图](https://elsewhere.example/a.png)

1. 行内公式 $a^2$

脚注[^1]与[^2]。

[^1]: 注释
`
