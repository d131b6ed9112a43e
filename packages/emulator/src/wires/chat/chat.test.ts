import { describe, expect, it } from 'vitest'
import type { Post } from '../../../test/post'
import { paths, post, weatherTool } from '../../../test/post'
import { createEmulator } from '../../index'

const emulator = createEmulator({ seed: 1, latency: 'instant', now: () => 1_770_764_938_000 })

interface Call extends Partial<Post> {
  readonly model?: string
  readonly content?: unknown
  readonly fields?: Readonly<Record<string, unknown>>
}

function chat({ model = 'qwen-plus', content = 'hi', fields, ...rest }: Call): Promise<Response> {
  const body = { model, messages: [{ role: 'user', content }], ...fields }
  return post(emulator, paths.chat, { body, ...rest })
}

/** The chunks of a stream, without `[DONE]`. */
async function chunks(call: Call): Promise<Chunk[]> {
  const text = await (await chat({ ...call, fields: { stream: true, ...call.fields } })).text()
  return [...text.matchAll(/^data: (\{.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''))
}

interface Chunk {
  readonly id: string
  readonly created: number
  readonly model: string
  readonly usage: null | object
  readonly choices: readonly {
    readonly finish_reason?: string | null
    readonly delta: {
      readonly content?: string | null
      readonly reasoning_content?: string | null
      readonly reasoning?: string
      readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[]
    }
  }[]
}

const toText = (all: readonly Chunk[]) =>
  all.map(({ choices }) => choices[0]?.delta.content ?? '').join('')

describe('streams', () => {
  it('begins with data and a blank, ends with [DONE], and has nothing else', async () => {
    const text = await (await chat({ fields: { stream: true } })).text()
    expect(text.endsWith('}\n\ndata: [DONE]\n\n')).toBe(true)
    expect(text.split('\n\n').every((record) => /^(data: [^\n]+)?$/.test(record))).toBe(true)
    expect(text.startsWith('data: {"choices":[{"delta":{"content":"","role":"assistant"}')).toBe(
      true,
    )
  })

  it('is asked for in the body, not in a header', async () => {
    const plain = await chat({
      headers: { 'x-dashscope-sse': 'enable', accept: 'text/event-stream' },
    })
    expect(plain.headers.get('content-type')).toBe('application/json')
    const body = await plain.json()
    expect(body).toMatchObject({
      object: 'chat.completion',
      created: 1_770_764_938,
      model: 'qwen-plus',
      id: expect.stringMatching(/^chatcmpl-[0-9a-f]{8}-/),
      usage: { prompt_tokens: 1 },
    })
    expect(body.choices).toEqual([
      {
        message: { role: 'assistant', content: toText(await chunks({})) },
        finish_reason: 'stop',
        index: 0,
        logprobs: null,
      },
    ])
  })

  it('counts tokens at the end when asked, and only then', async () => {
    expect((await chunks({})).every(({ usage }) => usage === null)).toBe(true)
    const fields = { stream_options: { include_usage: true } }
    const all = await chunks({ fields })
    expect(all.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 1 } })
    expect(all.at(-2)?.choices[0]?.finish_reason).toBe('stop')
  })

  it('thinks with enable_thinking at the top level', async () => {
    const all = await chunks({ fields: { enable_thinking: true } })
    const thoughts = all.map(({ choices }) => choices[0]?.delta.reasoning_content ?? '').join('')
    expect(thoughts).toContain('The user asks')
  })

  it('shows the reasoning around code, and not the code', async () => {
    const fields = { enable_thinking: true, enable_code_interpreter: true }
    const all = await chunks({ content: '2+3?', fields })
    const thoughts = all.map(({ choices }) => choices[0]?.delta.reasoning_content ?? '').join('')
    expect(thoughts).toMatch(/Call code_interpreter with 2\+3\.\nThe code returned 5\./)
    expect(JSON.stringify(all)).not.toContain('tool_info')
  })

  it('searches without showing its sources', async () => {
    const all = await chunks({ fields: { enable_search: true } })
    expect(toText(all)).toContain('web search')
    expect(toText(all)).not.toMatch(/\[\d\]/)
    expect(JSON.stringify(all)).not.toContain('search_info')
  })

  it('continues a partial message, and stops at max_tokens', async () => {
    const short = await chunks({ fields: { max_tokens: 5 } })
    expect(short.at(-1)?.choices[0]?.finish_reason).toBe('length')
    const messages = [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: toText(short), partial: true },
    ]
    expect(toText(short) + toText(await chunks({ fields: { messages } }))).toBe(
      toText(await chunks({})),
    )
  })

  it('reads parts of a message', async () => {
    const content = [
      { type: 'text', text: '/images What is this?' },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
    ]
    expect(toText(await chunks({ model: 'qwen-vl-plus', content }))).toMatch(/^One image arrived/)
  })
})

describe('function calls', () => {
  const tools = [weatherTool]
  const question = { role: 'user', content: '/tools What is the weather in Paris?' }

  it('asks, then answers with the result', async () => {
    const asked = await (await chat({ fields: { messages: [question], tools } })).json()
    const { message, finish_reason: reason } = asked.choices[0]
    expect(reason).toBe('tool_calls')
    expect(message.tool_calls).toEqual([
      {
        function: { arguments: '{"location": "Paris"}', name: 'get_current_weather' },
        id: expect.stringMatching(/^call_[0-9a-f]{24}$/),
        index: 0,
        type: 'function',
      },
    ])
    const result = { role: 'tool', tool_call_id: message.tool_calls[0].id, content: 'Sunny, 21 °C' }
    const messages = [question, message, result]
    const answered = await chunks({ fields: { messages, tools } })
    expect(toText(answered)).toContain('> Sunny, 21 °C')
  })

  it('sends the arguments in pieces', async () => {
    const all = await chunks({ fields: { messages: [question], tools } })
    const pieces = all.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? [])
    expect(pieces.map((piece) => piece.function.arguments).join('')).toBe('{"location": "Paris"}')
    expect(pieces.length).toBeGreaterThan(1)
    expect(
      all.filter(({ choices }) => choices[0] && !('finish_reason' in choices[0])),
    ).toHaveLength(1)
  })
})

describe('errors before the stream', () => {
  it.each([
    [
      'a bad range',
      { temperature: 2 },
      'invalid_parameter_error',
      '<400> InternalError.Algo.InvalidParameter: Temperature should be in [0.0, 2.0)',
    ],
    ['no model', { model: '' }, 'invalid_request_error', 'you must provide a model parameter.'],
    [
      'no messages',
      { messages: [] },
      'invalid_parameter_error',
      '<400> InternalError.Algo.InvalidParameter: [] is too short',
    ],
    [
      'thinking at once',
      { enable_thinking: true },
      'invalid_parameter_error',
      'parameter.enable_thinking must be set to false for non-streaming calls',
    ],
    [
      'an image for a text model',
      {
        messages: [
          {
            role: 'user',
            content: [{ type: 'image_url', image_url: { url: 'https://x.example/a.png' } }],
          },
        ],
      },
      'invalid_parameter_error',
      '<400> InternalError.Algo.InvalidParameter: Unexpected item type in content.',
    ],
  ])('%s', async (_, fields, code, message) => {
    const response = await chat({ fields })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: { message, type: 'invalid_request_error', param: null, code },
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it.each([
    ['error-401', 401, 'invalid_api_key', 'invalid_request_error'],
    ['error-429', 429, 'limit_requests', 'limit_requests'],
    ['error-500', 500, 'internal_error', 'internal_error'],
  ])('/%s, streaming or not', async (name, status, code, type) => {
    for (const stream of [true, false]) {
      const response = await chat({ content: `/${name}`, fields: { stream } })
      expect(response.status).toBe(status)
      expect((await response.json()).error).toMatchObject({ code, type, param: null })
    }
  })

  it.each([
    ['no JSON', 'Required body invalid, please check the request body format.'],
    [
      { model: 'qwen-plus', messages: [{ role: 'system', content: 'hi' }] },
      'The input messages do not contain elements with the role of user.',
    ],
  ])('%j', async (body, message) => {
    const response = await post(emulator, paths.chat, { body })
    expect(response.status).toBe(400)
    expect((await response.json()).error.message).toBe(message)
  })

  it('a web page in place of JSON', async () => {
    const response = await chat({ content: '/html' })
    expect(response.headers.get('content-type')).toBe('text/html')
  })

  it('a missing key', async () => {
    const response = await chat({ headers: { authorization: '' } })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_api_key', message: 'Incorrect API key provided.' },
    })
  })

  it('deep research, which the compatible wire does not serve', async () => {
    const response = await chat({ model: 'qwen-deep-research' })
    expect(response.status).toBe(404)
    expect((await response.json()).error.code).toBe('model_not_supported')
  })
})

describe('errors within the stream', () => {
  const failing = { content: '/error-mid-stream', fields: { stream: true } }

  it('are native frames', async () => {
    const text = await (await chat(failing)).text()
    const [record = ''] = text.split('\n\n').slice(-2)
    expect(record).toMatch(
      /^id:13\nevent:error\n:HTTP_STATUS\/429\ndata:\{"code":"Throttling.AllocationQuota","message":"[^"]+","request_id":"[^"]+"\}$/,
    )
    expect(text).not.toContain('[DONE]')
  })

  it('may come without the status', async () => {
    const response = await chat({ ...failing, headers: { 'x-tyqw-error-comment': 'none' } })
    expect(await response.text()).toMatch(
      /\n\nid:13\nevent:error\ndata:\{"code":"Throttling.AllocationQuota"[^\n]+\n\n$/,
    )
  })

  it('are chunks where another server speaks', async () => {
    const response = await chat({ ...failing, headers: { 'x-tyqw-dialect': 'vllm' } })
    expect(await response.text()).toMatch(
      /\n\ndata: \{"error":\{"message":"[^"]+","type":"insufficient_quota","param":null,"code":"insufficient_quota"\}\}\n\n$/,
    )
  })

  it('may be all there is', async () => {
    const response = await chat({ content: '/error-400-in-stream', fields: { stream: true } })
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(/^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:\{"code"/)
  })

  it('can be silence: truncated ends without [DONE]', async () => {
    const text = await (await chat({ content: '/truncated', fields: { stream: true } })).text()
    expect(text.endsWith('}\n\n')).toBe(true)
    expect(text).not.toContain('[DONE]')
  })
})

describe('dialects', () => {
  it('is chosen by header or option, and must exist', async () => {
    const headers = { 'x-tyqw-dialect': 'ollama' }
    expect(await (await chat({ headers })).json()).toMatchObject({
      system_fingerprint: 'fp_ollama',
    })
    const local = createEmulator({
      seed: 1,
      latency: 'instant',
      authorize: false,
      dialect: 'llama.cpp',
    })
    const body = { model: 'qwen', messages: [{ role: 'user', content: 'hi' }] }
    const answered = await (await post(local, '/v1/chat/completions', { body })).json()
    expect(answered.timings.predicted_n).toBe(answered.usage.completion_tokens)
    const unknown = await chat({ headers: { 'x-tyqw-dialect': 'nope' } })
    expect([unknown.status, (await unknown.json()).message]).toEqual([
      400,
      expect.stringContaining('llama.cpp'),
    ])
  })

  it.each([
    ['vllm', { chat_template_kwargs: { enable_thinking: false } }],
    ['ollama', { reasoning_effort: 'none' }],
    ['llama.cpp', { chat_template_kwargs: { enable_thinking: false } }],
  ])('%s thinks with Qwen3 until it is turned off', async (dialect, off) => {
    const call = { model: 'qwen3:8b', headers: { 'x-tyqw-dialect': dialect } }
    const reasoning = async (fields: Readonly<Record<string, unknown>>) =>
      (await chunks({ ...call, fields }))
        .map(({ choices }) => choices[0]?.delta)
        .map((delta) => delta?.reasoning_content ?? delta?.reasoning ?? '')
        .join('')
    expect(await reasoning({})).toContain('The user asks')
    expect(await reasoning(off)).toBe('')
  })

  it('takes an empty list of functions, and calls that are required', async () => {
    const headers = { 'x-tyqw-dialect': 'vllm' }
    expect((await chat({ headers, fields: { tools: [] } })).status).toBe(200)
    const fields = { tools: [weatherTool], tool_choice: 'required' }
    const { choices } = await (await chat({ content: '/tools', headers, fields })).json()
    expect(choices[0].finish_reason).toBe('tool_calls')
  })

  it('leaves reasoning in the text of a whole answer, too', async () => {
    const headers = { 'x-tyqw-dialect': 'vllm-inline-unopened' }
    const { choices } = await (await chat({ model: 'qwen3-8b', headers })).json()
    expect(choices[0].message.content).toMatch(/^The user asks[\s\S]+\n<\/think>\n\nHello/)
  })
})
