import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { decodePieces, fixturesOf, fold, readFixture } from '../../../test/fixtures'
import { describeWire } from '../../../test/wire-suite'
import { Tyqw } from '../../client/tyqw'
import type { MessageChunk } from '../../model/chunk'
import { textOf, type ChatMessage } from '../../model/message'
import {
  openaiCompatible,
  type OpenAICompatibleFrame,
  type OpenAICompatibleOptions,
  type OpenAICompatibleRequest,
} from './openai-compatible'

function decode(name: string, options?: OpenAICompatibleOptions): MessageChunk[] {
  const bytes = readFixture(`openai-compatible/${name}.sse`)
  return decodePieces(openaiCompatible(options), [bytes], undefined)
}

const answer = (name: string, options?: OpenAICompatibleOptions) => fold(decode(name, options))

/** The parts of an answer without their times. */
function partsOf({ parts }: ChatMessage): unknown[] {
  return parts.map((part) => {
    if (part.type === 'tool') return [part.toolCallId, part.name, part.input]
    return part.type === 'text' || part.type === 'reasoning' ? [part.type, part.text] : part
  })
}

const complete = (reason = 'stop') => ({ type: 'complete', reason })

describeWire('openai-compatible', openaiCompatible())

describe('answers of DashScope', () => {
  it('opens a run, gives deltas, then the usage, and ends on [DONE]', () => {
    const id = 'chatcmpl-4280d1c1-9f0e-9b6b-a5c4-6a1c7d3a0e11'
    expect(decode('dashscope-text')).toEqual([
      { type: 'start', requestId: id, model: 'qwen-plus' },
      { type: 'text-delta', delta: '西湖' },
      { type: 'text-delta', delta: '在**杭州**' },
      { type: 'text-delta', delta: '，四季皆景👋。' },
      { type: 'usage', usage: { inputTokens: 22, outputTokens: 17, cachedTokens: 16 } },
      { type: 'finish', reason: 'stop' },
    ])
  })

  it('parts reasoning from text, with null where the other one stands', () => {
    const message = answer('dashscope-reasoning-nulls')
    expect(partsOf(message)).toEqual([
      ['reasoning', '用户问九乘七。'],
      ['text', '等于63。'],
    ])
    expect(message.status).toEqual(complete())
    expect(message.metadata).toMatchObject({
      model: 'qwen3-max',
      runs: [{ inputTokens: 15, outputTokens: 40, reasoningTokens: 32, cachedTokens: 0 }],
    })
  })

  it.each([
    ['dashscope-tools-empty-ids', [['call_eee1a4d6', 'get_weather', '{"city": "杭州"}']]],
    ['tools-chunk-without-finish-reason', [['call_7b20', 'get_time', '{"zone": "Asia/Shanghai"}']]],
    [
      'parallel-tools',
      [
        ['text', '我来查'],
        ['call_a1', 'get_weather', '{"city": "杭州"}'],
        ['call_b2', 'get_weather', '{"city": "苏州"}'],
      ],
    ],
    ['omni-tools-repeated-ids', [['call_omni_1', 'get_weather', '{"city": "苏州"}']]],
  ])('puts the calls of %s together', (name, parts) => {
    const message = answer(name)
    expect(partsOf(message)).toEqual(parts)
    expect(message.status).toEqual(complete('tool-calls'))
  })

  it('shows what an Omni model says', () => {
    expect(partsOf(answer('omni-audio-transcript'))).toEqual([['text', '你好，我在听。']])
  })

  it('waits for the usage that comes after the finish reason', () => {
    const types = decode('usage-after-finish').map(({ type }) => type)
    expect(types).toEqual(['start', 'text-delta', 'usage', 'finish'])
  })

  it.each([
    ['native-error-frame-in-stream', '先说结论：', 'rate-limit', 429],
    ['native-error-without-status', '先说结论：', 'rate-limit', 429],
    ['native-error-first', '', 'invalid-request', 400],
  ])('ends %s in a typed error, and keeps the text', (name, text, kind, status) => {
    const message = answer(name)
    expect(textOf(message)).toBe(text)
    expect(message.status).toMatchObject({
      reason: 'error',
      error: { kind, status, requestId: '4c5b1a52-7d0a-9a0f-8e0b-2f5f0d6c9a10' },
    })
  })

  it('knows content that the service refuses', () => {
    const message = answer('native-data-inspection')
    expect(message.status).toMatchObject({ type: 'incomplete', reason: 'content-filter' })
  })

  it.each([
    ['length', '从前有座山，山里', { type: 'incomplete', reason: 'length' }],
    ['truncated', '从前有座山，', { type: 'incomplete', reason: 'truncated' }],
  ])('says how %s ended', (name, text, status) => {
    const message = answer(name)
    expect(textOf(message)).toBe(text)
    expect(message.status).toMatchObject(status)
  })

  it('reads the error of OpenAI’s shape', () => {
    expect(decode('error-object')).toEqual([
      {
        type: 'error',
        error: {
          code: 'model_not_found',
          kind: 'not-found',
          message: expect.stringContaining('qwen-nope'),
          status: 404,
          requestId: '0d5a3f9e-8c3e-93f0-b7b2-6a8f8fdc2c11',
          retryable: false,
        },
      },
    ])
  })
})

describe('answers of other servers', () => {
  it.each([
    ['vllm-reasoning', '先看题目。', '\n\n答案是七。'],
    ['vllm-inline-think', '先看题目。', '答案是七。'],
    ['inline-think-missing-opening-tag', '用户打了个招呼，我回一句。', '你好，很高兴见到你！'],
    ['ollama-reasoning', '嗯，打个招呼。', '你好！'],
    ['llamacpp-timings', '想好了。', '可以。'],
    ['whole-message', '不用想。', '一次说完。'],
  ])('parts reasoning from text in %s', (name, reasoning, text) => {
    const message = answer(name)
    expect(partsOf(message)).toEqual([
      ['reasoning', reasoning],
      ['text', text],
    ])
    expect(message.status).toEqual(complete())
  })

  it('leaves tags alone that the answer is about, or when told to', () => {
    const text =
      '模型用 `<think>` 和 `</think>` 包住思考，例如：\n```\n<think>\n略\n</think>\n```\n'
    expect(partsOf(answer('inline-think-talked-about'))).toEqual([['text', text]])
    const name = 'inline-think-missing-opening-tag'
    expect(textOf(answer(name, { inlineThinking: 'never' }))).toContain('</think>')
    expect(partsOf(answer(name, { inlineThinking: 'always' }))).toEqual(partsOf(answer(name)))
  })

  it.each([
    ['ollama-whole-tool-calls', 'get_weather'],
    ['ollama-tool-calls-one-index', 'get_time'],
  ])('keeps calls apart that come whole (%s)', (name, second) => {
    const message = answer(name)
    expect(partsOf(message)).toEqual([
      ['call_k3x9', 'get_weather', '{"city":"杭州"}'],
      ['call_p7q2', second, '{"city":"苏州"}'],
    ])
    expect(message.status).toEqual(complete('tool-calls'))
  })

  it('reads the usage beside timings', () => {
    expect(answer('llamacpp-timings').metadata.runs).toEqual([{ inputTokens: 14, outputTokens: 9 }])
  })

  it.each([
    ['no-done', '没有结束标记。'],
    ['no-done-no-blank-line', '没有空行。'],
    ['content-parts', '分成块。'],
    ['crlf-comments-and-no-space', '你好'],
  ])('finishes %s', (name, text) => {
    const message = answer(name)
    expect(textOf(message)).toBe(text)
    expect(message.status).toEqual(complete())
  })

  it.each([
    ['ollama-error-text', '话说', { message: 'llama runner process has terminated' }],
    ['error-object-mid-stream', '正在', { kind: 'server', status: 503, retryable: true }],
  ])('ends %s in a typed error', (name, text, error) => {
    const message = answer(name)
    expect(textOf(message)).toBe(text)
    expect(message.status).toMatchObject({ type: 'incomplete', reason: 'error', error })
  })
})

describe('frames', () => {
  function read(...frames: (object | string)[]): MessageChunk[] {
    const decoder = openaiCompatible().createDecoder()
    const data = frames.map((frame) => (typeof frame === 'string' ? frame : JSON.stringify(frame)))
    return [...data, '[DONE]'].flatMap((text) => decoder.decode({ event: '', data: text }).chunks)
  }
  const delta = (fields: object, finish_reason: string | null = null) => ({
    choices: [{ index: 0, delta: fields, finish_reason }],
  })

  it('gives the frame as it came', () => {
    const frame = delta({ content: '好' })
    const { decode: decodeEvent } = openaiCompatible().createDecoder()
    expect(decodeEvent({ event: '', data: JSON.stringify(frame) }).frame).toEqual(frame)
  })

  it('prefers DashScope’s id of the request to OpenAI’s', () => {
    expect(read({ ...delta({}), id: 'chatcmpl-1', request_id: 'r' })[0]).toEqual({
      type: 'start',
      requestId: 'r',
    })
  })

  it('reads reasoning by any of its names, once', () => {
    const chunks = read(
      delta({ reasoning_content: '一', reasoning: '一' }),
      delta({ reasoning_content: '', reasoning: '二' }),
      delta({ thinking: '三', content: '答' }),
    )
    expect(partsOf(fold(chunks))).toEqual([
      ['reasoning', '一二三'],
      ['text', '答'],
    ])
  })

  it('shows one answer of several', () => {
    const chunks = read(
      { choices: [{ index: 1, delta: { content: '乙' } }] },
      {
        choices: [
          { index: 1, delta: { content: '乙' } },
          { index: 0, delta: { content: '甲' } },
        ],
      },
    )
    expect(textOf(fold(chunks))).toBe('甲')
  })

  it('shows text that a whole message repeats, or a transcript says again, once', () => {
    const whole = { choices: [{ message: { content: '好' }, finish_reason: 'stop' }] }
    expect(textOf(fold(read(delta({ content: '好' }), whole)))).toBe('好')
    const spoken = { audio: { transcript: '好' } }
    expect(textOf(fold(read(delta({ content: '好', ...spoken }), delta(spoken))))).toBe('好')
  })

  it('takes a stop after calls for what it is', () => {
    const call = { index: 0, id: 'c', function: { name: 'f', arguments: '{}' } }
    expect(read(delta({ tool_calls: [call] }), delta({}, 'stop')).at(-1)).toEqual({
      type: 'finish',
      reason: 'tool-calls',
    })
  })

  it('puts text that was held back before a call', () => {
    const call = { index: 0, id: 'c', function: { name: 'f', arguments: { a: 1 } } }
    const message = fold(read(delta({ content: '查 <' }), delta({ tool_calls: [call] })))
    expect(partsOf(message)).toEqual([
      ['text', '查 <'],
      ['c', 'f', '{"a":1}'],
    ])
  })

  it('does not throw on arguments that are nested too deep to be written', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const frame = `{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":${deep}}}]}}]}`
    expect(partsOf(fold(read(frame)))).toEqual([['call-0-0', 'f', '']])
  })

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['something_new', 'other'],
    ['null', 'stop'],
  ])('ends on %s as %s', (wire, reason) => {
    expect(read(delta({ content: '好' }, wire)).at(-1)).toEqual({ type: 'finish', reason })
  })

  it.each([
    ['nothing but an id', { id: 'x' }],
    ['an empty usage', { usage: {} }],
    ['usage null', { usage: null }],
  ])('adds nothing for a frame with %s', (_, frame) => {
    expect(read(frame)).toEqual([{ type: 'finish', reason: 'stop' }])
  })

  it('shows nothing that comes after the end', () => {
    const { decode: decodeEvent, end } = openaiCompatible().createDecoder()
    decodeEvent({ event: '', data: '[DONE]' })
    const late = JSON.stringify(delta({ content: '晚' }))
    expect(decodeEvent({ event: '', data: late }).chunks).toEqual([])
    expect(end()).toEqual([])
  })

  it('keeps what was held back when the stream breaks off', () => {
    const decoder = openaiCompatible().createDecoder()
    decoder.decode({ event: '', data: JSON.stringify(delta({ content: '<thi' })) })
    expect(decoder.end()).toMatchObject([
      { type: 'text-delta', delta: '<thi' },
      { type: 'error', error: { kind: 'truncated' } },
    ])
  })

  const failure = JSON.stringify({ code: 'Throttling', message: 'Slow down.', request_id: 'r' })
  it.each([
    ['its lines passed on as data', `id:1\nevent:error\n:HTTP_STATUS/429\ndata:${failure}`],
    ['one of them an event of its own', `data:${failure}`],
    ['no blank line before it', `${JSON.stringify(delta({ content: '前' }))}\n${failure}`],
  ])('reads an error frame that a relay mangled: %s', (_, data) => {
    expect(read('event:error', data)).toMatchObject([
      { type: 'error', error: { code: 'Throttling', kind: 'rate-limit', status: 429 } },
    ])
  })

  it('reads JSON on several data lines', () => {
    expect(textOf(fold(read(JSON.stringify(delta({ content: '好' }), null, 1))))).toBe('好')
  })

  it.each([
    [{ object: 'error', message: 'No.', type: 'BadRequestError', code: 400 }, 'invalid-request'],
    [{ error: { message: 'No.', type: 'NotFoundError', code: 404 } }, 'not-found'],
    [{ error: { message: 'No.', code: 7 } }, 'invalid-request'],
  ])('reads the error %j', (frame, kind) => {
    expect(read(frame)).toMatchObject([{ type: 'error', error: { kind, message: 'No.' } }])
  })
})

describe('whatever a server sends', () => {
  const isTerminal = ({ type }: MessageChunk) => type === 'finish' || type === 'error'

  function survive(data: readonly string[]): void {
    const decoder = openaiCompatible().createDecoder()
    const chunks = data.flatMap((text) => decoder.decode({ event: 'message', data: text }).chunks)
    chunks.push(...decoder.end())
    expect(chunks.filter(isTerminal)).toHaveLength(1)
    expect(isTerminal(chunks.at(-1) ?? { type: 'start' })).toBe(true)
    fold(chunks)
  }

  it('never throws on JSON of any kind', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.json(), fc.string())), survive))
  })

  it('never throws on real frames with other values', () => {
    const frames = fixturesOf('openai-compatible').flatMap((name) =>
      new TextDecoder()
        .decode(readFixture(name))
        .split('\n')
        .filter((line) => line.startsWith('data: {'))
        .map((line) => line.slice(6)),
    )
    const mutated = fc
      .tuple(
        fc.constantFrom(...frames),
        fc.nat(),
        fc.oneof(fc.json(), fc.constantFrom('', '{', ']')),
      )
      .map(([frame, seed, value]) => {
        const values = [...frame.matchAll(/(?<=:)("[^"]*"|\d+|null|\{\}|\[\])/g)]
        const at = values[seed % Math.max(values.length, 1)]
        return at ? frame.slice(0, at.index) + value + frame.slice(at.index + at[0].length) : frame
      })
    fc.assert(fc.property(fc.array(mutated, { minLength: 1 }), survive), { numRuns: 500 })
  })
})

it('gives a client its types', () => {
  const client = () => new Tyqw({ protocol: openaiCompatible() })
  expectTypeOf(client).returns.toEqualTypeOf<Tyqw<OpenAICompatibleRequest, OpenAICompatibleFrame>>()
  expectTypeOf(client().send)
    .parameter(0)
    .toEqualTypeOf<string | OpenAICompatibleRequest | undefined>()
  expectTypeOf(openaiCompatible).parameter(0).toEqualTypeOf<OpenAICompatibleOptions | undefined>()
  const options = (value: OpenAICompatibleOptions) => value
  // @ts-expect-error: no such server
  options({ server: 'lmstudio' })
  // @ts-expect-error: the text belongs to a request
  options({ text: '你好' })
})
