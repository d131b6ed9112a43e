import markdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import cases from '../../test/markdown/commonmark.json'
import { toHtml } from '../../test/markdown/to-html'
import { bidiRule } from './bidi-rule'
import { createParser } from './parser'
import { strikethroughRule } from './strikethrough-rule'

const parser = createParser().use(strikethroughRule).use(bidiRule)
const render = toHtml(parser.set({ linkify: false, xhtmlOut: true }))
const reference = markdownIt('commonmark', { html: false })
const withHtml = markdownIt('commonmark')

/** Empty quotes are written with and without a line break in them. */
const normalize = (html: string) =>
  html.replaceAll('<blockquote></blockquote>', '<blockquote>\n</blockquote>')
const isWithoutHtml = ({ markdown, html }: (typeof cases)[number]) =>
  normalize(reference.render(markdown)) === html

describe('CommonMark 0.31.2', () => {
  it('has 580 examples that can be matched without HTML', () => {
    expect(cases).toHaveLength(652)
    expect(cases.filter(isWithoutHtml)).toHaveLength(580)
    expect(
      cases.filter((one) => normalize(withHtml.render(one.markdown)) === one.html),
    ).toHaveLength(652)
  })

  it.each(cases.filter(isWithoutHtml))('$example: $section', ({ markdown, html }) => {
    expect(normalize(render(markdown))).toBe(html)
  })

  it.each(cases.filter((one) => !isWithoutHtml(one)))(
    '$example, as text: $section',
    ({ markdown }) => {
      expect(render(markdown)).toBe(reference.render(markdown))
    },
  )
})
