import { describe, expect, it } from 'vitest'
import type { Generation } from '../../../test/generate'
import { called, generate as send } from '../../../test/generate'
import { paths, post, weatherTool } from '../../../test/post'
import { createEmulator } from '../../index'

const emulator = createEmulator({ seed: 1, latency: 'instant' })
const generate = (asked: Generation) => send(emulator, asked)
const image = 'https://example.com/a.png'

describe('what it refuses', () => {
  const refused: readonly (readonly [string, Generation])[] = [
    ['Either "prompt" or "messages" must exist and cannot both be none', { input: {} }],
    ['[] is too short', { messages: [] }],
    ['input content must be a string.', { content: [{ text: 'hi' }] }],
    ['The content field is a required field.', { messages: [{ role: 'user' }] }],
    ['Input should be a valid dictionary or instance of GPT3Message', { messages: ['hi'] }],
    [
      "'robot' is not one of ['system', 'assistant', 'user', 'tool'] - 'messages.role'",
      { messages: [{ role: 'robot', content: 'hi' }] },
    ],
    [
      'The input messages do not contain elements with the role of user.',
      { messages: [{ role: 'system', content: 'hi' }] },
    ],
    [
      'messages with role "tool" must be a response to a preceeding message with "tool_calls"',
      {
        messages: [
          { role: 'user', content: 'hi' },
          { role: 'tool', content: '1', tool_call_id: 'call_1' },
        ],
      },
    ],
    [
      'messages with role "tool" must be a response to a preceeding message with "tool_calls"',
      {
        messages: [
          { role: 'user', content: 'hi' },
          called,
          { role: 'tool', content: '1', tool_call_id: 'call_2' },
        ],
      },
    ],
    [
      'url error, please check url！ For details, see: https://help.aliyun.com/zh/model-studio/error-code#error-url',
      { model: 'qwen-vl-plus' },
    ],
    [
      'url error, please check url！ For details, see: https://help.aliyun.com/zh/model-studio/error-code#error-url',
      { path: paths.multimodal, content: [{ text: 'hi' }] },
    ],
    [
      'The item of content should be a message of a certain modal.',
      {
        model: 'qwen-vl-plus',
        path: paths.multimodal,
        content: [{ type: 'text', text: 'hi', image }],
      },
    ],
    [
      'The provided URL does not appear to be valid. Ensure it is correctly formatted.',
      { model: 'qwen-vl-plus', path: paths.multimodal, content: [{ image: 'a.png' }] },
    ],
    [
      'The provided URL does not appear to be valid. Ensure it is correctly formatted.',
      { model: 'qwen-vl-plus', path: paths.multimodal, content: [{ image: 'oss://a/b.png' }] },
    ],
    [
      'Exceeded limit on max bytes per data-uri item : 10485760',
      {
        model: 'qwen-vl-plus',
        path: paths.multimodal,
        content: [{ image: `data:image/png;base64,${'A'.repeat(10_485_760)}` }],
      },
    ],
    ['Temperature should be in [0.0, 2.0)', { parameters: { temperature: 2 } }],
    ["'temperature' must be Float", { parameters: { temperature: '1' } }],
    ['Range of top_p should be (0.0, 1.0]', { parameters: { top_p: 0 } }],
    ['Parameter top_k be greater than or equal to 0', { parameters: { top_k: -1 } }],
    ['Range of max_tokens should be [1, 32768]', { parameters: { max_tokens: 0 } }],
    ['Repetition_penalty should be greater than 0.0', { parameters: { repetition_penalty: 0 } }],
    ['Presence_penalty should be in [-2.0, 2.0]', { parameters: { presence_penalty: 2.1 } }],
    ['Range of n should be [1, 4]', { parameters: { n: 5 } }],
    ['Range of seed should be [0, 9223372036854775807]', { parameters: { seed: -1 } }],
    [
      'The thinking_budget parameter must be a positive integer and not greater than 81920',
      { parameters: { thinking_budget: 0 } },
    ],
    [
      'The "stop" parameter must be of type "str", "list[str]", "list[int]", or "list[list[int]]", and all elements within the list must be of the same type.',
      { parameters: { stop: ['a', 1] } },
    ],
    ["[] is too short - 'tools'", { parameters: { tools: [] } }],
    [
      'Tool names are not allowed to be [search]',
      { parameters: { tools: [{ type: 'function', function: { name: 'search' } }] } },
    ],
    [
      'tool_choice is one of the strings that should be ["none", "auto"]',
      { parameters: { tools: [weatherTool], tool_choice: 'required' } },
    ],
    [
      'The tool_choice parameter does not support being set to required or object in thinking mode',
      {
        stream: true,
        parameters: {
          result_format: 'message',
          incremental_output: true,
          enable_thinking: true,
          tools: [weatherTool],
          tool_choice: { type: 'function', function: { name: 'get_current_weather' } },
        },
      },
    ],
    [
      'parameter.enable_thinking must be set to false for non-streaming calls',
      { parameters: { enable_thinking: true } },
    ],
    [
      'parameter.enable_thinking must be set to false for non-streaming calls',
      { model: 'qwen3-8b' },
    ],
    [
      'The incremental_output parameter must be "true" when enable_thinking is true',
      { stream: true, parameters: { enable_thinking: true, result_format: 'message' } },
    ],
    [
      'The incremental_output parameter of this model cannot be set to False.',
      { stream: true, model: 'qwq-plus', parameters: { incremental_output: false } },
    ],
    [
      'The result_format parameter must be "message" when enable_thinking is true',
      { stream: true, parameters: { enable_thinking: true, incremental_output: true } },
    ],
    [
      'Json mode response is not supported when enable_thinking is true',
      {
        stream: true,
        parameters: { enable_thinking: true, response_format: { type: 'json_object' } },
      },
    ],
    [
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      { parameters: { response_format: { type: 'json_object' } } },
    ],
    [
      "Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key 'json_schema'. The response_format type from user is xml.",
      { parameters: { response_format: { type: 'xml' } } },
    ],
    [
      'The value of the enable_thinking parameter is restricted to True.',
      {
        stream: true,
        model: 'qwen3-235b-a22b-thinking-2507',
        parameters: { enable_thinking: false },
      },
    ],
    [
      'This model only support stream mode, please enable the stream parameter to access the model.',
      { model: 'qwq-plus' },
    ],
    [
      'This model only support stream mode, please enable the stream parameter to access the model.',
      { model: 'qwen-deep-research' },
    ],
  ]

  it.each(refused)('%s', async (message, call) => {
    const response = await generate(call)
    const expected = { code: 'InvalidParameter', message }
    if (!call.stream) {
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject(expected)
      return
    }
    expect(response.status).toBe(200)
    const [, json] =
      /^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:(.*)\n\n$/.exec(await response.text()) ?? []
    expect(JSON.parse(json ?? '')).toMatchObject(expected)
  })

  it.each([
    ['BadRequest.EmptyModel', { input: { prompt: 'hi' } }],
    ['BadRequest.EmptyInput', { model: 'qwen-plus' }],
    ['InvalidParameter', 'no JSON'],
    [
      'InvalidParameter.NotSupportEnableThinking',
      { model: 'qwen-max', input: { prompt: 'hi' }, parameters: { enable_thinking: true } },
    ],
  ])('%s', async (code, body) => {
    const response = await post(emulator, paths.text, { body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code })
  })
})
