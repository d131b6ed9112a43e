import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { h, nextTick, type FunctionalComponent } from 'vue'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

describe('sources that come late', () => {
  it('render the marks again, and nothing else', async () => {
    await preloadMarkdown()
    let renders = 0
    const Strong: FunctionalComponent = (_, { slots }) => {
      renders += 1
      return h('strong', slots['default']?.())
    }
    const wrapper = mount(TyqwMarkdown, {
      props: {
        content: '**一**<ref>[1]</ref>，二[ref_2]。',
        components: { strong: Strong },
        streaming: true,
      },
    })
    const root = wrapper.element as HTMLElement
    const marks = () =>
      Array.from(root.querySelectorAll('.tyqw-citation'), (mark) => mark.textContent)
    expect(marks()).toEqual(['1', '2'])
    expect(root.querySelector('.tyqw-citation a')).toBeNull()
    const before = renders
    const paragraph = root.querySelector('p')
    await wrapper.setProps({
      sources: [{ index: '1', title: '来源', url: 'https://example.com/a' }],
    })
    await nextTick()
    const named = root.querySelector('.tyqw-citation :is(a, button)')
    expect(named?.textContent).toBe('1')
    expect(named?.getAttribute('aria-label') ?? '').toContain('来源')
    expect(root.querySelector('p')).toBe(paragraph)
    expect(renders).toBe(before)
  })
})
