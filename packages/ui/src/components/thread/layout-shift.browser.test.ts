import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { mountChat } from '../../../test/mount-chat'
import { frame, mountLongChat } from '../../../test/mount-long-chat'
import { richMarkdown } from '../../../test/rich-markdown'
import { preloadMarkdown } from '../../markdown/use-renderer'

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

/** What shifts from now on: how much, and what. */
function watchShifts(): () => Promise<{ value: number; nodes: string[] }> {
  const shifts: LayoutShift[] = []
  const observer = new PerformanceObserver((list) =>
    shifts.push(...(list.getEntries() as LayoutShift[])),
  )
  observer.observe({ type: 'layout-shift' })
  onTestFinished(() => observer.disconnect())
  return async () => {
    await frame()
    await frame()
    shifts.push(...(observer.takeRecords() as LayoutShift[]))
    return {
      value: shifts.reduce((sum, { value }) => sum + value, 0),
      nodes: shifts.flatMap(({ sources }) => sources.map(({ node }) => toName(node))),
    }
  }
}

const toName = (node: Node | null) =>
  node instanceof Element ? `${node.localName}.${node.className}` : (node?.nodeName ?? 'gone')
/** As browsers report it: a sign that follows its word by some pixels rounds to nothing. */
const NOTHING = 0.001

describe('the layout', () => {
  it('is seen to shift when it does', async () => {
    const chat = await mountLongChat(4)
    const shifts = watchShifts()
    await frame()
    chat.find('.tyqw-thread').style.paddingBlockStart = '160px'
    expect((await shifts()).value).toBeGreaterThan(0)
  })

  it.each([0, 120])(
    'does not shift from the question to the end, %i messages before',
    async (before) => {
      await preloadMarkdown()
      const chat = before > 0 ? await mountLongChat(before) : mountChat()
      // The first question of a chat takes the place of the welcome.
      const first = chat.store.send('一')
      await expect.poll(() => chat.requests.length).toBe(1)
      chat.text('好')
      chat.finish()
      await first
      await expect.poll(() => chat.button('复制')).toBeDefined()
      await frame()

      const shifts = watchShifts()
      void chat.store.send('介绍一下，并给出例子')
      await expect.poll(() => chat.requests.length).toBe(2)
      await frame()
      chat.push({ type: 'reasoning-delta', delta: '想一想。\n\n再想一想。' })
      await frame()
      for (let at = 0; at < richMarkdown.length; at += 40) {
        chat.text(richMarkdown.slice(at, at + 40))
        await frame()
      }
      chat.finish()
      await expect.poll(() => chat.store.status).toBe('ready')
      await expect.poll(() => chat.answer().querySelector('.tyqw-actions button')).not.toBeNull()
      // A thought closes by itself some time after.
      await expect.poll(() => chat.button(/已思考/)?.ariaExpanded).toBe('false')
      const { value, nodes } = await shifts()
      expect(value, nodes.join(', ')).toBeLessThan(NOTHING)
    },
  )
})

describe('a tab that is hidden', () => {
  it('finishes the answer, and shows its end when it is looked at again', async () => {
    const chat = await mountLongChat(120)
    const frames: FrameRequestCallback[] = []
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => frames.push(run))
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    onTestFinished(() => void vi.restoreAllMocks())
    const sent = chat.store.send('再问')
    await expect.poll(() => chat.requests.length).toBe(1)
    for (let line = 0; line < 40; line += 1) chat.text(`第 ${line} 行\n\n`)
    chat.finish()
    await sent
    await expect.poll(() => chat.answer().textContent).toContain('第 39 行')
    expect(chat.answer().dataset['status']).toBe('complete')
    vi.restoreAllMocks()
    frames.forEach((run) => run(performance.now()))
    await expect.poll(chat.distanceToEnd).toBe(0)
  })
})
