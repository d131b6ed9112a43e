import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { h, nextTick, type ComponentPublicInstance, type FunctionalComponent } from 'vue'
import '../../theme/style.css'
import TyqwMarkdown, { type TyqwMarkdownProps } from '../TyqwMarkdown.vue'
import { preloadMarkdown } from '../use-renderer'

beforeAll(preloadMarkdown)
afterEach(() => document.body.replaceChildren())

let renders = 0
const counter = {
  beforeUpdate(this: ComponentPublicInstance) {
    if (this.$options.name === 'MarkdownBody') renders += 1
  },
}

async function show(content: string, props: Partial<TyqwMarkdownProps> = {}) {
  const wrapper = mount(TyqwMarkdown, {
    props: { content, ...props },
    attachTo: document.body,
    global: { mixins: [counter] },
  })
  await nextTick()
  const root = wrapper.element as HTMLElement
  const all = (selector: string) => Array.from(root.querySelectorAll<HTMLElement>(selector))
  return {
    wrapper,
    root,
    refs: () => all('.tyqw-footnote-ref'),
    marks: () => all('.tyqw-footnote-ref > button'),
    notes: () => all('.tyqw-footnote'),
    backs: () => all('.tyqw-footnote > button'),
  }
}

const text = '一[^1]，二[^注]，再[^1]。\n\n[^1]: 甲\n[^注]: **乙**\n\n    - 丙\n'

describe('footnotes', () => {
  it('stand where they are written, with their own labels', async () => {
    const { root, marks, notes } = await show(`${text}\n正文`)
    expect(marks().map((mark) => mark.textContent)).toEqual(['1', '注', '1'])
    expect(marks().map((mark) => mark.ariaLabel)).toEqual(['脚注 1', '脚注 注', '脚注 1'])
    expect(notes().map((note) => note.ariaLabel)).toEqual(['脚注 1', '脚注 注'])
    expect(notes().map((note) => note.textContent)).toEqual(['1甲↩\uFE0E', '注乙丙↩\uFE0E'])
    expect(notes()[1]?.querySelector('li')?.textContent).toBe('丙')
    expect(root.querySelector('.tyqw-blocks > p:last-child')?.textContent).toBe('正文')
  })

  it('bring the reader there and back to the mark that was pressed, and leave the address alone', async () => {
    const { marks, notes, backs } = await show(
      `${text.replace('\n\n', `\n\n${'行\n\n'.repeat(60)}`)}`,
    )
    const address = location.href
    const isInView = (element: HTMLElement | undefined) => {
      const { top = -1, bottom = -1 } = element?.getBoundingClientRect() ?? {}
      return top >= 0 && bottom <= innerHeight
    }
    expect(isInView(notes()[0])).toBe(false)
    marks()[2]?.click()
    expect(document.activeElement).toBe(notes()[0])
    expect(isInView(notes()[0])).toBe(true)
    backs()[0]?.click()
    expect(document.activeElement).toBe(marks()[2])
    expect(isInView(marks()[2])).toBe(true)
    backs()[1]?.click()
    expect(document.activeElement).toBe(marks()[1])
    expect(location.href).toBe(address)
  })

  it('can be used with the keyboard', async () => {
    const { marks, notes, backs } = await show(text)
    marks()[0]?.focus()
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(notes()[0])
    await userEvent.keyboard('{Tab} ')
    expect(document.activeElement).toBe(marks()[0])
    expect(backs()[0]?.ariaLabel).toBe('回到正文')
  })

  it('render their marks again when they come late, and nothing else', async () => {
    let strongs = 0
    const Strong: FunctionalComponent = (_, { slots }) => {
      strongs += 1
      return h('strong', slots['default']?.())
    }
    const begun = '**一**[^1]，二[^2]。\n\n三\n\n四\n\n五\n\n'
    const { wrapper, root, refs, marks } = await show(begun, {
      components: { strong: Strong },
      streaming: true,
    })
    expect(refs().map((mark) => mark.textContent)).toEqual(['1', '2'])
    expect(marks()).toEqual([])
    const before = strongs
    const paragraph = root.querySelector('p')
    renders = 0
    await wrapper.setProps({ content: `${begun}[^1]: 注` })
    expect(renders).toBe(1)
    expect(marks().map((mark) => mark.textContent)).toEqual(['1'])
    expect(refs().map((mark) => mark.textContent)).toEqual(['1', '2'])
    expect(root.querySelector('p')).toBe(paragraph)
    expect(strongs).toBe(before)
    await wrapper.setProps({ streaming: false })
    expect(paragraph?.textContent).toBe('一1，二[^2]。')
  })

  it('that never come leave what was written', async () => {
    const { root, refs } = await show('一[^1]\n\n`[^2]` \\[^3]')
    expect(root.textContent).toBe('一[^1][^2] [^3]')
    expect(refs()).toEqual([])
  })

  it('take no room when they come', async () => {
    const begun = '一[^1]二\n\n'
    const { wrapper, refs } = await show(begun, { streaming: true })
    const before = refs()[0]?.getBoundingClientRect()
    await wrapper.setProps({ content: `${begun}[^1]: 注` })
    expect(refs()[0]?.querySelector('button')).not.toBeNull()
    expect(refs()[0]?.getBoundingClientRect()).toEqual(before)
  })

  it('never begin a line with a mark, nor with the comma behind it', async () => {
    const { root } = await show('统计[^1]，增长\n\n[^1]: 注')
    const paragraph = root.querySelector('p') as HTMLElement
    const lefts = () => {
      const range = document.createRange()
      const [before, after] = [paragraph.firstChild as Text, paragraph.lastChild as Text]
      range.setStart(before, before.length - 1)
      range.setEnd(before, before.length)
      const { left } = range.getBoundingClientRect()
      range.setStart(after, 0)
      range.setEnd(after, 1)
      const mark = paragraph.querySelector('button')?.getBoundingClientRect().left ?? 0
      return [left, mark, range.getBoundingClientRect().left]
    }
    for (let width = 50; width < 140; width += 1) {
      paragraph.style.inlineSize = `${width}px`
      expect(
        lefts().toSorted((a, b) => a - b),
        `${width}px`,
      ).toEqual(lefts())
    }
  })

  it('have a line above the first of a run alone, however they are grouped', async () => {
    const run = Array.from({ length: 12 }, (_, index) => `[^${index}]: 注`).join('\n')
    const { root, notes } = await show(`一\n\n${run}\n\n二\n\n[^x]: 注`)
    expect(root.querySelectorAll('.tyqw-blocks').length).toBeGreaterThan(1)
    const lines = notes().map((note) => getComputedStyle(note, '::before').content !== 'none')
    expect(lines).toEqual([true, ...Array.from({ length: 11 }, () => false), true])
  })

  it('cannot be pressed in a link, nor be left without a mark to go back to', async () => {
    const { root, marks, notes, backs } = await show(
      '[见[^1]](https://example.com)\n\n[^1]: 甲\n\n[^2]: 乙',
    )
    expect(root.querySelector('a .tyqw-footnote-ref')?.textContent).toBe('1')
    expect(marks()).toEqual([])
    expect(notes()).toHaveLength(2)
    expect(backs()).toEqual([])
  })

  it('go to the first of those with the same label', async () => {
    const { marks, notes, backs } = await show('[^A]: 甲\n\n一[^a]\n\n[^a]: 乙')
    marks()[0]?.click()
    expect(document.activeElement).toBe(notes()[0])
    expect(backs()).toHaveLength(2)
  })

  it('are their own in each of two answers', async () => {
    const one = await show(text)
    const other = await show(text)
    other.marks()[0]?.click()
    expect(document.activeElement).toBe(other.notes()[0])
    one.backs()[0]?.click()
    expect(document.activeElement).toBe(one.marks()[0])
    expect(document.body.querySelector('[id]')).toBeNull()
  })

  it('are gone with the text that had them', async () => {
    const { wrapper, root, refs } = await show(text, { streaming: true })
    await wrapper.setProps({ content: '别的[^1]', streaming: false })
    expect(root.textContent).toBe('别的[^1]')
    await wrapper.setProps({ content: '别的[^1]\n\n[^1]: 注' })
    expect(refs()[0]?.querySelector('button')).not.toBeNull()
  })

  it.each([1, 2, 3, 7, 20])('are the same in the end, come in pieces of %i', async (size) => {
    const whole = `${text}\n[见[^1]](https://example.com)[^2]\n\n> [^3]: 丁[^3]\n\n[^4]:\n\n[^2]: 戊`
    const { wrapper, root } = await show('', { streaming: true })
    for (let end = size; end < whole.length; end += size)
      await wrapper.setProps({ content: whole.slice(0, end) })
    await wrapper.setProps({ content: whole, streaming: false })
    const oneShot = await show(whole)
    expect(root.innerHTML).toBe(oneShot.root.innerHTML)
  })
})
