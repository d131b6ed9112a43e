import { afterEach, describe, expect, it, vi } from 'vitest'
import { mountChat, press, type } from '../../../test/mount-chat'

afterEach(() => vi.restoreAllMocks())

/** As a phone: a finger, and no pointer that hovers. */
function onTouchScreen() {
  const real = window.matchMedia.bind(window)
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    query.includes('hover: none') ? real('all') : real(query),
  )
}

async function answered(texts: readonly string[], props = {}) {
  const chat = mountChat(props)
  for (const [index, text] of texts.entries()) {
    chat.ask(text)
    await expect.poll(() => chat.requests.length).toBe(index + 1)
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
  }
  return chat
}

describe('the keys of the composer', () => {
  it('recall what was asked, one question after the other, and come back', async () => {
    const chat = await answered(['第一个', '第二个\n两行'])
    const steps = [
      ['ArrowUp', '第二个\n两行'],
      // The caret is in the second of two lines: it moves.
      ['ArrowUp', '第二个\n两行'],
    ] as const
    for (const [key, text] of steps) {
      press(chat.box, key)
      await expect.poll(() => chat.box.value).toBe(text)
    }
    chat.box.setSelectionRange(0, 0)
    press(chat.box, 'ArrowUp')
    await expect.poll(() => chat.box.value).toBe('第一个')
    expect(press(chat.box, 'ArrowUp')).toBe(true)
    expect(chat.box.value).toBe('第一个')
    press(chat.box, 'ArrowDown')
    await expect.poll(() => chat.box.value).toBe('第二个\n两行')
    await expect.poll(() => chat.box.selectionStart).toBe(chat.box.value.length)
    press(chat.box, 'ArrowDown')
    await expect.poll(() => chat.box.value).toBe('')
    expect(press(chat.box, 'ArrowDown')).toBe(true)
  })

  it('never put a recalled question over what was typed', async () => {
    const chat = await answered(['第一个'])
    type(chat.box, '新的')
    expect(press(chat.box, 'ArrowUp')).toBe(true)
    expect(chat.box.value).toBe('新的')
    type(chat.box, '')
    press(chat.box, 'ArrowUp')
    await expect.poll(() => chat.box.value).toBe('第一个')
    type(chat.box, '第一个，改过')
    chat.box.setSelectionRange(0, 0)
    expect(press(chat.box, 'ArrowUp')).toBe(true)
    expect(press(chat.box, 'ArrowUp', { shiftKey: true })).toBe(true)
    expect(chat.box.value).toBe('第一个，改过')
  })

  it('stop the answer with Escape, which does nothing more while there is none', async () => {
    const chat = mountChat()
    expect(press(chat.box, 'Escape')).toBe(true)
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    type(chat.box, '草稿')
    expect(press(chat.box, 'Escape')).toBe(false)
    await expect.poll(() => chat.isStopped).toBe(true)
    expect(chat.box.value).toBe('草稿')
  })

  it('break the line with Enter where Ctrl+Enter sends', async () => {
    const chat = mountChat({ submitKey: 'mod-enter' })
    expect(chat.box.enterKeyHint).toBe('enter')
    type(chat.box, '一')
    expect(press(chat.box, 'Enter')).toBe(true)
    expect(chat.requests).toEqual([])
    expect(press(chat.box, 'Enter', { ctrlKey: true })).toBe(false)
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    type(chat.box, '二')
    press(chat.box, 'Enter', { metaKey: true })
    await expect.poll(() => chat.requests.length).toBe(2)
  })

  it('break the line on a touch screen, where the button sends', async () => {
    onTouchScreen()
    const chat = mountChat()
    await expect.poll(() => chat.box.enterKeyHint).toBe('enter')
    type(chat.box, '一')
    expect(press(chat.box, 'Enter')).toBe(true)
    expect(chat.requests).toEqual([])
    await expect.poll(() => chat.button('发送')?.disabled).toBe(false)
    chat.button('发送')?.click()
    await expect.poll(() => chat.requests.length).toBe(1)
  })

  it('send with Enter on a touch screen where that is asked for', async () => {
    onTouchScreen()
    const chat = mountChat({ submitKey: 'enter' })
    expect(chat.box.enterKeyHint).toBe('send')
    type(chat.box, '一')
    expect(press(chat.box, 'Enter')).toBe(false)
    await expect.poll(() => chat.requests.length).toBe(1)
  })
})
