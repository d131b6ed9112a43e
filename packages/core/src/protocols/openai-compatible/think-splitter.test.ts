import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fold } from '../../../test/fixtures'
import type { MessageChunk } from '../../model/chunk'
import { textOf } from '../../model/message'
import { createThinkSplitter, type InlineThinking } from './think-splitter'

function chunksOf(mode: InlineThinking, deltas: readonly string[]): MessageChunk[] {
  const splitter = createThinkSplitter(mode)
  return [...deltas.flatMap((delta) => splitter.read(delta)), ...splitter.flush()]
}

/** Reasoning and text of an answer that came in these deltas. */
function split(mode: InlineThinking, ...deltas: readonly string[]): [string, string] {
  const message = fold(chunksOf(mode, deltas))
  const reasoning = message.parts.map((part) => (part.type === 'reasoning' ? part.text : ''))
  return [reasoning.join(''), textOf(message)]
}

afterEach(() => vi.restoreAllMocks())

describe('the splitter of inline thinking', () => {
  const cases: [InlineThinking, string, [reasoning: string, text: string]][] = [
    // An opening tag at the beginning.
    ['auto', '<think>\n想一想\n</think>\n\n答案', ['想一想', '答案']],
    ['auto', '\n <think>想</think>答', ['想', '答']],
    ['auto', '<think>想\n\n再想\r\n</think>\r\n\r\n答\n\n完\n', ['想\n\n再想', '答\n\n完\n']],
    ['auto', '<think>\n\n</think>\n\n答案', ['', '答案']],
    ['auto', '<think>\n想到一半', ['想到一半', '']],
    ['auto', '<think>想</thin', ['想</thin', '']],
    ['auto', '<think>想 <think> 中</think>答', ['想 <think> 中', '答']],
    [
      'auto',
      '<think>想</think>答 </think> <think>完</think>',
      ['想', '答 </think> <think>完</think>'],
    ],
    ['auto', '<think>想</think></think>答', ['想', '</think>答']],
    // No opening tag: the closing one decides.
    ['auto', '想一想。\n</think>\n\n答案', ['想一想。', '答案']],
    ['auto', '\n想一想</think>答案', ['想一想', '答案']],
    ['auto', '</think>\n\n答案', ['', '答案']],
    ['auto', ' \n</think>答案', ['', '答案']],
    ['auto', '想</think>答</think>完', ['想', '答</think>完']],
    ['auto', '`</think>` 是标记。\n</think>\n答', ['`</think>` 是标记。', '答']],
    // Tags that the answer is about.
    ['auto', '标记 <think>…</think> 包住思考', ['', '标记 <think>…</think> 包住思考']],
    ['auto', '用 `<think>` 和 `</think>` 包住', ['', '用 `<think>` 和 `</think>` 包住']],
    ['auto', '```\n<think>\n略\n</think>\n```', ['', '```\n<think>\n略\n</think>\n```']],
    ['auto', '`<think>` 开头', ['', '`<think>` 开头']],
    // No tags.
    ['auto', '', ['', '']],
    ['auto', '答案\n', ['', '答案\n']],
    ['auto', '  缩进', ['', '  缩进']],
    ['auto', 'a < b </ c <th d <', ['', 'a < b </ c <th d <']],
    ['auto', '<thinking>x</thinking>', ['', '<thinking>x</thinking>']],
    // Reasoning first, whatever opens it.
    ['always', '想\n</think>\n答', ['想', '答']],
    ['always', '<think>想</think>答', ['想', '答']],
    ['always', '\n\n<think>\n想</think>答', ['想', '答']],
    ['always', '想 `<think>` 中</think>答', ['想 `<think>` 中', '答']],
    ['always', '</think>答', ['', '答']],
    ['always', '想到一半\n', ['想到一半', '']],
    // Not at all.
    ['never', '<think>想</think>\n答', ['', '<think>想</think>\n答']],
    ['never', '\n想</think>答', ['', '\n想</think>答']],
  ]

  it.each(cases)('%s: %j', (mode, text, expected) => {
    expect(split(mode, text)).toEqual(expected)
  })

  it.each(cases)('%s, cut anywhere: %j', (mode, text, expected) => {
    expect(split(mode, ...text)).toEqual(expected)
    for (let at = 1; at < text.length; at++)
      expect(split(mode, text.slice(0, at), text.slice(at))).toEqual(expected)
  })

  it('gives the same for any text in any pieces, and loses nothing but tags and line breaks', () => {
    const piece = fc.constantFrom(
      '<think>',
      '</think>',
      '<',
      '</',
      '<th',
      'ink>',
      '\n',
      '\r\n',
      ' ',
      '`',
      '想',
      '答👋',
    )
    const mode = fc.constantFrom<InlineThinking[]>('auto', 'always', 'never')
    const seeds = fc.array(fc.nat(6), { minLength: 1 })
    fc.assert(
      fc.property(mode, fc.array(piece, { maxLength: 12 }), seeds, (how, pieces, sizes) => {
        const text = pieces.join('')
        const deltas: string[] = []
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const size = (sizes[turn % sizes.length] ?? 0) + 1
          deltas.push(text.slice(at, at + size))
          at += size
        }
        const whole = split(how, text)
        expect(split(how, ...deltas)).toEqual(whole)
        const bare = (value: string) => value.replaceAll(/[^想答👋`]/gu, '')
        expect(bare(whole.join(''))).toBe(bare(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('shows text at once, and holds back no more than what may be a tag', () => {
    const { read } = createThinkSplitter('auto')
    expect(read('答')).toEqual([{ type: 'text-delta', delta: '答' }])
    expect(read('案 <')).toEqual([{ type: 'text-delta', delta: '案 ' }])
    expect(read('b>')).toEqual([{ type: 'text-delta', delta: '<b>' }])
  })

  it('takes text back that turns out to be reasoning', () => {
    expect(chunksOf('auto', ['想一', '想\n</think>', '\n\n答'])).toEqual([
      { type: 'text-delta', delta: '想一' },
      { type: 'text-delta', delta: '想\n' },
      { type: 'text-replace', text: '' },
      { type: 'reasoning-replace', text: '想一想' },
      { type: 'text-delta', delta: '答' },
    ])
  })

  it.each<InlineThinking>(['auto', 'always', 'never'])(
    'stays out once reasoning has a field of its own (%s)',
    (mode) => {
      const splitter = createThinkSplitter(mode)
      expect(splitter.read('\n')).toEqual(
        mode === 'never' ? [{ type: 'text-delta', delta: '\n' }] : [],
      )
      expect(splitter.stayOut()).toEqual([])
      expect(splitter.stayOut()).toEqual([])
      expect(splitter.read('答</think>')).toEqual([{ type: 'text-delta', delta: '答</think>' }])
    },
  )

  it('gives what it held back when something else follows, and goes on', () => {
    const splitter = createThinkSplitter('auto')
    splitter.read('答 <')
    expect(splitter.flush()).toEqual([{ type: 'text-delta', delta: '<' }])
    expect(splitter.flush()).toEqual([])
    expect(splitter.read('/think>')).toEqual([{ type: 'text-delta', delta: '/think>' }])
  })

  it.each([
    ['text', '答'],
    ['reasoning', '<think>'],
    ['line breaks', '<think>想\n'],
    ['white space', ' '],
  ])('looks at each delta once, however much %s came before', (_, begin) => {
    const { split: splitString } = String.prototype
    const { join } = Array.prototype
    let looked = 0
    vi.spyOn(String.prototype, 'split').mockImplementation(function (
      this: string,
      ...args: unknown[]
    ) {
      looked += this.length
      return Reflect.apply(splitString, this, args) as string[]
    })
    vi.spyOn(Array.prototype, 'join').mockImplementation(function (this: unknown[], separator) {
      looked += this.length
      return Reflect.apply(join, this, [separator]) as string
    })
    const splitter = createThinkSplitter('auto')
    const filler = begin.slice(-1)
    splitter.read(begin)
    for (let count = 0; count < 10_000; count++) splitter.read(filler)
    splitter.read('</think>')
    vi.restoreAllMocks()
    expect(looked).toBeLessThan(10_000 * 4)
  })
})
