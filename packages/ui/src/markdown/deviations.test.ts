import markdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../test/markdown/to-html'
import { bidiRule } from './bidi-rule'
import { deviations } from './deviations'
import { createParser } from './parser'
import { strikethroughRule } from './strikethrough-rule'

const parser = createParser().use(strikethroughRule).use(bidiRule)
const render = toHtml(parser)
const standardParser = markdownIt({ html: true })
/** Those that markdown-it can do as the specification says; it has no autolinks and no single tildes of GFM. */
const checked = [
  'html',
  'emphasis',
  'strikethrough-beside-punctuation',
  'line-break',
  'citations',
  'bidi',
]

describe('deviations', () => {
  it.each(deviations)('$id: $en', ({ markdown, html, standard }) => {
    expect(render(markdown).trim()).toBe(html)
    expect(html).not.toBe(standard)
  })

  it.each(deviations.filter(({ id }) => checked.includes(id)))('$id without it', (deviation) => {
    expect(standardParser.render(deviation.markdown).trim()).toBe(deviation.standard)
  })

  it('names each once, in both languages', () => {
    expect(new Set(deviations.map(({ id }) => id)).size).toBe(deviations.length)
    for (const { zh, en } of deviations) expect(zh && en).toBeTruthy()
  })
})
