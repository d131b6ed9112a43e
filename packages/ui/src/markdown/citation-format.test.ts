import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readable } from '../../test/markdown/readable'
import { createMarkdownDocument } from './engine/markdown-document'
import { createParser } from './parser'

const parser = createParser({ citationFormat: '[<number>]' })

const show = (text: string, isStreaming: boolean) =>
  readable(createMarkdownDocument(parser).update(text, isStreaming))

const pieces = constantFrom(
  '[1]',
  '[2]',
  '[1][2]',
  '[1]: https://example.com/a\n',
  '[文](/a)',
  '<ref>[1]</ref>',
  '[ref_2]',
  '文',
  '，',
  ' ',
  '\n',
  '\n\n',
  'word',
  '**',
  '`',
  '- ',
  '> ',
  '| ',
  '(',
  ':',
  '[',
)

describe('an answer with [n], which was asked for', () => {
  it('only ever grows while it streams', () => {
    const answer =
      '# 题[1]\n\n结论[1]，二[2][3]。**重点**[4]\n\n- 一[1]\n- 二 list[0]，[5]\n\n> 引用[6][7]\n\n| 甲 | 乙 |\n|--|--|\n| 一[1] | 二[2] |\n\n末[8]'
    const bare = (shown: readonly string[]) => shown.join('').replaceAll(/\s/g, '')
    const whole = bare(show(answer, false))
    for (let end = 1; end <= answer.length; end += 1) {
      const shown = bare(show(answer.slice(0, end), true))
      expect(whole.slice(0, shown.length), answer.slice(0, end)).toBe(shown)
    }
  })

  it('is the same in the end, whatever pieces it came in', () => {
    const cuts = array(integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })
    assert(
      property(array(pieces, { maxLength: 20 }), cuts, (all, sizes) => {
        const text = all.join('')
        const document = createMarkdownDocument(parser)
        for (let end = 0, index = 0; end < text.length; index += 1) {
          end += sizes[index % sizes.length] ?? 1
          document.update(text.slice(0, end), true)
        }
        expect(readable(document.update(text, false))).toEqual(show(text, false))
      }),
      { numRuns: 1500 },
    )
  })
})
