import { describe, expect, it } from 'vitest'
import {
  createMessage,
  type ChatMessage,
  type FilePart,
  type MessagePart,
} from '../../model/message'
import { qwen } from './qwen'
import type { QwenRequest } from './request'

const send = (request: Partial<QwenRequest>, context = {}) =>
  qwen().toRequest({ text: '你好', ...request }, context)

const parametersOf = (request: Partial<QwenRequest>) => send(request).body['parameters']
const messagesOf = (request: Partial<QwenRequest>) =>
  (send(request).body['input'] as { messages: unknown }).messages

const text = (words: string): MessagePart => ({ type: 'text', text: words })
const image: FilePart = { type: 'file', mediaType: 'image/png', url: 'https://example.com/a.png' }

function message(
  role: ChatMessage['role'],
  parts: readonly MessagePart[],
  runStarts?: readonly number[],
): ChatMessage {
  const empty = createMessage(role, { id: role, createdAt: 0, parts })
  return runStarts ? { ...empty, metadata: { ...empty.metadata, runStarts } } : empty
}

const question = message('user', [text('天气？')])
const thinking: MessagePart = { type: 'reasoning', text: '查一下', startedAt: 1, endedAt: 2 }
const tool: MessagePart = {
  type: 'tool',
  toolCallId: 'call_a1',
  index: 0,
  name: 'get_weather',
  input: '{"city":"杭州"}',
  state: 'output-available',
  output: { degrees: 21 },
}

describe('a request to a Qwen model', () => {
  it('asks the text endpoint for a stream of deltas, and leaves out what is not set', () => {
    expect(send({})).toEqual({
      path: '/api/v1/services/aigc/text-generation/generation',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-dashscope-sse': 'enable',
      },
      body: {
        model: 'qwen-plus',
        input: { messages: [{ role: 'user', content: '你好' }] },
        parameters: { result_format: 'message', incremental_output: true },
      },
    })
  })

  type Asked = { incrementalOutput?: boolean }
  it.each<[Asked, Asked, Asked, boolean]>([
    [{}, {}, {}, true],
    [{ incrementalOutput: false }, {}, {}, false],
    [{ incrementalOutput: false }, { incrementalOutput: true }, {}, true],
    [{}, { incrementalOutput: true }, { incrementalOutput: false }, false],
  ])('takes options %j, request %j and client %j for deltas: %s', (options, own, client, asked) => {
    const protocol = qwen(options)
    const { body } = protocol.toRequest({ text: '你好', ...own }, client)
    expect(body['parameters']).toMatchObject({ incremental_output: asked })
    expect(protocol.incrementalOutput).toBe(options.incrementalOutput ?? true)
  })

  it('spells every parameter as the wire does', () => {
    const parameters = parametersOf({
      resultFormat: 'message',
      enableThinking: true,
      thinkingBudget: 100,
      reasoningEffort: 'high',
      preserveThinking: true,
      temperature: 0.5,
      topP: 0.9,
      topK: null,
      seed: 7,
      maxTokens: 200,
      maxCompletionTokens: 300,
      stop: ['。'],
      presencePenalty: 1,
      repetitionPenalty: 1.1,
      responseFormat: {
        type: 'json_schema',
        jsonSchema: { name: 'city', schema: { maxItems: 1 }, strict: true },
      },
      logprobs: true,
      topLogprobs: 2,
      toolChoice: { type: 'function', function: { name: 'get_weather' } },
      parallelToolCalls: true,
      toolStream: true,
      enableSearch: true,
      searchOptions: {
        enableSource: true,
        citationFormat: '[ref_<number>]',
        searchStrategy: 'agent_max',
        freshness: 7,
        assignedSiteList: ['example.com'],
        intentionOptions: { promptIntervene: '只检索技术内容' },
      },
      enableCodeInterpreter: true,
      enableTextImageMixed: true,
      skill: [{ type: 'ppt', mode: 'general' }],
      vlHighResolutionImages: true,
      vlEnableImageHwOutput: true,
      parameters: { n: 1, seed: 1 },
    })
    expect(parameters).toEqual({
      n: 1,
      result_format: 'message',
      incremental_output: true,
      enable_thinking: true,
      thinking_budget: 100,
      reasoning_effort: 'high',
      preserve_thinking: true,
      temperature: 0.5,
      top_p: 0.9,
      top_k: null,
      seed: 7,
      max_tokens: 200,
      max_completion_tokens: 300,
      stop: ['。'],
      presence_penalty: 1,
      repetition_penalty: 1.1,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'city', schema: { maxItems: 1 }, strict: true },
      },
      logprobs: true,
      top_logprobs: 2,
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
      parallel_tool_calls: true,
      tool_stream: true,
      enable_search: true,
      search_options: {
        enable_source: true,
        citation_format: '[ref_<number>]',
        search_strategy: 'agent_max',
        freshness: 7,
        assigned_site_list: ['example.com'],
        intention_options: { prompt_intervene: '只检索技术内容' },
      },
      enable_code_interpreter: true,
      enable_text_image_mixed: true,
      skill: [{ type: 'ppt', mode: 'general' }],
      vl_high_resolution_images: true,
      vl_enable_image_hw_output: true,
    })
    expect(parametersOf({ searchOptions: { forcedSearch: true } })).toMatchObject({
      search_options: { forced_search: true },
    })
  })

  it('takes options for defaults, a field that is undefined for not set, and sends no field it does not know', () => {
    const request = { text: '你好', temperature: 1, model: undefined, feedback: 'x' }
    const { body } = qwen({ model: 'qwen-max', temperature: 0.2, seed: 1 }).toRequest(
      request as unknown as QwenRequest,
      {},
    )
    expect(body['model']).toBe('qwen-max')
    expect(body['parameters']).toEqual({
      result_format: 'message',
      incremental_output: true,
      temperature: 1,
      seed: 1,
    })
  })

  it('offers tools among the parameters, and none rather than an empty list', () => {
    const parameters = { type: 'object', properties: { city: { type: 'string' } } }
    const weather = { name: 'get_weather', description: '查天气', parameters }
    expect(parametersOf({ tools: [weather, { name: 'now' }] })).toMatchObject({
      tools: [
        { type: 'function', function: weather },
        {
          type: 'function',
          function: { name: 'now', parameters: { type: 'object', properties: {} } },
        },
      ],
    })
    expect(parametersOf({ tools: [] })).not.toHaveProperty('tools')
  })

  it('sets the headers that are asked for', () => {
    const { headers } = send({
      ossResourceResolve: true,
      dataInspection: true,
      workspace: 'ws_1',
      waitTimeout: 0,
    })
    expect(headers).toMatchObject({
      'x-dashscope-ossresourceresolve': 'enable',
      'x-dashscope-datainspection': 'enable',
      'x-dashscope-workspace': 'ws_1',
      'x-dashscope-wait-timeout': '0',
    })
    expect(send({ dataInspection: { input: 'cip' } }).headers).toMatchObject({
      'x-dashscope-datainspection': '{"input":"cip"}',
    })
  })

  it.each([
    ['https://example.com/a.png', undefined, undefined],
    ['oss://dashscope-instant/a.png', undefined, 'enable'],
    ['oss://dashscope-instant/a.png', false, undefined],
  ])('resolves %s with %s: %s', (url, ossResourceResolve, header) => {
    const files = [{ ...image, url }]
    const { headers } = send({ files, ...(ossResourceResolve === false && { ossResourceResolve }) })
    expect(headers['x-dashscope-ossresourceresolve']).toBe(header)
  })
})

describe('the endpoint', () => {
  it.each([
    ['qwen-plus', 'text'],
    ['qwen3-max', 'text'],
    ['qwen3-235b-a22b', 'text'],
    ['qwq-plus', 'text'],
    ['qwen-deep-research', 'text'],
    ['qwen3.7-max', 'text'],
    ['qwen-vl-max', 'multimodal'],
    ['qwen2.5-vl-72b-instruct', 'multimodal'],
    ['qvq-max', 'multimodal'],
    ['qwen3-omni-flash', 'multimodal'],
    ['qwen2-audio-instruct', 'multimodal'],
    ['qwen-image', 'multimodal'],
    ['qwen3.5-plus', 'multimodal'],
    ['qwen3.6-plus', 'multimodal'],
    ['qwen3.7-plus', 'multimodal'],
  ])('of %s is %s', (model, endpoint) => {
    expect(send({ model }).path).toBe(`/api/v1/services/aigc/${endpoint}-generation/generation`)
  })

  it('is the multimodal one for files, now or earlier, and the one that is asked for', () => {
    const multimodal = '/api/v1/services/aigc/multimodal-generation/generation'
    expect(send({ files: [image] }).path).toBe(multimodal)
    const messages = [message('user', [image]), message('assistant', [text('湖')]), question]
    expect(send({ messages }).path).toBe(multimodal)
    expect(send({ endpoint: 'multimodal' }).path).toBe(multimodal)
    expect(send({ endpoint: 'text', model: 'qwen-vl-max' }).path).not.toBe(multimodal)
  })
})

describe('messages to a Qwen model', () => {
  it('begin with the system message', () => {
    expect(messagesOf({ system: '你是向导' })).toEqual([
      { role: 'system', content: '你是向导' },
      { role: 'user', content: '你好' },
    ])
  })

  it('hold media as parts of one key, before the text', () => {
    const files: FilePart[] = [
      image,
      { type: 'file', mediaType: 'video/mp4', url: 'https://example.com/a.mp4' },
      { type: 'file', mediaType: 'audio/mpeg', url: 'https://example.com/a.mp3' },
    ]
    expect(messagesOf({ files, system: '看图' })).toEqual([
      { role: 'system', content: [{ text: '看图' }] },
      {
        role: 'user',
        content: [
          { image: 'https://example.com/a.png' },
          { video: 'https://example.com/a.mp4' },
          { audio: 'https://example.com/a.mp3' },
          { text: '你好' },
        ],
      },
    ])
    expect(messagesOf({ text: '', files, media: { video: { fps: 1, maxFrames: 8 } } })).toEqual([
      {
        role: 'user',
        content: [
          { image: 'https://example.com/a.png' },
          { video: 'https://example.com/a.mp4', fps: 1, max_frames: 8 },
          { audio: 'https://example.com/a.mp3' },
        ],
      },
    ])
  })

  const looping = [question, message('assistant', [thinking, tool])]
  const toolCalls = [
    {
      id: 'call_a1',
      type: 'function',
      index: 0,
      function: { name: 'get_weather', arguments: '{"city":"杭州"}' },
    },
  ]

  it('take the thinking back with what the tools gave', () => {
    expect(messagesOf({ messages: looping })).toEqual([
      { role: 'user', content: '天气？' },
      { role: 'assistant', content: '', reasoning_content: '查一下', tool_calls: toolCalls },
      { role: 'tool', content: '{"degrees":21}', tool_call_id: 'call_a1' },
    ])
    expect(messagesOf({ messages: looping, endpoint: 'multimodal' })).toEqual([
      { role: 'user', content: [{ text: '天气？' }] },
      { role: 'assistant', content: [], reasoning_content: '查一下', tool_calls: toolCalls },
      { role: 'tool', content: [{ text: '{"degrees":21}' }], tool_call_id: 'call_a1' },
    ])
  })

  it('leave thinking out when the loop is over', () => {
    const answer = message('assistant', [thinking, tool, text('21度')], [2])
    const messages = [question, answer, message('user', [text('明天？')])]
    expect(messagesOf({ messages })).toEqual([
      { role: 'user', content: '天气？' },
      { role: 'assistant', content: '', tool_calls: toolCalls },
      { role: 'tool', content: '{"degrees":21}', tool_call_id: 'call_a1' },
      { role: 'assistant', content: '21度' },
      { role: 'user', content: '明天？' },
    ])
  })

  it('join the text of an answer that was continued', () => {
    const answer = message('assistant', [text('杭州'), thinking, text('21度')], [1])
    expect(messagesOf({ messages: [question, answer, question] })).toEqual([
      { role: 'user', content: '天气？' },
      { role: 'assistant', content: '杭州21度' },
      { role: 'user', content: '天气？' },
    ])
  })

  it('mark the text that is to be continued', () => {
    const answer = message('assistant', [thinking, text('杭州')])
    expect(messagesOf({ messages: [question, answer], partial: true })).toEqual([
      { role: 'user', content: '天气？' },
      { role: 'assistant', content: '杭州', partial: true },
    ])
    expect(
      messagesOf({ messages: [question, answer], partial: true, endpoint: 'multimodal' }),
    ).toEqual([
      { role: 'user', content: [{ text: '天气？' }] },
      { role: 'assistant', content: [{ text: '杭州' }], partial: true },
    ])
  })

  it('begin anew where there is no text to continue', () => {
    const messages = [question, message('assistant', [thinking])]
    expect(messagesOf({ messages, partial: true })).toEqual([{ role: 'user', content: '天气？' }])
    const afterTool = messagesOf({ messages: looping, partial: true })
    expect(JSON.stringify(afterTool)).not.toContain('partial')
  })
})

describe('a request that the service would refuse', () => {
  const pdf: FilePart = { type: 'file', mediaType: 'application/pdf', url: 'https://example.com/a' }

  it.each<[string, Partial<QwenRequest>, RegExp]>([
    ['session-unsupported', { sessionId: 's' }, /messages/],
    ['messages-empty', { messages: [] }, /Leave it out/],
    ['partial-without-answer', { partial: true }, /Send messages/],
    ['partial-without-answer', { partial: true, messages: [question] }, /Send messages/],
    ['thinking-needs-deltas', { enableThinking: true, incrementalOutput: false }, /to true/],
    ['result-format-text', { enableThinking: true, resultFormat: 'text' }, /Leave resultFormat/],
    ['result-format-text', { tools: [{ name: 'a' }], resultFormat: 'text' }, /Leave resultFormat/],
    ['tool-name-reserved', { tools: [{ name: 'search' }] }, /search_orders/],
    ['tool-name-invalid', { tools: [{ name: 'get weather' }] }, /"get weather"/],
    ['tool-name-invalid', { tools: [{ name: 'a'.repeat(65) }] }, /1 to 64/],
    ['files-on-text-endpoint', { files: [image], endpoint: 'text' }, /"multimodal"/],
    [
      'file-type-unsupported',
      { files: [{ ...pdf, name: 'a.pdf' }] },
      /^a\.pdf is application\/pdf/,
    ],
    ['file-type-unsupported', { files: [{ ...pdf, mediaType: '' }] }, /^A file is of no known/],
  ])('is not sent: %s', (code, request, hint) => {
    const ask = () => send(request)
    expect(ask).toThrowError(expect.objectContaining({ name: 'ConfigError', code }))
    expect(ask).toThrowError(hint)
  })
})
