import { mount } from '@vue/test-utils'
import type { Source } from '@tyqw/core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import '../../../theme/style.css'
import TyqwMarkdown from '../../../markdown/TyqwMarkdown.vue'
import { preloadMarkdown } from '../../../markdown/use-renderer'
import TyqwSources from '../TyqwSources.vue'

beforeAll(() => preloadMarkdown())

const sources: readonly Source[] = [
  {
    index: '1',
    title: '手册',
    text: '一段摘录。'.repeat(80),
    documentName: '手册.pdf',
    pages: [3],
  },
  { index: '2', title: '网页', url: 'https://example.com/a', siteName: '示例', text: '第二段。' },
  { index: '3', title: '坏\u202Egpj.exe', url: 'javascript:alert(1)', text: '<b>第三段</b>' },
]
const content = '一句话<ref>[1]</ref>，又一句<ref>[2][3]</ref>，没有的<ref>[9]</ref>。'

let wrappers: { unmount(): void }[] = []
afterEach(() => {
  for (const wrapper of wrappers) wrapper.unmount()
  wrappers = []
  document.body.replaceChildren()
})
// A pointer that rests where the last test left it would be an act of its own.
beforeEach(() => userEvent.unhover(document.documentElement))

function show(props: Record<string, unknown> = {}) {
  const box = document.createElement('div')
  box.style.cssText = 'inline-size: 600px; margin: 80px auto'
  document.body.append(box)
  const wrapper = mount(
    {
      render: () =>
        h('div', { class: 'tyqw', 'data-tyqw-theme': 'light' }, [
          h(TyqwMarkdown, { content, sources, ...props }),
          h(TyqwSources, { sources: sources as Source[], open: true }),
          h('button', { id: 'after', type: 'button' }, '之后'),
        ]),
    },
    { attachTo: box },
  )
  wrappers.push(wrapper)
  const marks = () => [...box.querySelectorAll<HTMLElement>('.tyqw-citation > *')]
  const popover = () => box.querySelector<HTMLElement>('.tyqw-source-popover')
  const mark = (place: number) => {
    const found = marks()[place]
    if (!found) throw new Error(`There is no mark ${place}.`)
    return found
  }
  return { box, wrapper, marks, mark, popover }
}

const isOpen = (element: HTMLElement | null) => element?.matches(':popover-open') === true

describe('a mark', () => {
  it('is a button where its source is known, and no more than a number where it is not', () => {
    const { marks } = show()
    expect(marks().map(({ tagName }) => tagName)).toEqual(['BUTTON', 'BUTTON', 'BUTTON', 'SPAN'])
  })

  it.each(['Enter', ' '])('opens with %j, and keeps the focus', async (key) => {
    const { mark, popover } = show()
    mark(1).focus()
    await userEvent.keyboard(key === ' ' ? '[Space]' : '{Enter}')
    await expect.poll(() => isOpen(popover())).toBe(true)
    expect(document.activeElement).toBe(mark(1))
    expect(mark(1).ariaExpanded).toBe('true')
    expect(popover()?.ariaLabel).toContain('网页')
    expect(popover()?.textContent).toContain('第二段。')
    const link = popover()?.querySelector('a')
    expect(link?.href).toBe('https://example.com/a')
    expect(link?.rel).toBe('noopener noreferrer nofollow')
  })

  it('lets Tab go in, and through it on; Esc closes and gives the focus back', async () => {
    const { mark, popover } = show()
    mark(1).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => isOpen(popover())).toBe(true)
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement?.tagName).toBe('A')
    expect(popover()?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(popover).toBeNull()
    expect(document.activeElement).toBe(mark(1))
    expect(mark(1).ariaExpanded).toBe('false')

    await userEvent.keyboard('{Enter}')
    await expect.poll(() => isOpen(popover())).toBe(true)
    await userEvent.keyboard('{Tab}{Tab}')
    expect(popover()?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Tab}')
    await expect.poll(popover).toBeNull()
    expect(document.activeElement).toBe(mark(2))
  })

  it('goes back from the popover with Shift and Tab', async () => {
    const { mark, popover } = show()
    mark(0).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => isOpen(popover())).toBe(true)
    await userEvent.keyboard('{Tab}')
    expect(popover()?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await expect.poll(popover).toBeNull()
    expect(document.activeElement).toBe(mark(0))
  })

  it('closes with a second press, and with one elsewhere', async () => {
    const { mark, popover } = show()
    await userEvent.click(mark(0))
    await expect.poll(() => isOpen(popover())).toBe(true)
    await userEvent.click(mark(0))
    await expect.poll(popover).toBeNull()
    await userEvent.click(mark(0))
    await expect.poll(() => isOpen(popover())).toBe(true)
    await userEvent.click(document.body, { position: { x: 5, y: 5 } })
    await expect.poll(popover).toBeNull()
  })

  it('opens when the pointer rests on it, without the focus, and closes when that leaves', async () => {
    const { box, mark, popover } = show()
    const after = box.querySelector<HTMLElement>('#after')
    after?.focus()
    await userEvent.hover(mark(1))
    await expect.poll(() => isOpen(popover())).toBe(true)
    expect(document.activeElement).toBe(after)
    await userEvent.hover(after as HTMLElement)
    await expect.poll(popover).toBeNull()
  })

  it('shows hostile words as words, and no link that leads into the page', async () => {
    const { mark, popover } = show()
    await userEvent.click(mark(2))
    await expect.poll(() => isOpen(popover())).toBe(true)
    expect(popover()?.querySelector('a, b')).toBeNull()
    expect(popover()?.textContent).toContain('<b>第三段</b>')
    expect(popover()?.textContent).toContain('U+202E')
    expect(popover()?.ariaLabel).not.toContain('\u202E')
  })

  it('shows what has come late', async () => {
    const box = document.createElement('div')
    document.body.append(box)
    const wrapper = mount(TyqwMarkdown, { props: { content, streaming: true }, attachTo: box })
    wrappers.push(wrapper)
    expect(box.querySelector('.tyqw-citation button')).toBeNull()
    await wrapper.setProps({ sources: sources as Source[] })
    await userEvent.click(box.querySelector('.tyqw-citation button') as HTMLElement)
    await expect
      .poll(() => box.querySelector('.tyqw-source-popover')?.textContent)
      .toContain('手册')
    await wrapper.setProps({ sources: [{ index: '1', title: '新的名字' }] })
    await expect
      .poll(() => box.querySelector('.tyqw-source-popover')?.textContent)
      .toContain('新的名字')
  })

  it('leaves nothing behind when its text goes', async () => {
    const { wrapper, mark, popover } = show()
    await userEvent.click(mark(0))
    await expect.poll(() => isOpen(popover())).toBe(true)
    wrapper.unmount()
    expect(document.querySelector('.tyqw-source-popover')).toBeNull()
    await userEvent.keyboard('{Escape}')
  })
})

describe('its place', () => {
  const inside = (element: HTMLElement | null) => {
    const { left, top, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect(-1)
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
  }

  it.each([
    ['at the start', 'margin: 0; inline-size: 260px'],
    ['at the end', 'margin-inline-start: auto; inline-size: 200px'],
    ['at the bottom', 'position: fixed; inset: auto 0 0 40%; block-size: 60px; overflow: auto'],
    ['where all is clipped', 'contain: strict; inline-size: 300px; block-size: 60px'],
    ['from right to left', 'direction: rtl; margin: 0; inline-size: 260px'],
  ])('is within the page %s', async (_, style) => {
    const { box, mark, popover } = show()
    box.style.cssText = style
    mark(2).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => isOpen(popover()) && inside(popover())).toBe(true)
    const rect = popover()?.getBoundingClientRect()
    const hit = document.elementFromPoint((rect?.left ?? 0) + 20, (rect?.top ?? 0) + 20)
    expect(popover()?.contains(hit)).toBe(true)
  })

  it('is the bottom of a phone', async () => {
    await page.viewport(360, 640)
    try {
      const { box, mark, popover } = show()
      box.style.cssText = ''
      await userEvent.click(mark(0))
      await expect.poll(() => popover()?.hasAttribute('data-sheet')).toBe(true)
      await expect
        .poll(() =>
          popover()
            ?.getAnimations()
            .every(({ playState }) => playState === 'finished'),
        )
        .toBe(true)
      const rect = popover()?.getBoundingClientRect()
      expect([rect?.left, rect?.right, rect?.bottom]).toEqual([0, innerWidth, innerHeight])
      expect(rect?.height).toBeLessThanOrEqual(0.71 * innerHeight)
      await userEvent.click(popover()?.querySelector('.tyqw-source-close') as HTMLElement)
      await expect.poll(popover).toBeNull()
      expect(document.activeElement).toBe(mark(0))
    } finally {
      await page.viewport(1024, 768)
    }
  })
})

describe('a card and its marks', () => {
  it('are seen to belong together', async () => {
    const { box, mark, popover } = show()
    const cards = () => [...box.querySelectorAll<HTMLElement>('.tyqw-source')]
    await userEvent.click(mark(1))
    await expect.poll(() => isOpen(popover())).toBe(true)
    await expect
      .poll(() => cards().map((card) => 'highlighted' in card.dataset))
      .toEqual([false, true, false])
    await userEvent.keyboard('{Escape}')
    await expect.poll(popover).toBeNull()
    cards()[1]?.querySelector('a')?.focus()
    await expect.poll(() => 'highlighted' in mark(1).dataset).toBe(true)
    expect('highlighted' in mark(0).dataset).toBe(false)
  })

  it('loads an icon only where images may load', async () => {
    const icon = 'https://icons.invalid/a.png'
    const box = document.createElement('div')
    document.body.append(box)
    const props = { sources: [{ index: '1', title: '网页', url: 'https://a.example', icon }] }
    const wrapper = mount(TyqwSources, { props: { ...props, open: true }, attachTo: box })
    wrappers.push(wrapper)
    expect(box.querySelector('img')).toBeNull()
    await wrapper.setProps({ imagePolicy: { hosts: ['icons.invalid'] } })
    expect(box.querySelector('img')?.src).toBe(icon)
  })
})
