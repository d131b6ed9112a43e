import { shorten } from './answers/shorten'
import type { Question, Research, ResearchPage, Script } from './scenario'

/** Deep research: it asks back first, and the answer to that starts the research. */
export function research({ prompt, language, history, feedback = true }: Question): Script {
  const words = { zh: toChinese, en: toEnglish }[language]
  if (history.length === 0 && feedback) {
    const topic = shorten(prompt.trim(), 40)
    return { type: 'answer', model: 'qwen-deep-research', text: words(topic).question }
  }
  const topic = shorten((history[0]?.prompt ?? prompt).replace(/^\s*\/[\w-]+\s*/, '').trim(), 40)
  const { report, plan, queries } = words(topic)
  return {
    type: 'answer',
    model: 'qwen-deep-research',
    text: report,
    research: { plan, queries },
    tokensPerFrame: 8,
  }
}

interface Words extends Research {
  readonly question: string
  readonly report: string
}

function toChinese(topic: string): Words {
  return {
    question: `在开始研究“${topic}”之前，我想先确认两点：

1. 你更关心**怎样实现**，还是**怎样取舍**？
2. 报告给谁看：动手写代码的人，还是做决定的人？

回答一句就可以，我会据此确定研究的方向。`,
    plan: `本研究聚焦于“${topic}”。先查清流式接口的现状，再比较断线之后的几种做法，最后给出可以照着做的建议。`,
    queries: [
      {
        query: '大模型 流式输出 SSE 实践',
        goal: '了解流式接口怎样传输，以及用户为什么觉得它快。',
        pages: [
          page(
            1,
            '流式输出',
            'https://help.aliyun.com/zh/model-studio/stream',
            '阿里云帮助中心',
            '边生成边返回，缩短等待第一个字的时间。',
          ),
          page(
            2,
            '使用服务器发送事件',
            'https://developer.mozilla.org/zh-CN/docs/Web/API/Server-sent_events/Using_server-sent_events',
            'MDN',
            '事件流的格式：字段、空行与重连。',
          ),
        ],
        learning: '首字时间比总时长更影响感受，代理缓冲是“看起来不流式”的常见原因。',
      },
      {
        query: '流式输出 断线 续传 方案',
        goal: '比较断线之后的做法：重新生成、从断点续写、由服务端续传。',
        pages: [
          page(
            3,
            '限流',
            'https://help.aliyun.com/zh/model-studio/rate-limit',
            '阿里云帮助中心',
            '限流按主账号和模型计算，通常一分钟内恢复。',
          ),
        ],
        learning: '已经显示过内容的请求不应自动重发，否则会重复计费，也会打断阅读。',
      },
    ],
    report: `# ${topic === '' ? '研究报告' : topic}

## 结论

先把**首字时间**做短，再把**断线**做稳。前者决定用户愿不愿意等，后者决定用户敢不敢用[1]。

## 发现

1. **传输**：事件流一行一个字段，空行结束一个事件，实现不难，难在途中每一层都不缓冲[2]。
2. **断线**：已经显示的文字要留住，让用户选择继续或重来，不要自动重发[3]。
3. **成本**：只有生成出来的内容才计费，所以“停止”要真的传到服务端[1]。

## 建议

| 优先级 | 做什么 | 怎样验证 |
| :---: | :--- | :--- |
| 高 | 检查代理有没有缓冲 | 第一帧是否在一秒内到达 |
| 高 | 断线后保留文字 | 拔掉网线再看页面 |
| 中 | 限流时说明何时可以再试 | 触发一次 429 |

> 这份报告由模拟器的脚本写成，网页真实存在，但模拟器没有真的去读。`,
  }
}

function toEnglish(topic: string): Words {
  return {
    question: `Before I start on "${topic}", two questions:

1. Do you care more about **how to build it** or about **how to choose**?
2. Who will read the report: those who write the code, or those who decide?

One sentence is enough to set the direction.`,
    plan: `This research looks at "${topic}": first how streaming works today, then what can be done about lost connections, and at last what to do about it.`,
    queries: [
      {
        query: 'LLM streaming SSE in practice',
        goal: 'Learn how streams travel, and why they feel fast.',
        pages: [
          page(
            1,
            'Streaming output',
            'https://www.alibabacloud.com/help/en/model-studio/stream',
            'Alibaba Cloud',
            'Sending while writing shortens the wait for the first word.',
          ),
          page(
            2,
            'Using server-sent events',
            'https://developer.mozilla.org/en-US/docs/Web/API/Server-sent_events/Using_server-sent_events',
            'MDN',
            'The format of an event stream: fields, blank lines, reconnecting.',
          ),
        ],
        learning:
          'The time to the first word matters more than the total, and a proxy that buffers is the usual culprit.',
      },
      {
        query: 'lost connection streaming resume',
        goal: 'Compare asking again, continuing from the break, and resuming on the server.',
        pages: [
          page(
            3,
            'Rate limits',
            'https://www.alibabacloud.com/help/en/model-studio/rate-limit',
            'Alibaba Cloud',
            'Limits count per account and model and recover within a minute.',
          ),
        ],
        learning:
          'A request whose answer is partly shown should not be sent again by itself: it costs twice and interrupts the reader.',
      },
    ],
    report: `# ${topic === '' ? 'Report' : topic}

## In short

Shorten the **time to the first word**, then make **lost connections** harmless. The first decides whether people wait, the second whether they trust it[1].

## Findings

1. **Transport**: one field a line and a blank line at the end. Writing it is easy; keeping every layer in between from buffering is not[2].
2. **Lost connections**: keep the text that arrived, and let people choose to continue or to ask again[3].
3. **Cost**: only what was generated is billed, so a stop has to reach the server[1].

## What to do

| Priority | What | How to check |
| :---: | :--- | :--- |
| high | look for proxies that buffer | does the first frame arrive within a second? |
| high | keep text after a lost connection | pull the plug and look |
| medium | say when to try again | provoke a 429 |

> The emulator's script wrote this report. The pages exist, but it did not read them.`,
  }
}

function page(
  index: number,
  title: string,
  url: string,
  siteName: string,
  description: string,
): ResearchPage {
  return { index, title, url, siteName, icon: '', description }
}
