import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { nextTick } from 'vue'
import { mountChat } from '../../../test/mount-chat'
import '../../theme/style.css'
import { preloadMarkdown } from '../../markdown/use-renderer'
import TyqwReasoningPart from './TyqwReasoningPart.vue'

beforeAll(() => preloadMarkdown())

let unmount = () => {}
afterEach(() => {
  unmount()
  vi.useRealTimers()
  document.body.replaceChildren()
})

function show(text: string, fields: { startedAt?: number; endedAt?: number } = {}) {
  const host = document.createElement('div')
  host.className = 'tyqw'
  host.style.inlineSize = '500px'
  document.body.append(host)
  const part = (more: string, end = fields.endedAt) => ({
    type: 'reasoning' as const,
    text: more,
    startedAt: fields.startedAt ?? Date.now(),
    ...(end !== undefined && { endedAt: end }),
  })
  const streaming = fields.endedAt === undefined
  const wrapper = mount(TyqwReasoningPart, {
    props: { part: part(text), streaming },
    attachTo: host,
  })
  unmount = () => wrapper.unmount()
  const body = () => host.querySelector<HTMLElement>('.tyqw-reasoning-body')
  const toggle = () => host.querySelector<HTMLElement>('.tyqw-reasoning-toggle') as HTMLElement
  const write = (more: string, end?: number) => wrapper.setProps({ part: part(more, end) })
  /** How far its end lies below what is seen of it. */
  const hidden = () => {
    const text = body()?.querySelector('.tyqw-reasoning-text')?.getBoundingClientRect()
    return (text?.bottom ?? 0) - (body()?.getBoundingClientRect().bottom ?? 0)
  }
  return { host, wrapper, body, toggle, write, hidden }
}

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `第 ${from + n} 步要想清楚。`).join('\n\n')

describe('while it thinks', () => {
  it('shows its last lines in a bounded height, wherever the text has come to', async () => {
    const { body, write, hidden } = show(lines(2))
    const small = body()?.offsetHeight ?? 0
    await write(lines(30))
    await nextTick()
    const full = body()?.offsetHeight ?? 0
    expect(full).toBeGreaterThan(small)
    expect(full).toBeLessThan(200)
    for (const count of [31, 40, 80]) {
      await write(lines(count))
      await expect.poll(() => body()?.textContent).toContain(`第 ${count - 1} 步`)
      expect(Math.abs(hidden())).toBeLessThan(2)
      expect(body()?.offsetHeight).toBe(full)
    }
  })

  it('leaves a reader alone who has scrolled up in it, and stays open for them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { body, toggle, write } = show(lines(40))
    const box = body() as HTMLElement
    const scrolled = new Promise((resolve) => void box.addEventListener('scroll', resolve))
    box.scrollTop = -300
    await scrolled
    const first = box.querySelectorAll('p')[25] as HTMLElement
    const place = first.getBoundingClientRect().top
    await write(lines(60))
    expect(Math.abs(first.getBoundingClientRect().top - place)).toBeLessThan(2)
    await write(lines(60), Date.now() + 9000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(toggle().ariaExpanded).toBe('true')
    expect(box.checkVisibility()).toBe(true)
  })

  it('counts its seconds', async () => {
    vi.useFakeTimers({ now: 100_000 })
    const { host } = show('想', { startedAt: 100_000 })
    await vi.advanceTimersByTimeAsync(65_000)
    expect(host.textContent).toContain('1 分 5 秒')
  })

  it('renders what is new, and lets what stands alone', async () => {
    const { body, write } = show(lines(200))
    const [first] = body()?.querySelectorAll('p') ?? []
    const changed = new Set<Node>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add(target)
    })
    observer.observe(body() as HTMLElement, { childList: true, characterData: true, subtree: true })
    await write(`${lines(200)}再想`)
    await expect.poll(() => body()?.textContent).toContain('再想')
    observer.disconnect()
    expect(changed.size).toBeLessThan(5)
    expect(body()?.querySelector('p')).toBe(first)
  })
})

describe('when it is over', () => {
  it('is not rendered before somebody opens it, and is then all there', async () => {
    const { body, toggle } = show(lines(60), { startedAt: 0, endedAt: 3000 })
    expect(toggle().textContent).toContain('已思考 3 秒')
    expect(body()).toBeNull()
    await userEvent.click(toggle())
    expect(body()?.scrollHeight).toBe(body()?.clientHeight)
    expect(body()?.querySelectorAll('p')).toHaveLength(60)
    await userEvent.keyboard('{Enter}')
    expect(body()?.checkVisibility()).toBe(false)
  })

  it('is no button where nothing was thought', async () => {
    const { host, wrapper } = show(' \n', { startedAt: 0, endedAt: 3000 })
    expect(host.querySelector('button')).toBeNull()
    expect(host.textContent).toContain('已思考 3 秒')
    await wrapper.setProps({ part: { type: 'reasoning', text: '想', startedAt: 0, endedAt: 1 } })
    expect(host.querySelector('button')).not.toBeNull()
  })

  it('keeps its head in view when a long thought is closed from within', async () => {
    const { host, toggle } = show(lines(200), { startedAt: 0, endedAt: 3000 })
    const box = document.createElement('div')
    box.style.cssText = 'block-size: 400px; overflow: auto'
    const filler = document.createElement('p')
    filler.style.blockSize = '900px'
    document.body.append(box)
    box.append(host, filler)
    await userEvent.click(toggle())
    box.scrollTop = 3000
    await userEvent.click(toggle())
    const { top, bottom } = toggle().getBoundingClientRect()
    const edge = box.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(edge.top - 1)
    expect(bottom).toBeLessThanOrEqual(edge.bottom)
  })

  it('shows no image of its own, and headings that are none of the page', async () => {
    const text = '# 标题\n\n![图](/a.png)\n\n<img src=x onerror=alert(1)>'
    const { body, toggle } = show(text, { startedAt: 0, endedAt: 1 })
    await userEvent.click(toggle())
    expect(body()?.querySelector('img')).toBeNull()
    expect(getComputedStyle(body()?.querySelector('h1') as HTMLElement).fontSize).toBe('14px')
  })
})

it('shows several thoughts of an answer, each with its own time', async () => {
  const chat = mountChat()
  chat.ask('问题')
  await expect.poll(() => chat.requests.length).toBe(1)
  const step = { id: 's', kind: 'retrieval', name: '', state: 'done' } as const
  chat.push({ type: 'reasoning-delta', delta: '一' }, { type: 'step', step })
  chat.push({ type: 'reasoning-delta', delta: '二' })
  await expect.poll(() => chat.host.querySelectorAll('.tyqw-reasoning').length).toBe(2)
  const states = () =>
    [...chat.host.querySelectorAll<HTMLElement>('.tyqw-reasoning-toggle')].map(
      ({ ariaExpanded }) => ariaExpanded,
    )
  await expect.poll(states).toEqual(['false', 'true'])
  chat.text('答')
  chat.finish()
  await expect.poll(states).toEqual(['false', 'false'])
})
