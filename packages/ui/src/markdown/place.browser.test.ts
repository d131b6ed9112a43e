import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import '../theme/style.css'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

const section = (index: number) =>
  `## 第 ${index} 节\n\n${'这一段说明为什么密钥只放在服务端。'.repeat(1 + (index % 7))}\n\n- 一\n- 二\n\n\`\`\`\nline ${index}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${index} | 2 |\n\n`
const answer = Array.from({ length: 60 }, (_, index) => section(index)).join('')

const frame = () => new Promise((resolve) => void requestAnimationFrame(resolve))

async function stream(step: number, isOver = true) {
  const box = document.createElement('div')
  box.style.cssText = 'block-size: 400px; inline-size: 480px; overflow: auto; overflow-anchor: none'
  document.body.append(box)
  const wrapper = mount(TyqwMarkdown, { props: { content: '', streaming: true }, attachTo: box })
  for (let end = step; end < answer.length + step; end += step) {
    await wrapper.setProps({ content: answer.slice(0, end) })
    box.scrollTop = box.scrollHeight
    await frame()
  }
  await wrapper.setProps({ streaming: !isOver })
  box.scrollTop = box.scrollHeight
  await frame()
  return { box, wrapper }
}

/** Scrolls to the top, and says how far what is in view moved beside the way it should. */
async function readUpwards(box: HTMLElement): Promise<number[]> {
  const jumps: number[] = []
  while (box.scrollTop > 0) {
    const view = box.getBoundingClientRect()
    const seen = document.elementFromPoint(view.x + 60, view.y + 200)
    const before = seen?.getBoundingClientRect().y ?? 0
    const way = Math.min(130, box.scrollTop)
    box.scrollTop -= way
    await frame()
    await frame()
    const jump = (seen?.getBoundingClientRect().y ?? 0) - before - way
    if (Math.abs(jump) > 1) jumps.push(jump)
  }
  return jumps
}

beforeAll(() => preloadMarkdown())

describe('a long answer', () => {
  it.each([40, 900, 9000])(
    'does not jump while it is read upwards, in pieces of %i',
    async (step) => {
      const { box, wrapper } = await stream(step)
      const height = box.scrollHeight
      expect(await readUpwards(box)).toEqual([])
      expect(box.scrollHeight).toBe(height)
      wrapper.unmount()
      box.remove()
    },
    60_000,
  )

  it('does not jump either while more is to come, and what is far above can be copied', async () => {
    const { box, wrapper } = await stream(60, false)
    expect(box.querySelectorAll('[data-far]').length).toBeGreaterThan(5)
    const text = (box.textContent ?? '').replaceAll(/\s/g, '')
    getSelection()?.selectAllChildren(box)
    await frame()
    await frame()
    expect(getSelection()?.toString().replaceAll(/\s/g, '').length).toBeGreaterThanOrEqual(
      text.length - 60,
    )
    getSelection()?.removeAllRanges()
    expect(await readUpwards(box)).toEqual([])
    await wrapper.setProps({ streaming: false })
    expect(box.querySelector('[data-far]')).toBeNull()
    wrapper.unmount()
    box.remove()
  }, 60_000)
})
