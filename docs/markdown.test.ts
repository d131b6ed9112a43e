// @vitest-environment happy-dom
import * as ui from '@tyqw/ui'
import { describe, expect, it, vi } from 'vitest'
import { createApp, h, type Component } from 'vue'
import { features, showcase } from './.vitepress/theme/showcase'
import { toRate, SPEED_STEPS, toStep } from './.vitepress/theme/markdown/speed'
import { toShortHtml } from './.vitepress/theme/markdown/visible-code'
import { readPage } from './snippets'

const pages = ['components/markdown.md', 'en/components/markdown.md']

/** The tags that the page says a component may take the place of. */
function tagsOn(page: string): string[] {
  const [, table = ''] = /^\| (?:标签|tag) .*\n((?:\|.*\n)+)/m.exec(readPage(page)) ?? []
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '')
  return cells.flatMap((cell) => cell.match(/[a-z1-6]+/g) ?? []).toSorted()
}

/** The tags that the renderer asks a component for. */
async function tagsAskedFor(content: string): Promise<string[]> {
  const asked = new Set<string>()
  const components = new Proxy<Record<string, Component>>(
    {},
    {
      get: (_, tag) => (asked.add(String(tag)), undefined),
      getOwnPropertyDescriptor: (_, tag) => void asked.add(String(tag)),
    },
  )
  const host = document.createElement('div')
  const app = createApp(() => h(ui.TyqwMarkdown, { content, components }))
  app.mount(host)
  await vi.waitFor(() => expect(host.querySelector('.tyqw-blocks')).toBeTruthy())
  app.unmount()
  return [...asked].filter((tag) => /^[a-z1-6]+$/.test(tag)).toSorted()
}

describe.each(pages)('%s', (page) => {
  it('names the tags that can be replaced, and no others', async () => {
    const headings = [1, 2, 3, 4, 5, 6].map((level) => `${'#'.repeat(level)} a\n`)
    const asked = await tagsAskedFor([...headings, showcase['en-US'].all].join('\n'))
    expect(tagsOn(page)).toEqual(asked)
  })

  it('names every function that preloads', () => {
    const names = Object.keys(ui).filter((name) => name.startsWith('preload'))
    expect(names.length).toBeGreaterThan(1)
    expect(names.filter((name) => !readPage(page).includes(`| \`${name}\` `))).toEqual([])
  })
})

describe('the showcase', () => {
  /** How each line begins: what the two languages must have in common. */
  const outline = (text: string) =>
    text.split('\n').map((line) => /^ *(?:#+|[-*>|$`]+|\d+\.|\[\^\d\]:|!\[)?/.exec(line)?.[0])

  it.each(features)('is the same Markdown in both languages: %s', (feature) => {
    const [chinese, english] = [showcase['zh-CN'][feature], showcase['en-US'][feature]]
    expect(outline(chinese)).toEqual(outline(english))
    expect(chinese).not.toContain('<!--')
  })
})

describe('the speed', () => {
  it('runs from slow typing to very fast, and each step is faster', () => {
    const rates = Array.from({ length: SPEED_STEPS + 1 }, (_, step) => toRate(step))
    expect([rates[0], rates.at(-1)]).toEqual([5, 5000])
    expect(rates).toEqual([...new Set(rates)].toSorted((a, b) => a - b))
    expect(rates.map(toStep)).toEqual(rates.map((_, step) => step))
  })
})

describe('HTML in a table', () => {
  it.each([
    ['<p>一<b>二</b></p>', '一<b>二</b>'],
    ['<p>一</p>\n<p>二</p>', '<p>一</p>\n<p>二</p>'],
    ['<a href="/a" data-b aria-label="c">&quot;\u202E</a>', '<a href="/a">"[U+202E]</a>'],
  ])('%j is short as %j', (html, short) => {
    expect(toShortHtml(html)).toBe(short)
  })
})
