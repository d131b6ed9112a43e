import { describe, expect, it } from 'vitest'
import cases from '../../test/markdown/gfm.json'
import { toHtml } from '../../test/markdown/to-html'
import { bidiRule } from './bidi-rule'
import { createParser } from './parser'
import { strikethroughRule } from './strikethrough-rule'

const parser = createParser().use(strikethroughRule).use(bidiRule)
const render = toHtml(parser.set({ xhtmlOut: true }))

/** The same in other words: `align` as a style, `<del>` for `<s>`, and how a task's box is written. */
const normalize = (html: string) =>
  html
    .replace(/ style="text-align:(\w+)"/g, ' align="$1"')
    .replace(/<(\/?)s>/g, '<$1del>')
    .replaceAll(' class="tyqw-task"', '')
    .replace(/<input[^>]*checked[^>]*> ?/g, '[x] ')
    .replace(/<input[^>]*> ?/g, '[ ] ')

/** What is different on purpose, as `deviations.ts` says; by example. */
const different: Readonly<Record<string, (html: string) => string>> = {
  // HTML is text.
  'ext-12': (html) =>
    html
      .replace('<strong>hello</strong>', '&lt;strong&gt;hello&lt;/strong&gt;')
      .replace('<br>', '&lt;br&gt;'),
  // One tilde is not enough.
  'ext-17': (html) => html.replace(/<\/?del>/g, '~'),
  'ext-18': (html) =>
    html.replace('<del>is ~ legit</del>', '~is ~ legit~').replace('<del>one</del>', '~one~'),
  // Not `ftp://`.
  '628': (html) => html.replace(/<a href="ftp:[^>]*>([^<]*)<\/a>/, '$1'),
  // The host as it is asked for.
  'ext-19': (html) =>
    html
      .replace('http://%F0%9F%8D%84.ga/', new URL('http://🍄.ga/').href)
      .replace('http://x%F0%9F%8D%84.ga/', new URL('http://x🍄.ga/').href),
}

describe('GFM', () => {
  it.each(cases)('$example: $section', ({ example, markdown, html }) => {
    const wanted = different[example]?.(html) ?? html
    if (wanted.includes('<IGNORE>')) expect(() => render(markdown)).not.toThrow()
    else expect(normalize(render(markdown))).toBe(normalize(wanted))
  })
})
