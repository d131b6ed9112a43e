import type { Source } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { nextTick, type Component } from 'vue'
import cases from '../../test/markdown/xss.json'
import { inspect, watchPage, type PageWatch } from '../../test/markdown/watch-page'
import TyqwSources from '../components/message/TyqwSources.vue'
import TyqwError from '../components/parts/TyqwError.vue'
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
  // What draws formulas is there from the first row on.
  const wrapper = mount(TyqwMarkdown, { props: { content: '$x$' }, attachTo: host })
  await vi.waitUntil(() => host.querySelector('.tyqw-math-drawing .katex'))
  wrapper.unmount()
  page = watchPage(host)
})

afterEach(async () => {
  // Requests and scripts come later than elements.
  await new Promise((resolve) => void setTimeout(resolve, 50))
  expect(page.events()).toEqual([])
})

function show(component: Component, props: Record<string, unknown>) {
  return mount(component, { props, attachTo: host })
}

/** Mounts, looks, and takes away again. */
async function look(component: Component, props: Record<string, unknown>) {
  const wrapper = show(component, props)
  await nextTick()
  const found = inspect(host)
  wrapper.unmount()
  return found
}

/** Where hostile text may stand. */
const places: Readonly<Record<string, (input: string) => string>> = {
  'on its own': (input) => input,
  'in a list': (input) => `- ${input}`,
  'in a quote': (input) => `> ${input}`,
  'in a heading': (input) => `# ${input}`,
  'in emphasis': (input) => `**${input}**`,
  'in a cell': (input) => `| a |\n|---|\n| ${input.replace(/[|\n]/g, ' ')} |`,
  'in a link': (input) => `[${input}](https://example.com)`,
  'as a URL': (input) => `[x](<${input}>) ![x](<${input}>)`,
  'as a title': (input) => `[x](https://example.com "${input}") ![x](/x.png "${input}")`,
  'as an image’s text': (input) => `![${input}](/x.png)`,
  'as a definition': (input) => `[x] ![x]\n\n[x]: <${input}> '${input}'`,
  'in code': (input) => `\`${input}\``,
  'in a fence': (input) => `\`\`\`html\n${input}\n\`\`\``,
  'as a language': (input) => `\`\`\`${input}\nx\n\`\`\``,
  'after a mark': (input) => `<ref>[1]</ref>${input}`,
  'in a formula': (input) => `\\(x = ${input}\\)`,
  'in a formula on lines of its own': (input) => `$$\n${input}\n$$`,
  'in a footnote': (input) => `一[^1]\n\n[^1]: ${input}`,
  'as a footnote’s label': (input) => `一[^${input}]\n\n[^${input}]: 注`,
}

describe('the watch', () => {
  it('sees what goes against the policy', async () => {
    const image = document.createElement('img')
    image.src = 'https://tracker.invalid/x.png'
    const button = document.createElement('button')
    expect(() => button.setAttribute('onclick', 'alert(1)')).toThrow(TypeError)
    button.setAttribute('onnothing', '')
    button.setAttribute('style', 'color: red')
    button.id = 'location'
    const link = document.createElement('a')
    link.href = 'javascript:alert(1)'
    host.append(image, button, link, document.createElement('iframe'))
    document.body.append('outside')
    expect(() => (button.innerHTML = '<b>1</b>')).toThrow(TypeError)
    link.click()
    expect(inspect(host)).toEqual([
      expect.stringContaining('remote-img'),
      expect.stringContaining('event-attr'),
      expect.stringContaining('clobber'),
      expect.stringContaining('js-url'),
      expect.stringContaining('active-el'),
    ])
    await expect.poll(() => page.seen().join()).toContain('tracker.invalid')
    const events = page.events().join()
    expect(events).toContain('csp: img-src')
    expect(events).toContain('csp: require-trusted-types-for')
    expect(events).toContain('csp: style-src-attr')
    expect(events).toContain('outside: childList of BODY')
    host.replaceChildren()
    document.body.lastChild?.remove()
    await nextTick()
    page.events()
  })
})

describe('hostile Markdown', () => {
  it.each(Object.keys(places))('does nothing %s', async (place) => {
    for (const { name, input } of cases) {
      const content = places[place]?.(input) ?? ''
      for (const streaming of [false, true]) {
        expect(await look(TyqwMarkdown, { content, streaming }), name).toEqual([])
      }
    }
  })

  const STEP = 51
  const parts = Array.from({ length: Math.ceil(cases.length / STEP) }, (_, part) => part * STEP)

  it('is there in each row, once', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(303)
    expect(cases).toHaveLength(303)
  })

  it.each(parts)(
    'does nothing at any place the stream may have come to, from row %i',
    async (from) => {
      for (const { name, input } of cases.slice(from, from + STEP)) {
        const wrapper = show(TyqwMarkdown, { content: '', streaming: true })
        for (let end = 1; end <= input.length; end += 1) {
          const content = input.slice(0, end)
          await wrapper.setProps({ content })
          const found = inspect(host)
          // Not `expect` each time: it is called 30,000 times.
          if (found.length > 0) expect.fail(`${name}, cut at ${end}: ${found.join()}`)
        }
        await wrapper.setProps({ streaming: false })
        expect(inspect(host), name).toEqual([])
        wrapper.unmount()
      }
    },
    30_000,
  )
})

describe('hostile sources and errors', () => {
  const hostileSource = (input: string): Source => ({
    index: '1',
    title: input,
    url: input,
    text: input,
    documentName: input,
    siteName: input,
    icon: input,
  })

  it('do nothing in the list of sources', async () => {
    for (const { name, input } of cases) {
      const sources = [hostileSource(input), { index: input, url: input }]
      expect(await look(TyqwSources, { sources }), name).toEqual([])
    }
  })

  it('do nothing behind a mark', async () => {
    for (const { name, input } of cases) {
      const props = { content: '一<ref>[1]</ref>[ref_1]', sources: [hostileSource(input)] }
      expect(await look(TyqwMarkdown, props), name).toEqual([])
    }
  })

  it('do nothing in an error', async () => {
    for (const { name, input } of cases) {
      const error = {
        code: input,
        kind: 'server',
        message: input,
        requestId: input,
        retryable: true,
      }
      expect(await look(TyqwError, { error, isLast: true }), name).toEqual([])
    }
  })
})
