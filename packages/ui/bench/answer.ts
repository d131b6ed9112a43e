/** What an answer consists of: everything an assistant writes, or one block of one kind that never ends. */
export type Shape = 'mixed' | 'list' | 'table' | 'fence' | 'quote' | 'paragraph'

export interface AnswerOptions {
  readonly seed: number
  /** In characters. */
  readonly length: number
  readonly shape?: Shape
}

/** An answer as a model writes it, in Chinese and English. The same seed gives the same answer. */
export function createAnswer({ seed, length, shape = 'mixed' }: AnswerOptions): string {
  const random = new Random(seed)
  const writePart = writers[shape]
  let text = openings[shape]
  while (text.length < length) text += writePart(random)
  const cut = text.slice(0, length)
  // A surrogate pair is not torn apart.
  return /[\uD800-\uDBFF]$/.test(cut) ? `${cut.slice(0, -1)}。` : cut
}

/** How many fences an answer has that are complete. */
export function countFences(answer: string): number {
  return answer.match(/^```\w+\n[^]*?^```$/gm)?.length ?? 0
}

/** A small generator of numbers (mulberry32), the same on every machine. */
class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.between(0, items.length - 1)]
    if (item === undefined) throw new Error('There is nothing to pick from')
    return item
  }

  /** So many results of a function, joined. */
  join(low: number, high: number, separator: string, make: (index: number) => string): string {
    return Array.from({ length: this.between(low, high) }, (_, index) => make(index)).join(
      separator,
    )
  }
}

type Writer = (random: Random) => string

const chinese = [
  '流式输出可以让用户更早看到内容',
  '模型会逐步返回结果',
  '首先需要在控制台创建应用并获取密钥',
  '每次更新只重新渲染最后一个段落',
  '这样可以明显降低页面的卡顿',
  '请注意接口的并发限制',
  '如果返回错误码，请检查请求参数',
  '知识库检索会附带引用来源',
  '多轮对话需要保存会话标识',
  '推荐在服务端保存密钥',
  '超时之后可以自动重试',
  '上下文窗口的长度是有限的',
  '长文本建议分段处理',
  '结果会按照相关度排序',
]

const english = [
  'the response arrives token by token',
  'a gateway keeps the key on the server',
  'each chunk is appended to the message',
  'the scroll position follows the bottom',
  'make sure that the request can be aborted',
  'the cache is keyed by session id',
  'retry with an exponential backoff',
  'only the last block is parsed again',
  'measure before you optimise',
  'an index on the column makes this fast',
]

const terms = [
  'incremental_output',
  'qwen-plus',
  'AbortController',
  'text/event-stream',
  'session_id',
  'max_tokens',
  'v-model',
  'Promise.all()',
  'top_p=0.8',
]

const links = [
  '[官方文档](https://help.aliyun.com/zh/model-studio/)',
  '[示例代码](https://github.com/vuejs/core "GitHub")',
  '[the guide](https://vuejs.org/guide/introduction.html)',
  '<https://developer.mozilla.org/>',
]

const formulas = [
  '$E = mc^2$',
  '$O(n \\log n)$',
  '$\\frac{a}{b} + \\sqrt{x}$',
  '$\\sum_{i=1}^{n} x_i$',
]

const phrase: Writer = (random) => {
  const isChinese = random.next() < 0.65
  const plain = random.pick(isChinese ? chinese : english)
  const words = isChinese ? plain : ` ${plain} `
  const kind = random.next()
  if (kind < 0.1) return `**${plain}**`
  if (kind < 0.14) return `*${plain}*`
  if (kind < 0.24) return `${words}\`${random.pick(terms)}\``
  if (kind < 0.3) return `${words}（参见${random.pick(links)}）`
  if (kind < 0.315) return `~~${plain}~~`
  if (kind < 0.33) return `${words}，复杂度为 ${random.pick(formulas)}`
  return words
}

const sentence: Writer = (random) => {
  const text = random
    .join(1, 3, '，', () => phrase(random))
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return random.next() < 0.04 ? `${text}<ref>[${random.between(1, 9)}]</ref>。` : `${text}。`
}

const sentences = (random: Random, low: number, high: number) =>
  random.join(low, high, '', () => sentence(random))

const line: Writer = (random) => sentences(random, 1, 2)

const heading: Writer = (random) =>
  `${'#'.repeat(random.between(2, 4))} ${random.between(1, 9)}. ${random.pick(chinese)}\n\n`

const paragraph: Writer = (random) => {
  const separator = random.next() < 0.15 ? '\n' : ''
  return `${random.join(2, 6, separator, () => sentence(random))}\n\n`
}

const listItem: Writer = (random) => {
  const nested =
    random.next() < 0.3
      ? `${random.join(1, 3, '', () => `  - ${line(random)}\n${random.next() < 0.2 ? `    - ${line(random)}\n` : ''}`)}`
      : ''
  return `- ${random.next() < 0.5 ? `**${random.pick(chinese).slice(0, 6)}：**` : ''}${line(random)}\n${nested}`
}

const list: Writer = (random) => `${random.join(3, 8, '', () => listItem(random))}\n`

const orderedList: Writer = (random) =>
  `${random.join(3, 7, '', (index) => {
    const nested = random.next() < 0.25 ? `   - ${line(random)}\n   - ${line(random)}\n` : ''
    return `${index + 1}. ${line(random)}\n${nested}`
  })}\n`

const taskList: Writer = (random) =>
  `${random.join(3, 6, '', () => `- [${random.next() < 0.5 ? 'x' : ' '}] ${line(random)}\n`)}\n`

const quote: Writer = (random) =>
  `${random.join(1, 3, '>\n', () => `> ${sentences(random, 1, 3)}\n`)}\n`

const cell: Writer = (random) => {
  const kind = random.next()
  if (kind < 0.3) return `\`${random.pick(terms)}\``
  if (kind < 0.5) return String(random.between(1, 100_000))
  if (kind < 0.6) return `**${random.pick(chinese).slice(0, 5)}**`
  return random.pick(random.next() < 0.6 ? chinese : english)
}

const row = (random: Random, columns: number) =>
  `| ${Array.from({ length: columns }, () => cell(random)).join(' | ')} |\n`

const tableHead = (columns: number) =>
  `| ${Array.from({ length: columns }, (_, index) => `参数 ${index + 1}`).join(' | ')} |\n` +
  `|${' --- |'.repeat(columns)}\n`

const table: Writer = (random) => {
  const columns = random.between(2, 5)
  return `${tableHead(columns)}${random.join(3, 9, '', () => row(random, columns))}\n`
}

const code: Readonly<Record<string, readonly string[]>> = {
  ts: [
    'const controller = new AbortController()',
    'for await (const chunk of tyqw.stream(question)) {',
    '  text += chunk.text // 追加到末尾',
    '}',
    'export function sum(values: readonly number[]): number {',
    '  return values.reduce((total, value) => total + value, 0)',
    "if (error.code === 'Throttling') await delay(1000 * 2 ** attempt)",
  ],
  python: [
    'import dashscope',
    'def stream(prompt: str) -> Iterator[str]:',
    '    """逐步返回结果。"""',
    '    for response in Generation.call("qwen-plus", prompt=prompt, stream=True):',
    '        yield response.output.text',
    'print(f"total: {sum(x ** 2 for x in range(10))}")',
  ],
  json: [
    '{ "input": { "prompt": "你好", "session_id": null },',
    '  "parameters": { "incremental_output": true, "has_thoughts": false },',
    '  "debug": {} }',
  ],
  bash: [
    'curl -X POST "https://dashscope.aliyuncs.com/api/v1/apps/$APP_ID/completion" \\',
    '  -H "Authorization: Bearer $DASHSCOPE_API_KEY" \\',
    "  -H 'X-DashScope-SSE: enable'",
  ],
  html: [
    '<template>',
    '  <TyqwChat endpoint="/api/chat" theme="auto" />',
    '</template>',
    '<style scoped>.chat > p { color: red; }</style>',
  ],
  sql: [
    'SELECT id, title, count(*) AS total',
    "FROM messages WHERE created_at > now() - interval '7 days'",
    'GROUP BY id, title ORDER BY total DESC LIMIT 20;',
  ],
}

/** What fences are written in. */
export const codeLanguages: readonly string[] = Object.keys(code)

const codeLine = (random: Random, language: string) => {
  const text = random.pick(code[language] ?? [''])
  return random.next() < 0.08 ? '\n' : `${text}\n`
}

const fence: Writer = (random) => {
  const language = random.pick(codeLanguages)
  const lines = random.join(3, 18, '', () => codeLine(random, language))
  return `\`\`\`${language}\n${lines}\`\`\`\n\n`
}

const formula: Writer = (random) => `$$\n${random.pick(formulas).slice(1, -1)}\n$$\n\n`

/** As often as in this list. */
const blocks: readonly Writer[] = [
  ...Array<Writer>(3).fill(heading),
  ...Array<Writer>(7).fill(paragraph),
  ...Array<Writer>(3).fill(list),
  ...Array<Writer>(2).fill(orderedList),
  ...Array<Writer>(3).fill(fence),
  ...Array<Writer>(2).fill(table),
  quote,
  taskList,
  () => '---\n\n',
  (random) => (random.next() < 0.5 ? formula(random) : paragraph(random)),
]

const openings: Readonly<Record<Shape, string>> = {
  mixed: '# 如何使用流式输出\n\n',
  list: '',
  table: tableHead(4),
  fence: '```ts\n',
  quote: '',
  paragraph: '',
}

const writers: Readonly<Record<Shape, Writer>> = {
  mixed: (random) => random.pick(blocks)(random),
  list: listItem,
  table: (random) => row(random, 4),
  fence: (random) => codeLine(random, 'ts'),
  quote: (random) => `> ${sentences(random, 1, 3)}\n${random.next() < 0.3 ? '>\n' : ''}`,
  paragraph: (random) => `${sentence(random)}${random.next() < 0.1 ? '\n' : ''}`,
}
