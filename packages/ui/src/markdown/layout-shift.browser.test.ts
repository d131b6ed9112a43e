import 'katex/dist/katex.min.css'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import '../theme/style.css'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

const pieces: Readonly<Record<string, string>> = {
  text: '# 标题\n\n第一段，**重点**和*强调*，`代码`，[链接](https://example.com/a)。\n\n小标题\n------\n\n第二段<ref>[1]</ref>。\n\n> 引用\n>\n> 第二行\n\n---\n\n最后一段。\n',
  lists:
    '- 一\n- 二\n  - 嵌套\n  - 再一个\n- 三\n\n1. 第一\n\n   里面的一段\n\n2. 第二\n\n- [ ] 没做\n- [x] 做了\n\n后面的一段。\n',
  table:
    '前面\n\n| 名称 | 说明 | 值 |\n| :-- | --- | --: |\n| 一 | 很长很长的一段说明文字 | 1 |\n| 二 | 短 | 22 |\n| 三 | `代码` | 333 |\n\n后面的一段。\n',
  footnotes:
    '结论[^1]，**重点**[^注]，说明[^1]。\n\n[^1]: 一条脚注，长得在这个宽度里要写成两行，第二行也有不少的字。\n[^注]: **二**\n\n    - 三\n    - 四\n\n    再一段\n[^3]: `五`\n',
  code: `前面\n\n\`\`\`ts\n${'export const answer: number = 42 // 注释\n'.repeat(24)}\`\`\`\n\n后面的一段。\n`,
  formulas:
    '质能方程 $E = mc^2$ 说明了什么？圆的面积是 $S = \\pi r^2$。\n\n$$\n\\int_0^1 \\frac{x^2}{\\sqrt{x}} \\,dx\n$$\n\n后面还有一段，$\\sum_{i=1}^{n} x_i$ 在一行里。\n',
  diagram:
    '前面\n\n```mermaid\ngraph TD\n  A[提问] --> B{检索}\n  B --> C[回答]\n```\n\n后面的一段。\n',
}

/** Streams a text into a box that follows its end, an update a frame. @returns What moved. */
async function stream(text: string, step: number): Promise<string[]> {
  const box = document.createElement('div')
  box.style.cssText = 'block-size: 300px; inline-size: 480px; overflow: auto; overflow-anchor: none'
  document.body.append(box)
  const moved: string[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as LayoutShift[])
      for (const { node, previousRect: from, currentRect: to } of entry.sources)
        moved.push(
          `${node?.nodeName} ${node?.textContent?.slice(0, 40)}: ${from.y} to ${to.y}, ${from.height} to ${to.height}`,
        )
  })
  observer.observe({ type: 'layout-shift' })
  const wrapper = mount(TyqwMarkdown, { props: { content: '', streaming: true }, attachTo: box })
  for (let end = step; end < text.length + step; end += step) {
    await wrapper.setProps({ content: text.slice(0, end) })
    box.scrollTop = box.scrollHeight
    await frame()
  }
  await wrapper.setProps({ streaming: false })
  // Time for what is drawn and coloured later.
  for (let count = 0; count < 60; count += 1) await frame()
  observer.disconnect()
  wrapper.unmount()
  box.remove()
  return moved
}

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRect
    readonly currentRect: DOMRect
  }[]
}

const frame = () => new Promise((resolve) => void requestAnimationFrame(resolve))

beforeAll(() => preloadMarkdown())

describe('an answer that streams', () => {
  it.each(Object.keys(pieces))('moves nothing that stands: %s', async (name) => {
    const text = pieces[name] ?? ''
    expect(await stream(text, 3)).toEqual([])
    expect(await stream(text, 40)).toEqual([])
  })

  it('is seen when something does move', async () => {
    const box = document.createElement('p')
    box.textContent = '文字'
    document.body.prepend(box)
    await frame()
    await frame()
    const shifts = new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
        type: 'layout-shift',
      })
    })
    box.style.paddingBlockStart = '100px'
    expect(await shifts).toBeGreaterThan(0)
    box.remove()
  })
})
