import {
  bailianApp,
  openaiCompatible,
  qwen,
  Tyqw,
  type BailianAppOptions,
  type ChatProtocol,
  type ChatRequest,
  type MessageChunk,
  type OpenAICompatibleOptions,
  type QwenOptions,
} from '@tyqw/core'

/** A question whose answer a page shows line by line. */
export interface Exchange {
  readonly protocol: ChatProtocol<ChatRequest, unknown>
  readonly request: ChatRequest
}

/** The exchanges of each page, in the page's order. */
export const exchanges: Readonly<Record<string, readonly Exchange[]>> = {
  'protocols/bailian-app.md': [
    app({}, { text: '你是谁？' }),
    app(
      { enableThinking: true },
      { text: '密钥可以放在网页里吗？', sessionId: '6105c965c31b40958a43dc93c28c7a59' },
    ),
  ],
  'protocols/workflow.md': [
    app({ flowStreamMode: 'full_thoughts' }, { text: '安排一顿晚饭' }),
    app({ flowStreamMode: 'message_format' }, { text: '安排一顿晚饭' }),
    app({ flowStreamMode: 'message_format_plus' }, { text: '安排一顿晚饭' }),
    app({ flowStreamMode: 'agent_format' }, { text: '安排一顿晚饭' }),
  ],
  'protocols/qwen.md': [
    model({ enableThinking: true }, { text: '1+1 等于几？' }),
    model(
      {
        enableSearch: true,
        searchOptions: { enableSource: true, enableCitation: true, prependSearchResult: true },
      },
      { text: '今天杭州有什么新闻？' },
    ),
    model(
      {},
      {
        text: '杭州天气怎么样？',
        tools: [
          {
            name: 'weather',
            description: '查询城市的天气',
            parameters: {
              type: 'object',
              properties: { city: { type: 'string' } },
              required: ['city'],
            },
          },
        ],
      },
    ),
    model(
      { model: 'qwen3-max', enableThinking: true, enableCodeInterpreter: true },
      { text: '123 的 21 次方是多少？' },
    ),
    model({ model: 'qwen-deep-research' }, { text: '研究一下西湖龙井' }),
  ],
  'protocols/openai-compatible.md': [
    compatible({ enableThinking: true }, { text: '1+1 等于几？' }),
    compatible({ server: 'vllm', model: 'Qwen/Qwen3-8B' }, { text: '1+1 等于几？' }),
    compatible({}, { text: '讲个故事' }),
  ],
}

/** What the client sends, as the pages write it. */
export function toHttp({ protocol, request }: Exchange): string {
  const asked = { appId: 'APP_ID', incrementalOutput: true }
  const { path, headers, body } = protocol.toRequest(request, asked)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`POST ${path}`, ...lines, '', JSON.stringify(body, null, 2)].join('\n')
}

/** What the client makes of an answer, one chunk a line. */
export async function toChunkLines({ protocol, request }: Exchange, answer: string) {
  const headers = { 'content-type': 'text/event-stream;charset=UTF-8' }
  const tyqw = new Tyqw({
    appId: 'APP_ID',
    protocol,
    incrementalOutput: true,
    fetch: () => Promise.resolve(new Response(answer, { headers })),
  })
  const chunks: MessageChunk[] = []
  for await (const chunk of tyqw.stream(request)) chunks.push(chunk)
  return chunks.map((chunk) => JSON.stringify(chunk))
}

function app(options: BailianAppOptions, request: ChatRequest): Exchange {
  return { protocol: bailianApp(options), request }
}

function model(options: QwenOptions, request: ChatRequest): Exchange {
  return { protocol: qwen(options), request }
}

function compatible(options: OpenAICompatibleOptions, request: ChatRequest): Exchange {
  return { protocol: openaiCompatible(options), request }
}
