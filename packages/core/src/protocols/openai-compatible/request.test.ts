import { describe, expect, it } from 'vitest'
import {
  createMessage,
  type ChatMessage,
  type FilePart,
  type MessagePart,
} from '../../model/message'
import {
  openaiCompatible,
  type OpenAICompatibleOptions,
  type OpenAICompatibleRequest,
  type OpenAICompatibleServer,
} from './openai-compatible'

const request = (asked: Partial<OpenAICompatibleRequest> = {}, options?: OpenAICompatibleOptions) =>
  openaiCompatible(options).toRequest({ text: '你好', ...asked }, {})

const bodyOf = (...args: Parameters<typeof request>) => request(...args).body
const messagesOf = (...args: Parameters<typeof request>) => bodyOf(...args)['messages']

function message(
  role: ChatMessage['role'],
  parts: readonly MessagePart[],
  runStarts?: readonly number[],
): ChatMessage {
  const created = createMessage(role, { id: role, createdAt: 0, parts })
  return runStarts ? { ...created, metadata: { ...created.metadata, runStarts } } : created
}

const text = (value: string): MessagePart => ({ type: 'text', text: value })
const file = (mediaType: string, url: string): FilePart => ({ type: 'file', mediaType, url })
const question = message('user', [text('杭州天气？')])

describe('the request', () => {
  it('asks DashScope’s compatible mode for a stream, in the body', () => {
    expect(request()).toEqual({
      path: '/compatible-mode/v1/chat/completions',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: {
        model: 'qwen-plus',
        messages: [{ role: 'user', content: '你好' }],
        stream: true,
        stream_options: { include_usage: true },
      },
    })
  })

  it.each<[OpenAICompatibleOptions, string]>([
    [{ server: 'ollama' }, '/v1/chat/completions'],
    [{ server: 'vllm', path: '/llm/chat/completions' }, '/llm/chat/completions'],
    [{ path: '/v1/chat/completions' }, '/v1/chat/completions'],
  ])('goes where %j says', (options, path) => {
    expect(request({}, options).path).toBe(path)
  })

  it('leaves out the usage, and what is no field of the wire', () => {
    const options = { includeUsage: false, inlineThinking: 'never', server: 'dashscope' } as const
    expect(bodyOf({ incrementalOutput: true, files: [] }, options)).toEqual({
      model: 'qwen-plus',
      messages: [{ role: 'user', content: '你好' }],
      stream: true,
    })
  })

  it('carries every field under its wire name', () => {
    const schema = { type: 'object', properties: { cityName: { type: 'string' } } }
    const body = bodyOf({
      model: 'qwen3-max',
      system: '简短回答',
      temperature: 0,
      topP: 0.8,
      topK: null,
      seed: 7,
      maxTokens: 100,
      maxCompletionTokens: 200,
      stop: ['完'],
      presencePenalty: 0.5,
      frequencyPenalty: 0.2,
      repetitionPenalty: 1.05,
      responseFormat: { type: 'json_schema', jsonSchema: { name: 'city', schema, strict: true } },
      logprobs: true,
      topLogprobs: 2,
      toolChoice: { type: 'function', function: { name: 'get_weather' } },
      parallelToolCalls: true,
      enableThinking: false,
      thinkingBudget: 50,
      preserveThinking: true,
      reasoningEffort: 'low',
      enableSearch: true,
      searchOptions: { forcedSearch: true, intentionOptions: { promptIntervene: '技术' } },
      enableCodeInterpreter: false,
      vlHighResolutionImages: true,
      modalities: ['text', 'audio'],
      audio: { voice: 'Cherry', format: 'wav' },
      chatTemplateKwargs: { documentStyle: 1 },
      parameters: { n: 1, stream: false, model: 'other', ocr_options: {} },
      tools: [
        { name: 'get_weather', description: '天气' },
        { name: 'f', parameters: schema },
      ],
    })
    expect(body).toEqual({
      model: 'qwen3-max',
      messages: [
        { role: 'system', content: '简短回答' },
        { role: 'user', content: '你好' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      top_p: 0.8,
      top_k: null,
      seed: 7,
      max_tokens: 100,
      max_completion_tokens: 200,
      stop: ['完'],
      presence_penalty: 0.5,
      frequency_penalty: 0.2,
      repetition_penalty: 1.05,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'city', schema, strict: true },
      },
      logprobs: true,
      top_logprobs: 2,
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
      parallel_tool_calls: true,
      enable_thinking: false,
      thinking_budget: 50,
      preserve_thinking: true,
      reasoning_effort: 'low',
      enable_search: true,
      search_options: { forced_search: true, intention_options: { prompt_intervene: '技术' } },
      enable_code_interpreter: false,
      vl_high_resolution_images: true,
      modalities: ['text', 'audio'],
      audio: { voice: 'Cherry', format: 'wav' },
      chat_template_kwargs: { documentStyle: 1 },
      n: 1,
      ocr_options: {},
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: '天气',
            parameters: { type: 'object', properties: {} },
          },
        },
        { type: 'function', function: { name: 'f', parameters: schema } },
      ],
    })
  })

  it('takes the options as defaults, and the request’s own fields before them', () => {
    const options = { model: 'qwen-max', temperature: 0.5, system: '一' }
    expect(bodyOf({ temperature: 1 }, options)).toMatchObject({
      model: 'qwen-max',
      temperature: 1,
      messages: [{ role: 'system', content: '一' }, { role: 'user' }],
    })
  })
})

describe('what differs from server to server', () => {
  it.each<[OpenAICompatibleServer, boolean, object]>([
    ['dashscope', true, { enable_thinking: true }],
    ['dashscope', false, { enable_thinking: false }],
    ['vllm', true, { chat_template_kwargs: { enable_thinking: true } }],
    ['llama.cpp', false, { chat_template_kwargs: { enable_thinking: false } }],
    ['ollama', false, { reasoning_effort: 'none' }],
    ['ollama', true, {}],
  ])('tells %s to think (%s)', (server, enableThinking, fields) => {
    const { model, messages, stream, stream_options, ...rest } = bodyOf(
      { enableThinking },
      { server },
    )
    expect({ model, messages, stream, stream_options }).toBeDefined()
    expect(rest).toEqual(fields)
  })

  it('keeps the template’s other values, and knows the limit’s other name', () => {
    const options = {
      server: 'vllm',
      chatTemplateKwargs: { documents: [] },
      thinkingBudget: 9,
    } as const
    expect(bodyOf({ enableThinking: false }, options)).toMatchObject({
      chat_template_kwargs: { documents: [], enable_thinking: false },
      thinking_token_budget: 9,
    })
    expect(bodyOf({}, options)['chat_template_kwargs']).toEqual({ documents: [] })
  })

  it.each<[OpenAICompatibleServer, string]>([
    ['dashscope', 'reasoning_content'],
    ['llama.cpp', 'reasoning_content'],
    ['vllm', 'reasoning'],
    ['ollama', 'reasoning'],
  ])('sends reasoning back within a tool loop, to %s as %s', (server, field) => {
    const answer = message('assistant', [
      { type: 'reasoning', text: '要查。', startedAt: 0 },
      {
        type: 'tool',
        toolCallId: 'call_1',
        name: 'get_weather',
        input: '{"city":"杭州"}',
        state: 'output-available',
        output: { temperature: 21 },
      },
    ])
    expect(messagesOf({ messages: [question, answer] }, { server })).toEqual([
      { role: 'user', content: '杭州天气？' },
      {
        role: 'assistant',
        content: '',
        [field]: '要查。',
        tool_calls: [
          {
            id: 'call_1',
            type: 'function',
            function: { name: 'get_weather', arguments: '{"city":"杭州"}' },
          },
        ],
      },
      { role: 'tool', content: '{"temperature":21}', tool_call_id: 'call_1' },
    ])
  })

  it.each<[OpenAICompatibleServer, object, object]>([
    ['dashscope', { partial: true }, {}],
    ['vllm', {}, { continue_final_message: true, add_generation_prompt: false }],
    ['ollama', {}, {}],
    ['llama.cpp', {}, {}],
  ])('continues an answer of %s', (server, ofMessage, ofBody) => {
    const messages = [question, message('assistant', [text('杭州今天'), text('晴')], [1])]
    const {
      model: _,
      stream: __,
      stream_options: ___,
      ...rest
    } = bodyOf({ messages, partial: true }, { server })
    expect(rest).toEqual({
      messages: [
        { role: 'user', content: '杭州天气？' },
        { role: 'assistant', content: '杭州今天晴', ...ofMessage },
      ],
      ...ofBody,
    })
  })

  it('begins anew where there is nothing to continue', () => {
    const messages = [question, message('assistant', [])]
    expect(messagesOf({ messages, partial: true })).toEqual([
      { role: 'user', content: '杭州天气？' },
    ])
  })
})

describe('files', () => {
  const inline = 'data:audio/mpeg;base64,SUQz'
  const filesIn = (files: readonly FilePart[], server: OpenAICompatibleServer = 'dashscope') =>
    messagesOf({ files }, { server })

  it('stand before the text', () => {
    const files = [file('image/png', 'https://example.com/a.png'), file('video/mp4', 'https://v')]
    expect(filesIn(files)).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
          { type: 'video_url', video_url: { url: 'https://v' } },
          { type: 'text', text: '你好' },
        ],
      },
    ])
    expect(messagesOf({ text: '', files: files.slice(1) })).toEqual([
      { role: 'user', content: [{ type: 'video_url', video_url: { url: 'https://v' } }] },
    ])
  })

  it.each<[OpenAICompatibleServer, string, string, object]>([
    ['dashscope', 'audio/x-wav', 'https://a', { data: 'https://a', format: 'wav' }],
    ['dashscope', 'audio/mpeg', inline, { data: inline, format: 'mp3' }],
    ['llama.cpp', 'audio/mpeg', inline, { data: 'SUQz', format: 'mp3' }],
    ['ollama', 'audio/mp4; codecs=x', inline, { data: 'SUQz', format: 'm4a' }],
    ['llama.cpp', 'audio/', inline, { data: 'SUQz', format: 'wav' }],
  ])('sends audio to %s as it reads it: %s', (server, mediaType, url, input_audio) => {
    expect(filesIn([file(mediaType, url)], server)).toMatchObject([
      { content: [{ type: 'input_audio', input_audio }, { type: 'text' }] },
    ])
  })

  it('sends audio to vLLM by its address', () => {
    expect(filesIn([file('audio/wav', 'https://a')], 'vllm')).toMatchObject([
      { content: [{ type: 'audio_url', audio_url: { url: 'https://a' } }, { type: 'text' }] },
    ])
  })

  it('has addresses of the temporary storage resolved, where that exists', () => {
    const files = [file('image/png', 'oss://dashscope-instant/a.png')]
    const name = 'x-dashscope-ossresourceresolve'
    expect(request({ files }).headers).toHaveProperty(name, 'enable')
    expect(request({ files }, { server: 'vllm' }).headers).not.toHaveProperty(name)
  })
})

describe('misuse is named at once', () => {
  const tools = (name: string) => ({ tools: [{ name }] })
  it.each<[string, Partial<OpenAICompatibleRequest>, OpenAICompatibleOptions]>([
    ['file-type-unsupported', { files: [file('application/pdf', 'https://a')] }, {}],
    ['file-type-unsupported', { files: [{ ...file('', 'https://a'), name: 'a' }] }, {}],
    ['audio-not-inline', { files: [file('audio/wav', 'https://a')] }, { server: 'ollama' }],
    ['messages-empty', { messages: [] }, {}],
    ['partial-without-answer', { partial: true }, {}],
    ['partial-without-answer', { partial: true, messages: [question] }, {}],
    ['path-invalid', {}, { path: 'v1/chat/completions' }],
    ['server-unknown', {}, { server: 'lmstudio' as OpenAICompatibleServer }],
    ['session-unsupported', { sessionId: 's' }, {}],
    ['tool-name-reserved', tools('search'), {}],
    ['tool-name-invalid', tools('天气'), {}],
  ])('%s', (code, asked, options) => {
    expect(() => request(asked, options)).toThrowError(
      expect.objectContaining({ name: 'ConfigError', code }),
    )
  })

  it('but other servers know a tool named search', () => {
    expect(bodyOf(tools('search'), { server: 'vllm' })['tools']).toHaveLength(1)
  })
})
