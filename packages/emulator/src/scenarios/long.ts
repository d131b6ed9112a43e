import type { Language, Question, Script } from './scenario'

const TARGET_BYTES = 100_000

/** An answer of about 100 kB in sections, to see how an interface copes. */
export function writeLong({ language }: Question): Script {
  const encoder = new TextEncoder()
  const sections = [intro[language]]
  let bytes = encoder.encode(intro[language]).length
  for (let number = 1; bytes < TARGET_BYTES; number += 1) {
    const section = toSection(number, language)
    sections.push(section)
    bytes += encoder.encode(section).length
  }
  return {
    type: 'answer',
    model: 'qwen-plus',
    text: sections.join('\n\n'),
    tokensPerFrame: 16,
    slowness: 0.3,
  }
}

function toSection(number: number, language: Language): string {
  const subject = subjects[language][(number - 1) % subjects[language].length] ?? ''
  const round = Math.ceil(number / subjects[language].length)
  return (language === 'zh' ? zhSection : enSection)(number, subject, round)
}

const intro = {
  zh: '# 一份很长的回答\n\n这份约 100 kB 的内容由模拟器拼成，用来检验界面在长回答面前是否依然流畅：滚动会不会卡顿，能不能停下来，往回翻时位置会不会跳。内容本身不必细读。',
  en: '# A very long answer\n\nThe emulator put these 100 kB together to show whether an interface stays smooth: does scrolling stutter, does stopping work, does the view jump when you read back? The content itself needs no reading.',
}

const subjects = {
  zh: ['滚动', '停止', '选中文字', '代码块', '表格', '复制', '内存', '朗读'],
  en: [
    'Scrolling',
    'Stopping',
    'Selecting',
    'Code',
    'Tables',
    'Copying',
    'Memory',
    'Reading aloud',
  ],
}

function zhSection(number: number, subject: string, round: number): string {
  return `## ${number}. ${subject}（第 ${round} 遍）

内容一边增长，**${subject}**一边要保持可用。读者可能停在中间某一段，也可能一直跟在末尾；前一种情况页面不该自己移动，后一种情况最新的一行要始终可见。

- 已经写完的段落不应当再次渲染
- 每一帧只更新末尾的一小块
- 第 ${number} 节和第 1 节花费的时间应当差不多

\`\`\`ts
const section = { number: ${number}, subject: '${subject}', round: ${round} }
\`\`\`

| 项目 | 期望 |
| :--- | :--- |
| 单帧耗时 | 低于 16 毫秒 |
| 已渲染的节 | ${number} |`
}

function enSection(number: number, subject: string, round: number): string {
  return `## ${number}. ${subject} (round ${round})

While the answer grows, **${subject.toLowerCase()}** has to keep working. Some people stay in the middle and read, and the page must not move under them; others follow the end, and for them the newest line must stay in view.

- A finished paragraph is not rendered again
- A frame only touches the last small piece
- Section ${number} takes about as long as section 1

\`\`\`ts
const section = { number: ${number}, subject: '${subject}', round: ${round} }
\`\`\`

| What | Expected |
| :--- | :--- |
| Time for a frame | below 16 ms |
| Sections so far | ${number} |`
}
