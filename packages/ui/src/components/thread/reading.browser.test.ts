import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mountChat } from '../../../test/mount-chat'
import { frame, mountLongChat, toLongChat, type LongChat } from '../../../test/mount-long-chat'
import { settle } from '../../../test/settle'
import { CLOSE_AFTER_MS } from '../../composables/use-disclosure'
import { preloadMarkdown } from '../../markdown/use-renderer'

const paragraph = (index: number) =>
  `第 ${index} 段：西湖的水，我的泪，我情愿和你化作一团火焰，${'一段比较长的话。'.repeat(1 + (index % 5))}\n\n`
const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => paragraph(from + index)).join('')

/** A chat whose answer is long and grows. */
async function openAnswer(before = 0): Promise<LongChat> {
  await preloadMarkdown()
  const chat = before > 0 ? await mountLongChat(before) : toLongChat(mountChat())
  void chat.store.send('写长一点')
  await expect.poll(() => chat.store.messageIds.length).toBe(before + 2)
  return chat
}

/** Scrolls up with the wheel, and gives the line that is read then. */
async function readAbove(chat: LongChat, distance: number): Promise<Element> {
  await userEvent.wheel(chat.viewport, { delta: { y: -distance } })
  await expect.poll(chat.distanceToEnd).toBeGreaterThan(distance - 10)
  await chat.rest()
  settle(chat.host)
  const { left, width, top } = chat.viewport.getBoundingClientRect()
  const line = document.elementFromPoint(left + width / 2, top + 120)
  if (!line) throw new Error('There is no line.')
  return line
}

const topOf = (line: Element) => line.getBoundingClientRect().top

/** How far a line moves at most, looked at in every frame until something is done. */
async function movement(line: Element, until: () => boolean): Promise<number> {
  const start = topOf(line)
  let most = 0
  while (!until()) {
    await frame()
    most = Math.max(most, Math.abs(topOf(line) - start))
  }
  return most
}

describe('what is read', () => {
  describe.each([0, 120])('with %i messages before', (before) => {
    it.each([0, 33, 100])('does not move when text comes every %i ms', async (interval) => {
      const chat = await openAnswer(before)
      chat.text(paragraphs(0, 30))
      await expect.poll(() => chat.answer().textContent).toContain('第 29 段')
      await expect.poll(chat.distanceToEnd).toBe(0)
      const line = await readAbove(chat, 600)
      const height = chat.viewport.scrollHeight
      let sent = 0
      const send = () => {
        chat.text(paragraph(30 + sent))
        sent += 1
        if (sent === 12) chat.finish()
        else if (interval === 0) requestAnimationFrame(send)
        else setTimeout(send, interval)
      }
      send()
      expect(await movement(line, () => chat.store.status === 'ready')).toBe(0)
      expect(chat.viewport.scrollHeight).toBeGreaterThan(height + 300)
      expect(chat.button(/^回到最新，1 条新回答/)?.checkVisibility()).toBe(true)
    })
  })

  it('does not move when a reasoning part closes above it', async () => {
    const closings: (() => void)[] = []
    const later = window.setTimeout.bind(window)
    vi.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, time?: number) =>
      time === CLOSE_AFTER_MS ? closings.push(run) : later(run, time)) as typeof setTimeout)
    onTestFinished(() => void vi.restoreAllMocks())

    const chat = await openAnswer()
    chat.push({ type: 'reasoning-delta', delta: paragraphs(0, 12) })
    await expect.poll(() => chat.answer().textContent).toContain('第 11 段')
    chat.text(paragraphs(12, 20))
    await expect.poll(() => chat.answer().textContent).toContain('第 31 段')
    await expect.poll(() => closings.length).toBe(1)
    await expect.poll(chat.distanceToEnd).toBe(0)
    const line = await readAbove(chat, 200)
    const height = chat.viewport.scrollHeight
    let frames = 0
    closings.forEach((close) => close())
    const moved = await movement(line, () => (frames += 1) > 30)
    expect(chat.viewport.scrollHeight).toBeLessThan(height - 20)
    // A browser scrolls by whole pixels.
    expect(moved).toBeLessThan(0.5)
  })

  it('does not move while the thread is pressed, which goes on after', async () => {
    const chat = await openAnswer()
    chat.text(paragraphs(0, 30))
    await expect.poll(() => chat.answer().textContent).toContain('第 29 段')
    await expect.poll(chat.distanceToEnd).toBe(0)
    settle(chat.host)
    const line = chat.answer().querySelector('p') as Element
    line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'mouse' }))
    const start = topOf(line)
    chat.text(paragraphs(30, 5))
    await expect.poll(() => chat.answer().textContent).toContain('第 34 段')
    expect(topOf(line)).toBe(start)
    line.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerType: 'mouse' }))
    await expect.poll(chat.distanceToEnd).toBe(0)
    chat.text(paragraphs(35, 5))
    await expect.poll(() => chat.answer().textContent).toContain('第 39 段')
    await expect.poll(chat.distanceToEnd).toBe(0)
  })

  it('stays where something else than the reader scrolls to', async () => {
    const chat = await openAnswer()
    chat.text(paragraphs(0, 30))
    await expect.poll(() => chat.answer().textContent).toContain('第 29 段')
    await expect.poll(chat.distanceToEnd).toBe(0)
    chat.answer().querySelector('p')?.scrollIntoView()
    await frame()
    await frame()
    const top = chat.viewport.scrollTop
    chat.text(paragraphs(30, 5))
    await expect.poll(() => chat.answer().textContent).toContain('第 34 段')
    expect(chat.viewport.scrollTop).toBe(top)
  })

  it('does not move on a phone', async () => {
    await page.viewport(360, 640)
    try {
      const chat = await openAnswer(120)
      chat.host.style.cssText = 'inline-size:360px;block-size:640px'
      chat.text(paragraphs(0, 30))
      await expect.poll(() => chat.answer().textContent).toContain('第 29 段')
      await expect.poll(chat.distanceToEnd).toBe(0)
      const line = await readAbove(chat, 600)
      let sent = 0
      const moved = movement(line, () => chat.store.status === 'ready')
      const timer = setInterval(() => {
        chat.text(paragraph((sent += 1)))
        if (sent === 10) chat.finish()
      }, 33)
      expect(await moved).toBe(0)
      clearInterval(timer)
      const { left, right } = chat.find('.tyqw-latest').getBoundingClientRect()
      expect(left).toBeGreaterThan(0)
      expect(right).toBeLessThan(360)
    } finally {
      await page.viewport(1024, 768)
    }
  })
})
