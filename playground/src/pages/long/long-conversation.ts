import type { ChatMessage, Conversation } from '@tyqw/core'
import { toConversation, toMessage } from '../../shell/conversation'

const subjects = [
  '西湖',
  '断桥',
  '雷峰塔',
  '灵隐寺',
  '龙井',
  '运河',
  '宋城',
  '良渚',
  '钱塘江',
  '莫干山',
]
const DAY_MS = 86_400_000

/**
 * A conversation of so many messages, questions and answers by turns, spread over days. Message 137 says that it is
 * number 137, so that it can be looked for.
 */
export function longConversation(count: number, now = Date.now()): Conversation {
  const messages: ChatMessage[] = []
  const step = Math.min(120_000, (20 * DAY_MS) / count)
  for (let index = 0; index < count; index++) {
    const at = now - (count - index) * step
    const isQuestion = index % 2 === 0
    const subject = subjects[(index >> 1) % subjects.length] ?? ''
    const text = isQuestion
      ? `第 ${index + 1} 条：${subject}有什么值得看的？`
      : toAnswer(index + 1, subject)
    messages.push(toMessage(isQuestion ? 'user' : 'assistant', `m${index + 1}`, text, at))
  }
  return toConversation(`long-${count}`, `${count} 条消息`, messages)
}

/** Two paragraphs, and now and then a list or some code. */
function toAnswer(number: number, subject: string): string {
  const prose = `第 ${number} 条。**${subject}** 一年四季都值得去：春天看花，夏天听雨，秋天赏月，冬天等一场雪。清早人少，光线也柔和。

从市中心坐地铁大约半小时，出站后沿着水边走，路上有茶馆可以歇脚。预算不高，留半天就够，想慢慢看就留一整天。`
  if (number % 10 === 0)
    return `${prose}\n\n- 门票：${number % 80} 元\n- 开放：07:00–17:30\n- 建议：避开周末`
  if (number % 34 === 0)
    return `${prose}\n\n\`\`\`ts\nconst visit = plan({ place: '${subject}', day: ${number} })\n\`\`\``
  return prose
}
