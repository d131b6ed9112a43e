import { describe, expect, it } from 'vitest'
import type { Script } from '../../../scenarios/scenario'
import type { ChatStepContext } from '../steps'
import { toChatSteps } from '../steps'
import type { DialectName } from './dialects'
import { dialectNames, toDialect } from './dialects'

const calls = [{ id: 'call_eee1', name: 'weather', arguments: '{"location": "San Francisco"}' }]
const identity = {
  digits: '8e243c5723b39db2a02ee3c53929c368',
  created: 1770764938,
  model: 'qwen3-max',
  includeUsage: true,
}

/** The chunks of a script as JSON. */
function write(
  name: DialectName,
  script: Partial<Script>,
  { includeUsage = true, ...context }: Partial<ChatStepContext> & { includeUsage?: boolean } = {},
): string[] {
  const dialect = toDialect(name)
  const steps = toChatSteps(
    { type: 'answer', text: '', model: 'qwen-plus', ...script },
    {
      promptTokens: 22,
      calls: [],
      wholeCalls: dialect.wholeCalls,
      inline: dialect.inline,
      ...context,
    },
  )
  return [...steps]
    .map((step) => dialect.toChunk(step, { ...identity, includeUsage }))
    .filter((chunk) => chunk !== undefined)
    .map((chunk) => JSON.stringify(chunk))
}

const spoken = { text: '我是。' }
const thought = { reasoning: 'We', text: 'Hi' }

describe('dashscope', () => {
  const rest =
    '"created":1770764938,"system_fingerprint":null,"model":"qwen3-max","id":"chatcmpl-8e243c57-23b3-9db2-a02e-e3c53929c368"}'
  const chunk = (choice: string) =>
    `{"choices":[${choice}],"object":"chat.completion.chunk","usage":null,${rest}`
  const usage = (counts: string) =>
    `{"choices":[],"object":"chat.completion.chunk","usage":{${counts},"prompt_tokens_details":{"cached_tokens":0}},${rest}`

  it('writes text as documented', () => {
    expect(write('dashscope', spoken)).toEqual([
      chunk(
        '{"delta":{"content":"","role":"assistant"},"index":0,"logprobs":null,"finish_reason":null}',
      ),
      chunk('{"finish_reason":null,"delta":{"content":"我是"},"index":0,"logprobs":null}'),
      chunk('{"finish_reason":null,"delta":{"content":"。"},"index":0,"logprobs":null}'),
      chunk('{"finish_reason":"stop","delta":{"content":""},"index":0,"logprobs":null}'),
      usage('"prompt_tokens":22,"completion_tokens":2,"total_tokens":24'),
    ])
  })

  it('writes reasoning with null for the other half, as recorded', () => {
    expect(write('dashscope', thought)).toEqual([
      chunk(
        '{"delta":{"content":null,"role":"assistant","reasoning_content":""},"index":0,"logprobs":null,"finish_reason":null}',
      ),
      chunk(
        '{"finish_reason":null,"delta":{"content":null,"reasoning_content":"We"},"index":0,"logprobs":null}',
      ),
      chunk(
        '{"finish_reason":null,"delta":{"content":"Hi","reasoning_content":null},"index":0,"logprobs":null}',
      ),
      chunk(
        '{"finish_reason":"stop","delta":{"content":"","reasoning_content":null},"index":0,"logprobs":null}',
      ),
      usage(
        '"prompt_tokens":22,"completion_tokens":2,"total_tokens":24,"completion_tokens_details":{"reasoning_tokens":1}',
      ),
    ])
  })

  it('writes a call as recorded, with one chunk that has no finish_reason', () => {
    const piece = (json: string) =>
      `{"delta":{"content":null,"tool_calls":[{"index":0,"id":"","type":"function","function":{"arguments":${json}}}]},"finish_reason":null,"index":0,"logprobs":null}`
    expect(write('dashscope', {}, { calls })).toEqual([
      chunk(
        '{"delta":{"content":null,"tool_calls":[{"index":0,"id":"call_eee1","type":"function","function":{"name":"weather","arguments":""}}],"role":"assistant"},"finish_reason":null,"index":0,"logprobs":null}',
      ),
      chunk(piece('"{\\"location\\": \\"San Francisco\\""')),
      chunk(piece('"}"')),
      chunk(
        '{"delta":{"tool_calls":[{"function":{"arguments":""},"index":0,"id":"","type":"function"}]},"index":0}',
      ),
      chunk('{"finish_reason":"tool_calls","delta":{},"index":0,"logprobs":null}'),
      usage('"prompt_tokens":22,"completion_tokens":19,"total_tokens":41'),
    ])
  })
})

describe('vllm', () => {
  const chunk = (choice: string) =>
    `{"id":"chatcmpl-8e243c5723b39db2a02ee3c53929c368","object":"chat.completion.chunk","created":1770764938,"model":"qwen3-max","choices":[${choice}]}`
  const next = (delta: string) =>
    chunk(`{"index":0,"delta":${delta},"logprobs":null,"finish_reason":null}`)

  it('has reasoning in a field of its own', () => {
    expect(write('vllm', thought).slice(0, 4)).toEqual([
      next('{"role":"assistant","content":""}'),
      next('{"reasoning":"We"}'),
      next('{"content":"Hi"}'),
      chunk(
        '{"index":0,"delta":{"content":""},"logprobs":null,"finish_reason":"stop","stop_reason":null}',
      ),
    ])
  })

  it('continues a call without id and type', () => {
    expect(write('vllm', {}, { calls })[2]).toBe(
      next(
        '{"tool_calls":[{"index":0,"function":{"arguments":"{\\"location\\": \\"San Francisco\\""}}]}',
      ),
    )
  })

  it.each([
    ['vllm-inline', '<think>\nWe\n</think>\n\nHi'],
    ['vllm-inline-unopened', 'We\n</think>\n\nHi'],
  ] as const)('leaves the reasoning in the text: %s', (name, text) => {
    const written = write(name, thought).map((json) => JSON.parse(json).choices[0]?.delta)
    expect(written.map((delta) => delta?.content ?? '').join('')).toBe(text)
    expect(written.some((delta) => delta && 'reasoning' in delta)).toBe(false)
  })
})

describe('ollama', () => {
  const chunk = (delta: string, reason = 'null') =>
    `{"id":"chatcmpl-388","object":"chat.completion.chunk","created":1770764938,"model":"qwen3-max","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant",${delta}},"finish_reason":${reason}}]}`

  it('has the role in every chunk', () => {
    expect(write('ollama', thought)).toEqual([
      chunk('"content":"","reasoning":"We"'),
      chunk('"content":"Hi"'),
      chunk('"content":""', '"stop"'),
      '{"id":"chatcmpl-388","object":"chat.completion.chunk","created":1770764938,"model":"qwen3-max","system_fingerprint":"fp_ollama","choices":[],"usage":{"prompt_tokens":22,"completion_tokens":2,"total_tokens":24}}',
    ])
  })

  it('sends a call whole', () => {
    expect(write('ollama', {}, { calls, includeUsage: false })).toEqual([
      chunk(
        '"content":"","tool_calls":[{"id":"call_eee1","index":0,"type":"function","function":{"name":"weather","arguments":"{\\"location\\": \\"San Francisco\\"}"}}]',
      ),
      chunk('"content":""', '"tool_calls"'),
    ])
  })
})

describe('llama.cpp', () => {
  const rest =
    '"created":1770764938,"id":"chatcmpl-8e243c5723b39db2a02ee3c53929c368","model":"qwen3-max","system_fingerprint":"b10221-815a2a591","object":"chat.completion.chunk"'
  const totals =
    '"usage":{"prompt_tokens":22,"completion_tokens":2,"total_tokens":24},"timings":{"cache_n":0,"prompt_n":22,"prompt_ms":110,"prompt_per_token_ms":5,"prompt_per_second":200,"predicted_n":2,"predicted_ms":40,"predicted_per_token_ms":20,"predicted_per_second":50}}'
  const next = (delta: string) =>
    `{"choices":[{"finish_reason":null,"index":0,"delta":${delta}}],${rest}}`

  it('names a call once', () => {
    const piece = (members: string) => next(`{"tool_calls":[${members}]}`)
    expect(write('llama.cpp', {}, { calls }).slice(1, 4)).toEqual([
      piece(
        '{"index":0,"id":"call_eee1","type":"function","function":{"name":"weather","arguments":""}}',
      ),
      piece('{"index":0,"function":{"arguments":"{\\"location\\": \\"San Francisco\\""}}'),
      piece('{"index":0,"function":{"arguments":"}"}}'),
    ])
  })

  it('has usage and timings on the last chunk', () => {
    const finish = `{"choices":[{"finish_reason":"stop","index":0,"delta":{}}],${rest}`
    const start = [
      next('{"role":"assistant","content":null}'),
      next('{"reasoning_content":"We"}'),
      next('{"content":"Hi"}'),
    ]
    expect(write('llama.cpp', thought, { includeUsage: false })).toEqual([
      ...start,
      `${finish},${totals}`,
    ])
    expect(write('llama.cpp', thought)).toEqual([
      ...start,
      `${finish}}`,
      `{"choices":[],${rest},${totals}`,
    ])
  })
})

it.each(dialectNames)('%s writes the usage of a stream only when asked', (name) => {
  const all = write(name, spoken, { includeUsage: false })
  expect(all.some((json) => json.includes('"choices":[]'))).toBe(false)
})
