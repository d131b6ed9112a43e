import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

beforeAll(preloadMarkdown)

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
  'an image': '![a\u202Eb](https://example.com/x.png)',
}

describe('a character that turns the direction of text is shown', () => {
  for (const [place, content] of Object.entries(texts)) {
    it(`in ${place}`, () => {
      const root = mount(TyqwMarkdown, { props: { content } }).element as HTMLElement
      const attributes = Array.from(root.querySelectorAll('*'), (element) =>
        Array.from(element.attributes, ({ value }) => value).join(' '),
      ).join(' ')
      expect(root.textContent).not.toMatch(control)
      expect(attributes).not.toMatch(control)
      expect(root.textContent + attributes).toMatch(/U\+20(?:2E|66)/)
    })
  }
})
