import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

beforeAll(async () => {
  await preloadMarkdown()
  await waitForParts()
})

const control = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** A control character in each place text can stand. */
const texts: Readonly<Record<string, string>> = {
  text: 'a\u202Eb',
  emphasis: '**a\u2066b**',
  heading: '# a\u202Eb',
  'a cell': '| a\u202Eb |\n|--|\n| c |',
  'a link': '[a\u202Eb](https://example.com)',
  'a link’s title': '[a](https://example.com "a\u202Eb")',
  'a URL': '<https://example.com/a\u202Eb>',
  'a plain URL': 'https://example.com/a\u202Egpj.exe',
  'a reference': 'a&#x202e;b',
  code: '`a\u202Eb`',
  'a fence': '```js\nif (a) { /* \u202E } \u2066begin */\n```',
  'a fence’s language': '```a\u202Eb\nx\n```',
  'an indented block': '    a\u202Eb',
  'a footnote': 'a[^b\u202Ec]\n\n[^b\u202Ec]: d',
  'a footnote without a note': 'a[^b\u202Ec]',
  'a formula': '\\(a\u202Eb\\)',
  'a formula on lines of its own': '$$\na\u2066b\n$$',
  'a formula that cannot be drawn': '$\\nothing{a\u202Eb}$',
  'an image': '![a\u202Eb](https://example.com/x.png)',
}

const diagrams: Readonly<Record<string, string>> = {
  label: 'flowchart LR\n  A["a\u202Eb"] --> B',
  title: 'pie title a\u202Eb\n  "c" : 1',
  'source, where it cannot be drawn': 'flowchart LR\n  A[a\u202Eb --> B',
}

/** What draws formulas and diagrams is there from the first text on. */
async function waitForParts(): Promise<void> {
  const content = '$x$\n\n```mermaid\nflowchart LR\n  A --> B\n```'
  const wrapper = mount(TyqwMarkdown, { props: { content }, attachTo: document.body })
  const drawn = '.katex, .tyqw-diagram img'
  await vi.waitUntil(() => wrapper.element.querySelectorAll(drawn).length === 2, 10_000)
  wrapper.unmount()
}

/** What is written in an element, or said of what is in it. */
function wordsOf(root: HTMLElement): string {
  const attributes = Array.from(root.querySelectorAll('*'), (element) =>
    Array.from(element.attributes, ({ value }) => value).join(' '),
  )
  return [root.textContent, ...attributes].join(' ')
}

describe('a character that turns the direction of text is shown', () => {
  it.each(Object.entries(texts))('in %s', (_, content) => {
    const words = wordsOf(mount(TyqwMarkdown, { props: { content } }).element as HTMLElement)
    expect(words).not.toMatch(control)
    expect(words).toMatch(/U\+20(?:2E|66)/)
  })

  it.each(Object.entries(diagrams))('in a diagram’s %s', async (_, code) => {
    const content = `\`\`\`mermaid\n${code}\n\`\`\``
    const root = mount(TyqwMarkdown, { props: { content } }).element as HTMLElement
    const status = () => root.querySelector('[role=status]')?.textContent ?? ''
    await vi.waitUntil(() => root.querySelector('img') ?? status().includes('画不出来'))
    const image = root.querySelector('img')
    const drawing = image ? await (await fetch(image.src)).text() : ''
    expect(wordsOf(root) + drawing).not.toMatch(control)
    expect(wordsOf(root) + drawing).toContain('U+202E')
  })
})
