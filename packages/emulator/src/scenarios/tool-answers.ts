import { shorten } from './answers/shorten'
import type { Language, Question } from './scenario'

/** An answer that passes on what the functions gave: the members of a JSON object as a list, other text as a quote. */
export function answerWithResults({ toolResults = [], language }: Question): string {
  const parts = toolResults.map(({ name, content }) => `${toTitle(name)}${toMarkdown(content)}`)
  return `${opening[language]}\n\n${parts.join('\n\n')}\n\n${closing[language]}`
}

/** An answer for a request that offers no function. */
export function explainTools(language: Language): string {
  return missing[language]
}

function toTitle(name: string): string {
  return name === '' ? '' : `**${name}**\n\n`
}

function toMarkdown(content: string): string {
  const value = parse(content)
  if (typeof value !== 'object' || value === null) {
    return `> ${shorten(content, 500).replaceAll('\n', '\n> ')}`
  }
  return Object.entries(value)
    .slice(0, 12)
    .map(([name, member]) => `- ${name}: ${shorten(toLine(member), 200)}`)
    .join('\n')
}

function toLine(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const opening = {
  zh: '查到了，结果是：',
  en: 'Here is what came back:',
}

const closing = {
  zh: '函数由你的应用执行，模拟器只决定何时调用、传什么参数，再把结果讲给你听。',
  en: 'Your application ran the function. The emulator only decides when to call it, with which arguments, and tells you the result.',
}

const missing = {
  zh: `这次请求没有提供任何函数，所以没有什么可以调用的。

- 通义千问原生接口：函数写在 \`parameters.tools\` 里，写在顶层会被忽略
- OpenAI 兼容接口：函数写在顶层的 \`tools\` 里
- 百炼应用：插件在控制台里配置，由服务端调用，可以试试 \`/plugin\``,
  en: `This request offers no functions, so there is nothing to call.

- The native Qwen endpoints take them in \`parameters.tools\`; at the top level they are ignored
- OpenAI-compatible mode takes them in \`tools\` at the top level
- Bailian applications have plugins, set up in the console and called by the server: try \`/plugin\``,
}
