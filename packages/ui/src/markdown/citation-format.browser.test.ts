import type { CitationFormat, Source } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { manualTransport } from '../../test/manual-transport'
import { mountChat } from '../../test/mount-chat'
import TyqwMarkdown, { type TyqwMarkdownProps } from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

// Each state is shown at once, however much it costs.
vi.mock('./use-spaced-text', async () => {
  const { computed } = await import('vue')
  return { useSpacedText: (text: () => string) => computed(text) }
})

beforeAll(preloadMarkdown)

const sources: readonly Source[] = [
  { index: '1', title: '甲', url: 'https://example.com/a' },
  { index: '2', title: '乙' },
]
const numbers = { citationFormat: '[<number>]', sources } as const

async function show(content: string, props: Partial<TyqwMarkdownProps> = {}) {
  const wrapper = mount(TyqwMarkdown, { props: { content, ...props } })
  await nextTick()
  const root = wrapper.element as HTMLElement
  const marks = () =>
    Array.from(root.querySelectorAll('.tyqw-citation'), (mark) => mark.textContent)
  return { wrapper, root, marks }
}

describe('[n]', () => {
  it('is a mark where it was asked for, of a source there is', async () => {
    const { root, marks } = await show('结论[1]，**二**[2][1]。没有[3]。', numbers)
    expect(marks()).toEqual(['1', '2', '1'])
    expect(root.querySelectorAll('.tyqw-citation button')).toHaveLength(3)
    expect(root.textContent).toBe('结论1，二21。没有[3]。')
  })

  it.each<[string, CitationFormat | undefined]>([
    ['was not asked for', undefined],
    ['is written in another way', '[ref_<number>]'],
  ])('is text where it %s', async (_, citationFormat) => {
    const { root, marks } = await show('结论[1]，二[ref_2]', { citationFormat, sources })
    expect(marks()).toEqual(['2'])
    expect(root.textContent).toContain('结论[1]')
  })

  it.each([
    'list[1]',
    'list[0][1]',
    '`文[1]`',
    '```\n文[1]\n```',
    '文[1](https://example.com/b)',
    '文[1][名]',
    '文[1]: 注',
    '\\[1]',
  ])('is none in %j', async (content) => {
    expect((await show(content, numbers)).marks()).toEqual([])
  })

  it('becomes a mark when its source comes', async () => {
    const { wrapper, marks, root } = await show('结论[1]。', { ...numbers, sources: [] })
    expect(root.textContent).toBe('结论[1]。')
    await wrapper.setProps({ sources })
    expect(marks()).toEqual(['1'])
  })

  it('is the link that a definition makes of it, where there is no source', async () => {
    const content = '见[1]和[3]。\n\n[1]: https://example.com/x\n[3]: https://example.com/y\n'
    const { root, marks } = await show(content, numbers)
    expect(marks()).toEqual(['1'])
    const links = Array.from(root.querySelectorAll('p > a'), (link) => link.getAttribute('href'))
    expect(links).toEqual(['https://example.com/y'])
  })

  it('is read anew when another format is asked for', async () => {
    const { wrapper, marks } = await show('结论[1]。', { sources })
    await wrapper.setProps({ citationFormat: '[<number>]' })
    expect(marks()).toEqual(['1'])
    await wrapper.setProps({ citationFormat: undefined })
    expect(marks()).toEqual([])
  })

  it.each([
    '结论[1]，二[2][1]。',
    '- 一[1]\n- 二[2]\n\n> 三[1][2]\n\n四**五**[1]',
    '| 甲[1] | 乙 |\n|--|--|\n| 一[2] | 二[1] |\n\n# 题[1]\n',
    '一<ref>[1]</ref>二[ref_2]三[1]',
  ])('is whole wherever the text has come to: %j', async (content) => {
    const { wrapper, root, marks } = await show('', { ...numbers, streaming: true })
    for (let end = 1; end <= content.length; end += 1) {
      const shown = content.slice(0, end)
      await wrapper.setProps({ content: shown })
      expect(root.textContent, shown).not.toMatch(/[[\]<]|ref/)
    }
    await wrapper.setProps({ streaming: false })
    expect(root.textContent).not.toMatch(/[[\]<]|ref/)
    expect(marks()).toHaveLength(content.match(/\d(?=\])/g)?.length ?? 0)
  })
})

describe('a chat', () => {
  const text = '结论[1]，不是[9]。'

  async function ask(how: 'client' | 'plugin' | 'neither') {
    const transport = manualTransport()
    const format = { citationFormat: '[<number>]' } as const
    const client = how === 'client' ? { ...transport.client, ...format } : transport.client
    const chat = mountChat({ client }, {}, how === 'plugin' ? { markdown: format } : {})
    chat.ask('问题')
    await expect.poll(() => transport.requests.length).toBe(1)
    transport.push({ type: 'sources', sources })
    transport.text(text)
    transport.finish()
    await expect.poll(() => chat.button('复制')).toBeDefined()
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    chat.button('复制')?.click()
    await expect.poll(() => write).toHaveBeenCalled()
    const copied = write.mock.lastCall?.[0]
    write.mockRestore()
    const marks = chat.answer().querySelectorAll('.tyqw-citation').length
    return { copied, marks }
  }

  it.each(['client', 'plugin'] as const)('goes by what its %s asks for', async (how) => {
    expect(await ask(how)).toEqual({ marks: 1, copied: '结论，不是[9]。' })
  })

  it('takes numbers for text where nobody asks for marks', async () => {
    expect(await ask('neither')).toEqual({ marks: 0, copied: text })
  })
})
