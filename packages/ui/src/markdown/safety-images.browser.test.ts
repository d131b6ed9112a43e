import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import GatedImage from './GatedImage.vue'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

const host = document.createElement('div')

beforeAll(async () => {
  await preloadMarkdown()
  document.body.append(host)
})
afterEach(() => host.replaceChildren())

const show = (props: InstanceType<typeof GatedImage>['$props']) =>
  mount(GatedImage, { props, attachTo: host })
const image = () => host.querySelector('img')
const gate = () => host.querySelector<HTMLButtonElement>('.tyqw-image-gate')
const note = () => host.querySelector('.tyqw-image-note')
const settle = () => new Promise((resolve) => void setTimeout(resolve, 200))

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('an image', () => {
  it('is asked for once, when its URL is whole', async () => {
    const asked = () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/growing'))
    const content = '图：\n\n![图](/growing-image.png "题")\n\n后'
    const wrapper = mount(TyqwMarkdown, {
      props: { content: '', streaming: true },
      attachTo: host,
    })
    for (let end = 1; end <= content.length; end += 1) {
      await wrapper.setProps({ content: content.slice(0, end) })
    }
    await expect.poll(asked).toEqual([new URL('/growing-image.png', location.href).href])
    await settle()
    expect(asked()).toHaveLength(1)
  })

  it('is never asked for from elsewhere, and says from where it would come', async () => {
    show({ src: 'https://tracker.invalid/a.png', alt: '图' })
    expect(image()).toBeNull()
    expect(gate()?.textContent).toContain('tracker.invalid')
    await settle()
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    expect(names.filter((name) => name.includes('tracker'))).toEqual([])
  })

  it('is asked about again when another one takes its place', async () => {
    const wrapper = show({ src: 'https://tracker.invalid/a.png' })
    await wrapper.get('button').trigger('click')
    expect(image()?.src).toBe('https://tracker.invalid/a.png')
    await wrapper.setProps({ src: 'https://other.invalid/b.png' })
    expect(image()).toBeNull()
    expect(gate()?.textContent).toContain('other.invalid')
  })

  it('tells that it failed, and not of the one that comes after', async () => {
    const wrapper = show({ src: '/no-such-image.png', alt: '图' })
    image()?.dispatchEvent(new Event('error'))
    await nextTick()
    expect(note()?.textContent).toContain('加载')
    await wrapper.setProps({ src: PIXEL })
    expect(image()?.src).toBe(PIXEL)
  })

  it.each([
    'data:image/svg+xml,<svg/>',
    'javascript:1',
    'https://a@tracker.invalid/x',
    '',
    'blob:x',
  ])('is its text alone for %j', (src) => {
    show({ src, alt: '替代文字' })
    expect(image() ?? gate()).toBeNull()
    expect(note()?.textContent).toBe('替代文字')
  })

  it('loads from the hosts that a policy names', async () => {
    const wrapper = show({ src: PIXEL, policy: { hosts: ['oss.invalid'] } })
    expect(image()).not.toBeNull()
    await wrapper.setProps({ src: 'https://oss.invalid/a.png' })
    expect(image()).not.toBeNull()
    await wrapper.setProps({ src: 'https://tracker.invalid/a.png' })
    expect(image()).toBeNull()
  })

  it('shows characters that turn the direction of its text', () => {
    show({ src: 'https://tracker.invalid/a.png', alt: 'a\u202Egpj' })
    expect(gate()?.textContent).toContain('a[U+202E]gpj')
  })
})

describe('ids', () => {
  it('do not clash between two messages of the same text', () => {
    const content = '# 标题\n\n[a](#标题)[^1]\n\n- [x] 任务\n\n[^1]: 注\n'
    for (const streaming of [false, true]) {
      mount(TyqwMarkdown, { props: { content, streaming }, attachTo: host })
    }
    const ids = Array.from(host.querySelectorAll('[id]'), ({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
