import { describe, expect, it } from 'vitest'
import { mountChat, press, type MountedChat } from '../../../test/mount-chat'
import { preloadMarkdown } from '../../markdown/use-renderer'

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `第 ${from + index} 行\n\n`).join('')
const distanceToEnd = ({ find }: MountedChat) => {
  const { scrollHeight, clientHeight, scrollTop } = find('.tyqw-viewport')
  return Math.round(scrollHeight - clientHeight - scrollTop)
}

async function openLongAnswer() {
  // Plain text is taller: an answer that is set later would move by itself.
  await preloadMarkdown()
  const chat = mountChat()
  chat.ask('写长一点')
  await expect.poll(() => chat.articles().length).toBe(2)
  chat.text(lines(1, 40))
  await expect.poll(() => chat.answer().textContent).toContain('第 40 行')
  await expect.poll(() => distanceToEnd(chat)).toBe(0)
  return chat
}

async function grow(chat: MountedChat, from: number) {
  chat.text(lines(from, 5))
  await expect.poll(() => chat.answer().textContent).toContain(`第 ${from + 4} 行`)
}

const letGo: Record<string, (viewport: HTMLElement) => void> = {
  'the wheel': (viewport) => viewport.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 })),
  'a key': (viewport) => press(viewport, 'PageUp'),
  'Shift+Space': (viewport) => press(viewport, ' ', { shiftKey: true }),
  'a finger': (viewport) => {
    const at = (clientY: number) => ({
      touches: [new Touch({ identifier: 1, target: viewport, clientX: 10, clientY })],
    })
    viewport.dispatchEvent(new TouchEvent('touchstart', at(100)))
    viewport.dispatchEvent(new TouchEvent('touchmove', at(104)))
  },
  'the scrollbar': (viewport) => {
    const { right, top } = viewport.getBoundingClientRect()
    const place = { clientX: right - 2, clientY: top + 40 }
    viewport.dispatchEvent(new PointerEvent('pointerdown', place))
  },
}

describe('<TyqwThread>', () => {
  it('follows the end while the answer grows', async () => {
    const chat = await openLongAnswer()
    await grow(chat, 41)
    await expect.poll(() => distanceToEnd(chat)).toBe(0)
    expect(chat.find('.tyqw-latest').checkVisibility()).toBe(false)
  })

  it.each(Object.entries(letGo))('lets go at once with %s upwards', async (_, act) => {
    const chat = await openLongAnswer()
    const viewport = chat.find('.tyqw-viewport')
    act(viewport)
    const top = viewport.scrollTop
    await grow(chat, 41)
    await grow(chat, 46)
    expect(viewport.scrollTop).toBe(top)
    await expect.poll(() => chat.find('.tyqw-latest').checkVisibility()).toBe(true)
  })

  it('lets go while text is being marked', async () => {
    const chat = await openLongAnswer()
    const viewport = chat.find('.tyqw-viewport')
    const top = viewport.scrollTop
    const changed = new Promise((resolve) =>
      document.addEventListener('selectionchange', resolve, { once: true }),
    )
    document.getSelection()?.selectAllChildren(chat.answer())
    await changed
    await grow(chat, 41)
    expect(viewport.scrollTop).toBe(top)
    document.getSelection()?.removeAllRanges()
  })

  it('comes back with the button', async () => {
    const chat = await openLongAnswer()
    chat.find('.tyqw-viewport').dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }))
    chat.find('.tyqw-viewport').scrollTop -= 300
    await grow(chat, 41)
    chat.button(/^回到最新/)?.click()
    await expect.poll(() => distanceToEnd(chat)).toBe(0)
    await grow(chat, 46)
    await expect.poll(() => distanceToEnd(chat)).toBe(0)
  })

  it('takes hold again when the reader is back at the end', async () => {
    const chat = await openLongAnswer()
    const viewport = chat.find('.tyqw-viewport')
    viewport.dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }))
    const scrolled = new Promise((resolve) =>
      viewport.addEventListener('scroll', resolve, { once: true }),
    )
    viewport.scrollTop -= 300
    await scrolled
    await expect.poll(() => chat.find('.tyqw-latest').checkVisibility()).toBe(true)
    viewport.scrollTop = viewport.scrollHeight
    await expect.poll(() => chat.find('.tyqw-latest').checkVisibility()).toBe(false)
    await grow(chat, 41)
    await expect.poll(() => distanceToEnd(chat)).toBe(0)
  })

  it('shows a new question wherever the reader was', async () => {
    const chat = await openLongAnswer()
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    chat.find('.tyqw-viewport').dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }))
    chat.find('.tyqw-viewport').scrollTop = 0
    chat.ask('下一个')
    await expect.poll(() => chat.articles().length).toBe(4)
    await expect.poll(() => distanceToEnd(chat)).toBe(0)
  })

  it('is a log that is not read out by itself', () => {
    const thread = mountChat().find('[role=log]')
    expect(thread.getAttribute('aria-live')).toBe('off')
    expect(thread.getAttribute('aria-label')).toBe('对话内容')
  })
})
