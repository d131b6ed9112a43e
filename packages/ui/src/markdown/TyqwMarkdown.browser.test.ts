import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TyqwMarkdown, { type TyqwMarkdownProps } from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

async function show(content: string, props: Partial<TyqwMarkdownProps> = {}) {
  await preloadMarkdown()
  const wrapper = mount(TyqwMarkdown, { props: { content, ...props }, attachTo: document.body })
  return { wrapper, root: wrapper.element as HTMLElement }
}

describe('<TyqwMarkdown>', () => {
  it('opens links in a new tab, without telling where from', async () => {
    const { root } = await show('[文档](https://example.com/a)')
    const link = root.querySelector('a')
    expect(link?.rel).toBe('noopener noreferrer nofollow')
    expect(link?.target).toBe('_blank')
    expect(link?.title).toBe('example.com')
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '<img src=x onerror="window.hacked = true">',
    '<script>window.hacked = true</script>',
    '<svg onload="window.hacked = true">',
    '[x](data:text/html,<script>alert(1)</script>)',
  ])('makes nothing dangerous of %s', async (markdown) => {
    const { root } = await show(markdown)
    expect(root.querySelector('script, svg[onload], img, a[href^="javascript" i]')).toBeNull()
    expect(root.querySelector('[onerror], [onload], [onclick]')).toBeNull()
    expect(root.querySelector('a[href^="data:"]')).toBeNull()
    expect('hacked' in window).toBe(false)
  })

  it('asks before it loads an image from elsewhere', async () => {
    const { root, wrapper } = await show('![图](https://tracker.example/x.png)')
    expect(root.querySelector('img')).toBeNull()
    expect(root.querySelector('button')?.textContent).toContain('tracker.example')
    await wrapper.get('button').trigger('click')
    const image = root.querySelector('img')
    expect(image?.referrerPolicy).toBe('no-referrer')
  })

  it('gives code a language and a copy button', async () => {
    const { root } = await show('```ts\nconst a = "<b>"\n```')
    expect(root.querySelector('.tyqw-code-language')?.textContent).toBe('ts')
    expect(root.querySelector('code')?.textContent).toBe('const a = "<b>"')
    expect(root.querySelector('button')?.getAttribute('aria-label')).toBe('复制代码')
  })

  it('shows tables, tasks and strikethrough', async () => {
    const { root } = await show(
      '| 名 | 值 |\n|:--|--:|\n| 一 | 二 |\n\n- [x] 好\n- [ ] 待办\n\n~~旧~~',
    )
    expect(root.querySelector('.tyqw-table td:last-child')?.getAttribute('style')).toContain(
      'right',
    )
    expect(root.querySelectorAll('.tyqw-task-box')).toHaveLength(2)
    expect(root.querySelector('.tyqw-task-box[data-done]')?.getAttribute('aria-label')).toBe(
      '已完成',
    )
    expect(root.querySelector('s')?.textContent).toBe('旧')
  })

  it('keeps the elements it has while the text grows', async () => {
    const { root, wrapper } = await show('第一段', { streaming: true })
    const paragraph = root.querySelector('p')
    await wrapper.setProps({ content: '第一段，**重点**\n\n第二段' })
    expect(root.querySelector('p')).toBe(paragraph)
    expect(root.querySelector('strong')?.textContent).toBe('重点')
  })

  it('has a caret only while more is to come', async () => {
    const { root, wrapper } = await show('文字', { streaming: true })
    expect(root.querySelectorAll('.tyqw-caret')).toHaveLength(1)
    await wrapper.setProps({ streaming: false })
    expect(root.querySelector('.tyqw-caret')).toBeNull()
  })

  it('takes components in place of elements, and a policy for links', async () => {
    const linkPolicy = vi.fn(() => false)
    const Table = () => h('em', '我的表格')
    const { root } = await show('| a |\n|---|\n| b |\n\n[x](https://example.com)', {
      linkPolicy,
      components: { table: Table },
    })
    expect(root.querySelector('em')?.textContent).toBe('我的表格')
    expect(root.querySelector('a')).toBeNull()
    expect(linkPolicy).toHaveBeenCalledOnce()
  })

  it('brings its tokens along when it stands outside of a chat', async () => {
    const { root } = await show('文字')
    expect(root.classList.contains('tyqw')).toBe(true)
  })
})
