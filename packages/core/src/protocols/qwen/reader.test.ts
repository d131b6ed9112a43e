import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixturesOf, fold, readFixture } from '../../../test/fixtures'
import type { MessageChunk } from '../../model/chunk'
import { textOf } from '../../model/message'
import { qwen } from './qwen'

/** What frames with these outputs come to. */
function read(...outputs: unknown[]): MessageChunk[] {
  const decoder = qwen().createDecoder()
  return outputs.flatMap(
    (output) => decoder.decode({ event: 'result', data: JSON.stringify({ output }) }).chunks,
  ) as MessageChunk[]
}

const answer = (message: object, more: object = {}) => ({
  choices: [{ message, finish_reason: 'null' }],
  ...more,
})
const stepsOf = (chunks: MessageChunk[]) =>
  chunks.flatMap((chunk) => (chunk.type === 'step' ? [chunk.step] : []))

describe('frames of a Qwen model', () => {
  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['something_new', 'other'],
  ])('end on %s as %s, in either format', (wire, reason) => {
    const end = { type: 'finish', reason }
    expect(read({ text: 'a', finish_reason: wire }).at(-1)).toEqual(end)
    const choice = { message: { content: 'a' }, finish_reason: wire }
    expect(read({ choices: [choice] }).at(-1)).toEqual(end)
  })

  it.each([['null'], [''], [null], [undefined]])('go on after %j', (wire) => {
    expect(read({ text: 'a', finish_reason: wire }).at(-1)?.type).toBe('text-delta')
  })

  it('join the texts of one frame’s parts', () => {
    const chunks = read(answer({ content: [{ text: '湖' }, { text: '边' }, { image_hw: [1, 2] }] }))
    expect(textOf(fold(chunks))).toBe('湖边')
  })

  it('show the first answer only, were more asked for', () => {
    const first = { index: 0, message: { content: '一' }, finish_reason: 'null' }
    const second = { index: 1, message: { content: '二' }, finish_reason: 'stop' }
    const chunks = read({ choices: [second, first] }, { choices: [second] })
    expect(textOf(fold(chunks))).toBe('一')
    expect(chunks.at(-1)?.type).toBe('text-delta')
  })

  it('show images of addresses that are safe, with what is known of their type', () => {
    const images = [
      'https://example.com/a.JPG?x=1',
      'http://example.com/b',
      'data:image/webp;base64,AA',
      'data:image/;base64,AA',
      'javascript:alert(1)',
      'data:text/html,x',
    ]
    const chunks = read(answer({ content: images.map((image) => ({ image })) }))
    expect(
      chunks.flatMap((chunk) => (chunk.type === 'file' ? [chunk.file.mediaType] : [])),
    ).toEqual(['image/jpeg', 'image/png', 'image/webp', 'image/png'])
  })

  it('tell new code from code that grew', () => {
    const run = (code: string) =>
      answer(
        { content: '' },
        { tool_info: [{ type: 'code_interpreter', code_interpreter: { code } }] },
      )
    const chunks = read(run('a ='), run('a = 1'), run('a = 1'), run('print(2)'))
    expect(stepsOf(chunks).map(({ id, input }) => [id, input])).toEqual([
      ['/code:0', 'a ='],
      ['/code:0', 'a = 1'],
      ['/code:1', 'print(2)'],
    ])
  })

  it('show other tools of the service as steps, and nothing of those that say nothing', () => {
    const tool_info = [
      { type: 'web_extractor', web_extractor: { url: 'https://example.com' } },
      { type: 'code_interpreter', code_interpreter: {} },
      { type: 'code_interpreter' },
      { type: 'unknown' },
      {},
    ]
    expect(stepsOf(read(answer({}, { tool_info })))).toEqual([
      {
        id: '/web_extractor:0',
        kind: 'other',
        name: 'web_extractor',
        state: 'done',
        input: '{"url":"https://example.com"}',
      },
    ])
  })

  it('show what a search asked beside the web, again only when it says more', () => {
    const extra = (...extra_tool_info: object[]) =>
      answer({}, { search_info: { search_results: [], extra_tool_info } })
    const weather = { tool: '天气', result: { degrees: 21 } }
    const steps = stepsOf(read(extra({ tool: '天气' }), extra(weather), extra(weather), extra({})))
    expect(steps.map(({ id, name, output }) => [id, name, output])).toEqual([
      ['/search:0:天气', '天气', undefined],
      ['/search:0:天气', '天气', '{"degrees":21}'],
      ['/search:0:', '', undefined],
    ])
  })

  it('survive JSON that is nested too deep to be written again', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const data = `{"output":{"search_info":{"extra_tool_info":[{"tool":"t","result":${deep}}]}}}`
    const { chunks } = qwen().createDecoder().decode({ event: 'result', data })
    expect(stepsOf([...chunks])).toEqual([
      { id: '/search:0:t', kind: 'search', name: 't', state: 'done' },
    ])
  })

  it('add pages to the ones before, and leave out what has neither title nor address', () => {
    const found = (...search_results: object[]) => answer({}, { search_info: { search_results } })
    const chunks = read(
      found({ index: 1, title: '一' }, { index: 9 }),
      found({ index: 1, title: '改' }, { url: 'https://example.com/2' }),
    )
    expect(fold(chunks).sources).toEqual([
      { index: '1', title: '一' },
      { index: '2', url: 'https://example.com/2' },
    ])
    expect(stepsOf(chunks)).toHaveLength(1)
  })

  it('end a research on either spelling, for the reason that is given', () => {
    const report = (output: object) => read({ message: { content: '报告' }, ...output }).at(-1)
    expect(report({ finished: true, finished_reason: 'length' })).toEqual({
      type: 'finish',
      reason: 'length',
    })
    expect(report({ fininshed: true })).toEqual({ type: 'finish', reason: 'stop' })
    expect(report({})?.type).toBe('text-delta')
  })

  it('keep the searches of a research apart, whatever of them is missing', () => {
    const search = (research: object) =>
      read({ message: { phase: 'WebResearch', extra: { deep_research: { research } } } })
    expect(stepsOf(search({ id: 'a', query: '湖' }))).toEqual([
      { id: '/research:a', kind: 'search', name: '', state: 'running', input: '湖' },
    ])
    const webSites = [{ title: '无址' }, { url: 'https://example.com' }]
    expect(stepsOf(search({ webSites, learningMap: { 1: 2 } }))).toEqual([
      {
        id: '/research:',
        kind: 'search',
        name: '',
        state: 'running',
        output: 'https://example.com https://example.com',
      },
    ])
  })

  it('show what was held back when the answer ends', () => {
    const decoder = qwen().createDecoder()
    const say = (text: string, more = {}) =>
      decoder.decode({
        event: 'result',
        data: JSON.stringify({
          output: answer({ content: text, reasoning_content: text }),
          ...more,
        }),
      }).chunks
    const chunks = [...say('哈'), ...say('哈哈'), ...decoder.end()]
    expect(fold(chunks).parts.map((part) => 'text' in part && part.text)).toEqual([
      '哈',
      '哈',
      '哈哈',
      '哈哈',
    ])
  })
})

describe('what a server may send', () => {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(null, 0, -1, '', 'x', true, [], {}, [null], [[]], { text: 1 }),
    fc.jsonValue({ maxDepth: 3 }),
  )

  /** Any field below `output` and `usage` as something else. */
  const frame = fc.record(
    {
      output: fc.record(
        Object.fromEntries(
          ['text', 'finish_reason', 'choices', 'search_info', 'tool_info', 'message'].map((key) => [
            key,
            wrong,
          ]),
        ),
        { requiredKeys: [] },
      ),
      usage: wrong,
      request_id: wrong,
    },
    { requiredKeys: [] },
  )

  it('never makes the decoder throw, nor end twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(frame, fc.jsonValue()), { maxLength: 6 }), (frames) => {
        expectOneEnd(frames.map((json) => JSON.stringify(json)))
      }),
    )
  })

  const recorded = fixturesOf('qwen').map((name) =>
    new TextDecoder()
      .decode(readFixture(name))
      .split('\n')
      .flatMap((line) => (line.startsWith('data:') ? [line.slice(5)] : [])),
  )

  it('never makes the decoder throw, with any value of a real frame as something else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded),
        fc.array(fc.tuple(fc.nat(), wrong), { minLength: 1, maxLength: 5 }),
        (frames, changes) => {
          expectOneEnd(
            frames.map((data, index) => {
              const [place, value] = changes[index % changes.length] ?? [0, null]
              return withValueAt(data, place, value)
            }),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  function expectOneEnd(frames: readonly string[]): void {
    const decoder = qwen().createDecoder()
    const chunks = frames.flatMap((data) => decoder.decode({ event: 'result', data }).chunks)
    chunks.push(...decoder.end())
    const ends = chunks.filter(({ type }) => type === 'finish' || type === 'error')
    expect(ends).toHaveLength(1)
    expect(chunks.at(-1)).toBe(ends[0])
    expect(() => fold(chunks)).not.toThrow()
  }

  /** The JSON with one of its values, counted from the outermost, as another. */
  function withValueAt(data: string, place: number, value: unknown): string {
    let count = 0
    JSON.parse(data, (_, each: unknown) => (count++, each))
    let at = count - 1 - (place % count)
    return (
      JSON.stringify(JSON.parse(data, (_, each: unknown) => (at-- === 0 ? value : each))) ?? 'null'
    )
  }
})
