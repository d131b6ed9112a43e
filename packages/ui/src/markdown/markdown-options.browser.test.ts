import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import TyqwSources from '../components/message/TyqwSources.vue'
import { createTyqw } from '../plugin'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

const markdown = {
  linkPolicy: { hosts: ['good.example'] },
  imagePolicy: { hosts: ['good.example'] },
  components: { table: () => h('em', '我的表格') },
}
const plugins = [createTyqw({ storage: false, locale: 'en-US', markdown })]
const text =
  '[a](https://good.example) [b](https://bad.example) ![i](https://good.example/i.png) ![j](https://bad.example/j.png)\n\n| a |\n|---|\n| 1 |\n'

beforeAll(preloadMarkdown)

describe('what the plugin says of Markdown', () => {
  it('goes for all of it, its language as well', async () => {
    const { element } = mount(TyqwMarkdown, { props: { content: text }, global: { plugins } })
    await nextTick()
    const links = [...element.querySelectorAll('a')].map(({ textContent }) => textContent)
    expect(links).toEqual(['a'])
    expect([...element.querySelectorAll('img')].map(({ alt }) => alt)).toEqual(['i'])
    expect(element.querySelector('em')?.textContent).toBe('我的表格')
    expect(element.querySelector('.tyqw-image-gate')?.textContent).toMatch(/[a-z]/i)
  })

  it('goes for sources too', () => {
    const sources = ['good', 'bad'].map((name, index) => ({
      index: String(index + 1),
      title: name,
      url: `https://${name}.example/a`,
    }))
    const { element } = mount(TyqwSources, { props: { sources, open: true }, global: { plugins } })
    expect([...element.querySelectorAll('a')].map(({ host }) => host)).toEqual(['good.example'])
  })

  it('gives way to what a component is told itself', async () => {
    const props = { content: text, linkPolicy: { hosts: ['bad.example'] }, components: {} }
    const { element } = mount(TyqwMarkdown, { props, global: { plugins } })
    await nextTick()
    expect([...element.querySelectorAll('a')].map(({ textContent }) => textContent)).toEqual(['b'])
    expect(element.querySelector('table')).not.toBeNull()
  })
})
