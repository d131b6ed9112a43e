import { describe, expect, it } from 'vitest'
import { toHtml } from '../../test/markdown/to-html'
import { createParser } from './parser'

const parser = createParser()
const render = toHtml(parser)

/** How deep elements stand in each other, and how many there are. */
function measure(html: string, tags: string): { deepest: number; count: number } {
  let depth = 0
  let deepest = 0
  let count = 0
  for (const [, slash] of html.matchAll(new RegExp(`<(/?)(?:${tags})\\b`, 'g'))) {
    depth += slash ? -1 : 1
    deepest = Math.max(deepest, depth)
    if (!slash) count += 1
  }
  expect(depth).toBe(0)
  return { deepest, count }
}

const blocks = 'blockquote|ul|ol|li|div|p'
const marks = 'em|strong|s|a'

describe('blocks in each other', () => {
  it.each(['>', '> ', '- ', '1. ', '> - ', '[^1]: ', '- > 1. [^a]: '])(
    'are text from some depth on: %j',
    (sign) => {
      const text = `${sign.repeat(10_000)}终点`
      const html = render(text)
      expect(measure(html, blocks).deepest).toBeLessThanOrEqual(36)
      expect(html).toContain('终点')
      // All signs are there, as elements or as text; marks of footnotes without their brackets.
      const bare = (shown: string) => shown.replaceAll(/[[\]^\s]/g, '').length
      const shown = html.replaceAll(/<[^>]*>/g, '').replaceAll('&gt;', '>')
      expect(bare(shown)).toBeGreaterThan(bare(text) - 40 * sign.length)
    },
  )

  it('are quotes and lists above it', () => {
    const html = render(`${'> '.repeat(20)}${'- '.repeat(5)}终点`)
    expect(measure(html, 'blockquote').count).toBe(20)
    expect(measure(html, 'ul').count).toBe(5)
  })

  it('end where the others end', () => {
    const deep = '> '.repeat(32)
    const html = render(`${deep}> 一\n${deep}\n${deep}> 二\n\n三`)
    expect(html).toContain('<p>&gt; 一</p>\n<p>&gt; 二</p>')
    expect(html).toMatch(/(?:<\/blockquote>\s*)+<p>三<\/p>\s*$/)
  })

  it('still hold code and tables where they are deepest', () => {
    const deep = '> '.repeat(32)
    const html = render(
      `${deep}\`\`\`js\n${deep}> code\n${deep}\`\`\`\n${deep}\n${deep}| a |\n${deep}|---|\n`,
    )
    expect(html).toContain('&gt; code\n</code></pre>')
    expect(html).toContain('<th>a</th>')
  })
})

describe('emphasis in emphasis', () => {
  it.each([
    ['*', '*'],
    ['**', '**'],
    ['_', '_'],
    ['~~a ', ' b~~'],
    ['*a **b ', ' c** d*'],
    ['_*', '*_'],
  ])('ends at some depth, while its text stays: %j', (open, close) => {
    const html = render(`${open.repeat(10_000)}终点${close.repeat(10_000)}`)
    expect(measure(html, marks).deepest).toBeLessThanOrEqual(33)
    expect(html).toContain('终点')
    const letters = (text: string) => text.replaceAll(/[^a-d]/g, '').length
    expect(letters(html.replaceAll(/<[^>]*>/g, ''))).toBe(letters(open + close) * 10_000)
  })

  it('keeps links, however deep they stand', () => {
    const html = parser.renderInline(`${'*a **b '.repeat(40)}[文](/a)${' c** d*'.repeat(40)}`)
    expect(html).toContain('<a href="/a">文</a>')
  })

  it('is as it is written where it is not too deep', () => {
    expect(parser.renderInline('***a* b**')).toBe('<strong><em>a</em> b</strong>')
  })
})
