import { shorten } from './answers/shorten'
import type { Question, Script } from './scenario'

const NUMBERS = /9\.9|9\.11/

/** Thoughts that fit any question; the answer follows separately. */
export function toReasoning({ prompt, language, history }: Question): string {
  const topic = shorten(prompt, 40)
  if (language === 'zh') {
    return `用户问的是“${topic}”。${history.length > 0 ? `这是本次会话的第 ${history.length + 1} 轮，需要和前面的内容保持一致。` : '这是会话的第一个问题，没有上文。'}

先判断对方想要什么：是一个直接的答案，还是一份可以照着做的说明？从措辞看，后者更有帮助。

回答要先给结论，再给理由，最后给出下一步。内容不要太长，关键的地方用列表或表格，方便快速浏览。`
  }
  return `The user asks: "${topic}". ${history.length > 0 ? `This is turn ${history.length + 1} of the session, so the answer should agree with what was said before.` : 'It is the first question of the session, so there is nothing to refer back to.'}

What would help most: a direct answer, or something to follow step by step? The wording suggests the latter.

I will put the conclusion first, then the reasons, then the next step. Keep it short, and use a list or a table where someone might only skim.`
}

/** Compares 9.9 and 9.11 with its reasoning shown; undefined when the question is about something else. */
export function compareNumbers({ prompt, language }: Question): Script | undefined {
  if (prompt !== '' && !NUMBERS.test(prompt)) return undefined
  return { type: 'answer', model: 'qwen3-max', ...comparison[language] }
}

const comparison = {
  zh: {
    reasoning: `嗯，要比较 9.9 和 9.11 的大小。

先看整数部分：两个数都是 9，一样大，所以要看小数部分。

小数部分分别是 .9 和 .11。这里很容易出错：如果把它们当成整数 9 和 11，就会以为 9.11 更大。但小数要从十分位开始逐位比较。

把位数补齐：9.9 = 9.90，另一个是 9.11。十分位上 9 大于 1，到这里就能判断了，不需要再看百分位。

再用减法验算一遍：9.90 − 9.11 = 0.79，是正数。所以 9.9 更大。

顺便想到，如果说的是软件版本号，9.11 确实排在 9.9 后面。应该提醒一句，免得混淆。`,
    text: `**9.9 更大。**

把小数位补齐再比较，就一目了然：

| 数 | 整数部分 | 十分位 | 百分位 |
| :---: | :---: | :---: | :---: |
| 9.9 = 9.90 | 9 | **9** | 0 |
| 9.11 | 9 | **1** | 1 |

整数部分相同，十分位上 9 > 1，所以 9.9 > 9.11，两者相差 0.79。

> 容易混淆的是**版本号**：版本 9.11 在 9.9 之后，因为版本号按点分开，逐段当作整数比较。`,
  },
  en: {
    reasoning: `I need to compare 9.9 and 9.11.

The whole parts are both 9, so the decimals decide.

The decimals are .9 and .11. This is where people slip: read as whole numbers, 11 looks larger than 9. But decimals are compared place by place, from the tenths.

Pad to the same length: 9.9 is 9.90, and the other is 9.11. In the tenths place 9 is larger than 1, which already settles it.

Check by subtraction: 9.90 − 9.11 = 0.79, which is positive. So 9.9 is larger.

If these were software versions, 9.11 would come after 9.9. That is worth a short note.`,
    text: `**9.9 is larger.**

Pad both to two decimals and compare place by place:

| Number | Whole part | Tenths | Hundredths |
| :---: | :---: | :---: | :---: |
| 9.9 = 9.90 | 9 | **9** | 0 |
| 9.11 | 9 | **1** | 1 |

The whole parts are equal and 9 > 1 in the tenths, so 9.9 > 9.11. The difference is 0.79.

> **Version numbers** are the exception: version 9.11 comes after 9.9, because each part between the dots counts as a whole number.`,
  },
}
