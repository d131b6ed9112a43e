import type { Step } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../theme/style.css'
import TyqwSteps from '../TyqwSteps.vue'

let unmount = () => {}
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const step = (fields: Partial<Step> = {}): Step => ({
  id: 's',
  kind: 'workflow-node',
  name: '节点',
  state: 'done',
  ...fields,
})

function show(steps: readonly Step[], props: Record<string, unknown> = {}) {
  const host = document.createElement('div')
  host.className = 'tyqw'
  host.style.inlineSize = '600px'
  document.body.append(host)
  const wrapper = mount(TyqwSteps, { props: { steps, ...props }, attachTo: host })
  unmount = () => wrapper.unmount()
  const rows = () => [...host.querySelectorAll<HTMLElement>('.tyqw-step')]
  const row = (place: number) => {
    const found = rows()[place]
    if (!found) throw new Error(`There is no step ${place}.`)
    return found
  }
  const press = (name: RegExp) =>
    userEvent.click(
      [...host.querySelectorAll('button')].find((button) =>
        name.test(button.ariaLabel ?? button.textContent ?? ''),
      ) as HTMLElement,
    )
  return { host, wrapper, rows, row, press }
}

describe('a search', () => {
  const found = Array.from({ length: 7 }, (_, place) => ({
    content: place === 0 ? '很长的一段。'.repeat(60) : `第 ${place} 段`,
    dataName: `手册 ${place}.pdf`,
    title: `标题 ${place}`,
    score: 0.9 - place / 10,
    referenceIndex: place + 1,
  }))

  it('tells in a line what it found, and shows it by the keyboard', async () => {
    const { host, row } = show([step({ kind: 'retrieval', output: JSON.stringify(found) })])
    expect(row(0).textContent).toContain('检索到 7 篇文档')
    expect(host.querySelector('.tyqw-passage')).toBeNull()
    await userEvent.keyboard('{Tab}{Enter}')
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true')
    const [first] = host.querySelectorAll('.tyqw-passage')
    expect(first?.textContent).toContain('标题 0')
    expect(first?.textContent).toContain('手册 0.pdf · 相关度 90%')
  })

  it('cuts long passages and long lists until they are asked for', async () => {
    const { host, press } = show([step({ kind: 'retrieval', output: JSON.stringify(found) })])
    await press(/检索到/)
    expect(host.querySelectorAll('.tyqw-passage')).toHaveLength(5)
    const text = () => host.querySelector('.tyqw-passage-text')?.textContent?.length ?? 0
    const cut = text()
    await press(/^展开$/)
    expect(text()).toBeGreaterThan(cut * 2)
    await press(/展开其余 2 个/)
    expect(host.querySelectorAll('.tyqw-passage')).toHaveLength(7)
  })
})

describe('what a step is given, and gives', () => {
  it('is fields where it is flat, JSON where it is not, and text otherwise', async () => {
    const output = '{"list":[{"a":1}]}'
    const { host, press } = show([
      step({ input: '{"城市":"杭州"}', output }),
      step({ output: '文字' }),
    ])
    await press(/节点/)
    expect(host.querySelector('.tyqw-data dt')?.textContent).toBe('城市')
    expect(host.querySelector('.tyqw-data-text')?.textContent).toContain('"a": 1')
  })

  it('is copied whole', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const output = '长'.repeat(20_000)
    const { press } = show([step({ output })])
    await press(/节点/)
    await press(/复制输出/)
    await expect.poll(() => write.mock.lastCall?.[0]).toBe(output)
  })

  it('stays usable with a megabyte: a piece is shown, and more when asked', async () => {
    const { host, press } = show([step({ output: 'x'.repeat(1_000_000) })])
    await press(/节点/)
    const box = () => host.querySelector<HTMLElement>('.tyqw-data-text')
    const shown = () => box()?.textContent?.length ?? 0
    expect(shown()).toBeLessThan(10_000)
    expect(box()?.offsetHeight).toBeLessThan(300)
    const before = shown()
    await press(/继续显示（还有 992.*）/)
    expect(shown()).toBeGreaterThan(before * 2)
    expect(shown()).toBeLessThan(200_000)
  })
})

describe('a step that failed', () => {
  it('says why without being asked', () => {
    const { row } = show([step({ state: 'failed', output: '{"message":"没有授权"}' })])
    expect(row(0).querySelector('.tyqw-step-reason')?.textContent).toBe('没有授权')
    expect(row(0).querySelector('[role=img]')?.ariaLabel).toBe('失败')
  })
})

describe('a step that runs', () => {
  it('counts its seconds, and stops when the answer is over', async () => {
    vi.useFakeTimers()
    try {
      const { wrapper, row } = show([step({ kind: 'retrieval', name: '', state: 'running' })], {
        streaming: true,
      })
      expect(row(0).textContent).toContain('正在检索知识库')
      await vi.advanceTimersByTimeAsync(3000)
      expect(row(0).textContent).toContain('3 秒')
      await wrapper.setProps({ streaming: false })
      expect(row(0).dataset['state']).toBe('stopped')
      expect(row(0).textContent).not.toContain('秒')
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a long chain', () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, n) => step({ name: `第${n}步` }))

  it('is as high with many steps as with five, so that nothing below moves', async () => {
    const { host, wrapper } = show(chain(5), { streaming: true })
    const height = host.offsetHeight
    for (const count of [6, 7, 12]) {
      await wrapper.setProps({ steps: chain(count) })
      expect(host.offsetHeight).toBe(height)
    }
    await wrapper.setProps({ streaming: false })
    expect(host.offsetHeight).toBe(height)
  })

  it('shows where it began and has come to, and all of it when asked', async () => {
    const { rows, press } = show(chain(12))
    const texts = () => rows().map((row) => row.textContent)
    const folded = ['第0步', '第1步', '第2步', '共 12 个步骤', '第11步']
    expect(texts()).toEqual(folded)
    await press(/共 12 个步骤/)
    expect(rows()).toHaveLength(13)
    expect(texts()[4]).toBe('第3步')
    expect(document.activeElement?.ariaExpanded).toBe('true')
    await press(/共 12 个步骤/)
    expect(texts()).toEqual(folded)
  })

  it('keeps a step that is open, and tells of failures that are folded away', async () => {
    const steps = chain(7)
      .with(4, step({ name: '打开的', output: '内容' }))
      .with(3, step({ state: 'failed' }))
    const { host, wrapper, row, press } = show(steps, { streaming: true })
    await press(/共 7 个步骤/)
    await press(/打开的/)
    await press(/共 7 个步骤/)
    await wrapper.setProps({ steps: [...steps, ...chain(3)] })
    expect(row(4).textContent).toContain('内容')
    expect(host.querySelector('.tyqw-steps-failed')?.textContent).toContain('1 个失败')
  })
})
