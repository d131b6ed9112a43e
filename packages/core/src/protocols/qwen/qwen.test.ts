import { describe, expect, expectTypeOf, it } from 'vitest'
import { decodePieces, fold, readFixture } from '../../../test/fixtures'
import { describeWire } from '../../../test/wire-suite'
import { Tyqw } from '../../client/tyqw'
import { textOf } from '../../model/message'
import { qwen } from './qwen'
import type { QwenFrame } from './frame'
import type { QwenRequest } from './request'

const requestId = '5b8d1c2e-7a40-9f31-b6d5-2c9e0f4a8173'

const decode = (name: string, incrementalOutput: boolean | undefined = true) =>
  decodePieces(qwen(), [readFixture(`qwen/${name}.sse`)], incrementalOutput)

/** The answer without the times, which the fold makes up. */
const partsOf = (name: string) =>
  fold(decode(name)).parts.map((part) =>
    part.type === 'reasoning' ? { type: part.type, text: part.text } : part,
  )

describeWire('qwen', qwen())

describe('a client of Qwen models', () => {
  it.each([
    [{}, undefined],
    [{ enableSource: true }, undefined],
    [{ enableCitation: true }, undefined],
    [{ enableSource: true, enableCitation: true }, '[<number>]'],
    [
      { enableSource: true, enableCitation: true, citationFormat: '[ref_<number>]' },
      '[ref_<number>]',
    ],
  ] as const)('knows which marks %o asks for', (searchOptions, format) => {
    const protocol = qwen({ enableSearch: true, searchOptions })
    expect(new Tyqw({ protocol }).citationFormat).toBe(format)
  })

  it('asks for none by default', () => {
    expect(new Tyqw({ protocol: qwen() }).citationFormat).toBeUndefined()
    expect(new Tyqw().citationFormat).toBeUndefined()
  })
})

describe('the decoder of Qwen models', () => {
  it.each([
    ['text-format', '西湖在杭州。'],
    ['text-format-cumulative', '西湖在杭州。'],
    ['message-extra-empty-null-frame', '西湖在杭州。'],
    ['no-blank-lines', '西湖在杭州。'],
    ['reasoning', '西湖在杭州。👋'],
    ['reasoning-cumulative', '西湖在杭州。👋'],
    ['vl-last-text-rides-in-stop-frame', '湖边有一座塔。'],
    ['vl-empty-content-in-stop-frame', '湖边有塔。'],
  ])('shows the text of %s once, whatever was asked for', (name, text) => {
    for (const asked of [true, false, undefined]) {
      const message = fold(decode(name, asked))
      expect(textOf(message)).toBe(text)
      expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
    }
  })

  it('opens a run and ends it with one terminal chunk', () => {
    const chunks = decode('message-extra-empty-null-frame')
    expect(chunks[0]).toEqual({ type: 'start', requestId })
    expect(chunks.at(-1)).toEqual({ type: 'finish', reason: 'stop' })
  })

  it.each(['reasoning', 'reasoning-cumulative'])('parts thinking from text in %s', (name) => {
    expect(partsOf(name)).toEqual([
      { type: 'reasoning', text: '嗯，想想' },
      { type: 'text', text: '西湖在杭州。👋' },
    ])
    expect(fold(decode(name)).metadata.runs).toEqual([
      { inputTokens: 16, outputTokens: 9, reasoningTokens: 3 },
    ])
  })

  it('tells the tokens again only where they changed', () => {
    const usages = decode('message-extra-empty-null-frame').filter(({ type }) => type === 'usage')
    expect(usages).toEqual(
      [2, 4, 5].map((outputTokens) => ({
        type: 'usage',
        usage: { inputTokens: 16, outputTokens },
      })),
    )
  })

  it('keeps what was found, though later frames say there is nothing', () => {
    const message = fold(decode('search-info-first-frame-then-empty'))
    expect(message.sources).toEqual([
      {
        index: '1',
        title: '西湖',
        url: 'https://example.com/west-lake',
        siteName: '示例网',
        icon: 'https://example.com/icon.png',
      },
      { index: '2', title: '雷峰塔', url: 'https://example.com/pagoda' },
    ])
    expect(message.parts).toEqual([
      {
        type: 'step',
        step: { id: `${requestId}/search`, kind: 'search', name: '', state: 'done' },
      },
      {
        type: 'step',
        step: {
          id: `${requestId}/search:0:天气`,
          kind: 'search',
          name: '天气',
          state: 'done',
          output: '杭州 晴 21℃',
        },
      },
      { type: 'text', text: '西湖晴[1][2]' },
    ])
    expect(message.metadata.runs).toEqual([{ inputTokens: 16, outputTokens: 5 }])
  })

  const hangzhou = {
    type: 'tool',
    toolCallId: 'call_a1',
    index: 0,
    name: 'get_weather',
    input: '{"city": "杭州"}',
    state: 'input-streaming',
  }
  const shanghai = { ...hangzhou, toolCallId: 'call_b2', index: 1, input: '{"city": "上海"}' }

  it.each([
    ['tools-empty-ids', [hangzhou]],
    ['parallel-tools-close-and-open-in-one-frame', [hangzhou, shanghai]],
    ['tools-without-index', [hangzhou, shanghai]],
    ['tools-cumulative', [hangzhou, shanghai]],
  ])('puts the calls of %s together', (name, calls) => {
    const chunks = decode(name)
    const tools = fold(chunks).parts.filter(({ type }) => type === 'tool')
    expect(tools).toEqual(calls)
    expect(chunks.at(-1)).toEqual({ type: 'finish', reason: 'tool-calls' })
  })

  it('thinks again after code has run, which is shown once', () => {
    expect(partsOf('code-interpreter-second-reasoning')).toEqual([
      { type: 'reasoning', text: '要算十二的十二次方' },
      {
        type: 'step',
        step: {
          id: `${requestId}/code:0`,
          kind: 'code',
          name: '',
          state: 'done',
          input: '12**12',
        },
      },
      { type: 'reasoning', text: '算出来了' },
      { type: 'text', text: '8916100448256' },
    ])
    const chunks = decode('code-interpreter-second-reasoning')
    expect(chunks.filter(({ type }) => type === 'step')).toHaveLength(1)
    expect(fold(chunks).metadata.runs).toEqual([
      { inputTokens: 723, outputTokens: 18, reasoningTokens: 9, cachedTokens: 128 },
    ])
  })

  it('shows an image once, though its frame is followed by a whole one', () => {
    expect(partsOf('image-result')).toEqual([
      { type: 'file', mediaType: 'image/png', url: 'https://example.com/a.png?x=1' },
      { type: 'text', text: '画好了。' },
    ])
  })

  it('keeps the text of an answer that was too long', () => {
    const message = fold(decode('length'))
    expect(textOf(message)).toBe('西湖在')
    expect(message.status).toEqual({ type: 'incomplete', reason: 'length' })
  })

  it('keeps the text of an answer that was cut off', () => {
    const message = fold(decode('truncated'))
    expect(textOf(message)).toBe('西湖在')
    expect(message.status).toMatchObject({
      type: 'incomplete',
      reason: 'truncated',
      error: { requestId },
    })
  })

  it('ends in a typed error, whichever frame it comes in', () => {
    expect(decode('error-in-200')).toEqual([
      {
        type: 'error',
        error: {
          code: 'InvalidParameter',
          kind: 'invalid-request',
          message: 'url error, please check url！',
          status: 400,
          requestId,
          retryable: false,
        },
      },
    ])
    const throttled = fold(decode('error-mid-stream-429'))
    expect(textOf(throttled)).toBe('西湖')
    expect(throttled.status).toMatchObject({
      reason: 'error',
      error: { kind: 'rate-limit', status: 429, retryable: true },
    })
    const filtered = fold(decode('content-filter-mid-stream'))
    expect(textOf(filtered)).toBe('西湖')
    expect(filtered.status).toMatchObject({
      reason: 'content-filter',
      error: { kind: 'content-filter' },
    })
  })
})

describe('qwen-deep-research', () => {
  it('shows plan, searches, report and the pages it cites', () => {
    const chunks = decode('deep-research')
    const message = fold(chunks)
    expect(partsOf('deep-research')).toEqual([
      { type: 'reasoning', text: '先看历史，再看现状。' },
      {
        type: 'step',
        step: {
          id: `${requestId}/research:1`,
          kind: 'search',
          name: '',
          state: 'done',
          input: '西湖 历史\n弄清来历',
          output: '西湖志 https://example.com/lake\n唐代始有此名',
        },
      },
      { type: 'text', text: '西湖得名于唐[1][2]。' },
    ])
    expect(message.sources).toEqual([
      {
        index: '1',
        title: '西湖志',
        url: 'https://example.com/lake',
        text: '湖的来历',
        icon: 'https://example.com/i.png',
      },
      { index: '2', title: '名录', url: 'https://example.com/names' },
    ])
    expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(message.metadata.runs).toEqual([{ inputTokens: 652, outputTokens: 50 }])
  })

  it('shows a search as running until it has its results', () => {
    const states = decode('deep-research').flatMap((chunk) =>
      chunk.type === 'step' ? [chunk.step.state] : [],
    )
    expect(states).toEqual([...Array.from({ length: 6 }, () => 'running'), 'done'])
  })

  it('ends when it has asked back', () => {
    const message = fold(decode('deep-research-asks-back'))
    expect(textOf(message)).toBe('想了解哪个朝代？')
    expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
  })
})

describe('the types of qwen()', () => {
  it('are those of the client it is given to', () => {
    const tyqw = new Tyqw({ protocol: qwen() })
    expectTypeOf(tyqw).toEqualTypeOf<Tyqw<QwenRequest, QwenFrame>>()
    tyqw.on('message', (frame) => expectTypeOf(frame).toEqualTypeOf<QwenFrame>())
    expectTypeOf(tyqw.send).parameter(0).toEqualTypeOf<string | QwenRequest | undefined>()
    expectTypeOf<QwenRequest['topLogprobs']>().toEqualTypeOf<0 | 1 | 2 | 3 | 4 | 5 | undefined>()
    expectTypeOf(qwen).parameter(0).not.toHaveProperty('sessionId')
    // @ts-expect-error one answer is shown
    qwen({ n: 2 })
    expect(tyqw).toBeInstanceOf(Tyqw)
  })
})
