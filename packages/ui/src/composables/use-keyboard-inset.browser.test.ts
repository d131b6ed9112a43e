import { afterEach, describe, expect, it, vi } from 'vitest'
import { mountChat } from '../../test/mount-chat'

/** A keyboard that covers the page, as on iOS: only the visible part tells of it. */
function keyboardOf(height: number, scale = 1) {
  const visible = Object.assign(new EventTarget(), {
    offsetTop: 0,
    height: window.innerHeight - height,
    scale,
  })
  vi.spyOn(window, 'visualViewport', 'get').mockReturnValue(visible as never)
  return visible
}

afterEach(() => vi.restoreAllMocks())

describe('a keyboard that covers the page', () => {
  it('never hides the composer, and gives the room back', async () => {
    const visible = keyboardOf(0)
    const chat = mountChat()
    chat.host.style.cssText = 'position:fixed;inset:0'
    chat.box.focus()
    visible.height = window.innerHeight - 300
    visible.dispatchEvent(new Event('resize'))
    const end = () => chat.find('.tyqw-send').getBoundingClientRect().bottom
    await expect.poll(end).toBeLessThan(visible.height)
    visible.height = window.innerHeight
    visible.dispatchEvent(new Event('resize'))
    await expect.poll(end).toBeGreaterThan(window.innerHeight - 100)
  })

  it('is none of its business when somebody types elsewhere, or has zoomed in', async () => {
    const visible = keyboardOf(0)
    const chat = mountChat()
    chat.host.style.cssText = 'position:fixed;inset:0'
    const before = chat.find('.tyqw-send').getBoundingClientRect().bottom
    visible.height = window.innerHeight - 300
    visible.dispatchEvent(new Event('resize'))
    chat.box.focus()
    visible.scale = 2
    visible.dispatchEvent(new Event('scroll'))
    await new Promise(requestAnimationFrame)
    expect(chat.find('.tyqw-send').getBoundingClientRect().bottom).toBe(before)
  })
})
