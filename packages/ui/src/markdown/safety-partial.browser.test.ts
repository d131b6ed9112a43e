import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { inspect, watchPage, type PageWatch } from '../../test/markdown/watch-page'
import '../theme/style.css'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

// Each state is shown at once, however much it costs.
vi.mock('./use-spaced-text', async () => {
  const { computed } = await import('vue')
  return { useSpacedText: (text: () => string) => computed(text) }
})

const host = document.createElement('div')
let page: PageWatch

beforeAll(async () => {
  await preloadMarkdown()
  document.body.append(host)
  page = watchPage(host)
})

afterEach(async () => {
  await new Promise((resolve) => void setTimeout(resolve, 50))
  expect(page.events()).toEqual([])
})

/** What can be followed, loaded, or asked for: where it leads. */
const targets = () => [
  ...Array.from(host.querySelectorAll('a'), (link) => link.getAttribute('href') ?? ''),
  ...Array.from(host.querySelectorAll('img'), (image) => image.getAttribute('src') ?? ''),
  ...Array.from(host.querySelectorAll('.tyqw-image-gate'), (gate) => `gate ${gate.textContent}`),
]

/** Streams a text, and gives what could be pressed or was loaded on the way, but not at the end. */
async function stream(content: string): Promise<{ partial: string[]; final: string[] }> {
  const wrapper = mount(TyqwMarkdown, { props: { content: '', streaming: true }, attachTo: host })
  const met = new Map<string, string>()
  for (let end = 1; end <= content.length; end += 1) {
    const shown = content.slice(0, end)
    await wrapper.setProps({ content: shown })
    expect(inspect(host)).toEqual([])
    for (const target of targets()) if (!met.has(target)) met.set(target, shown)
  }
  await wrapper.setProps({ streaming: false })
  const final = targets()
  wrapper.unmount()
  for (const target of final) met.delete(target)
  return { partial: [...met].map(([target, shown]) => `${target} at ${shown}`), final }
}

const texts: readonly string[] = [
  '见 https://sub.example.com:8080/路径/a_b?c=d#e 。',
  '**https://example.com/a**',
  '- https://example.com/a',
  '> 见 www.example.com/a。',
  '| a |\n|--|\n| https://example.com/a |\n',
  '发到 someone@mail.example.com',
  '<https://example.com/a>',
  '<someone@example.com>',
  '[文档](https://example.com/a "题")',
  '[文档](<https://example.com/a b>)',
  '[文档](https://example.com/a_(b))',
  '[`代码`](https://example.com/a)',
  '[https://a.example](https://b.example/x)',
  '[![图](/x.png)](https://example.com/a)',
  '![图](/favicon.png)',
  '![图](/favicon.png "题")',
  '![图](https://tracker.example/secret?q=1)',
  '![图](//tracker.example/x.png)',
  '![图][a]\n\n[a]: https://tracker.example/x.png\n',
  '[文档][a]\n\n[a]: https://example.com/a/b\n',
  '[a]: https://example.com/a\n[b]: https://example.com/b\n\n[a][b]\n',
  '[a]: https://example.com/a\n\n[a](https://example.com/c)\n',
  '`https://example.com/a`',
  '```\nhttps://example.com/a\n```',
  '    https://example.com/a',
  '[x](javascript:alert(1)) ![x](javascript:alert(1))',
  '[x](https://example.com/a\n',
  '# https://example.com/a\n',
  'https://example.com/a\n===\n',
  '\\[x](https://example.com/a)',
  '[a][b][c]\n\n[b]: https://example.com/b\n[c]: https://example.com/c\n',
  '[b]: https://example.com/b\n\n![a][b]![a](https://example.com/c)\n',
  '[a](https://example.com/a)[b](https://example.com/b)',
  '| a | b |\n|--|--|\n| [a](https://example.com/a) | www.example.com |\n',
  '一[^1]\n\n[^1]: https://example.com/a/b\n',
  '[^1]: [a](https://example.com/a)\n[^2]: ![a](https://example.com/b)\n',
  '结论<ref>[1]</ref>https://example.com/a[^1]',
  '$x$ https://example.com/a\n\n$$\nhttps://example.com/a\n$$\n',
  '~~https://example.com/a~~ ***[a](https://example.com/b)***',
  '- [ ] [a](https://example.com/a)\n- [x] https://example.com/b\n',
]

describe('while it streams, nothing partial', () => {
  it.each(texts.map((text) => [JSON.stringify(text), text]))('%s', async (_, text) => {
    expect((await stream(text)).partial).toEqual([])
  })
})
