import { describe, expect, it } from 'vitest'
import { mountChat, press, type } from '../../../test/mount-chat'

const compose = (box: HTMLElement, name: 'compositionstart' | 'compositionend') =>
  box.dispatchEvent(new CompositionEvent(name, { bubbles: true }))

describe('<TyqwComposer>', () => {
  it('sends with Enter and breaks with Shift+Enter', async () => {
    const chat = mountChat()
    type(chat.box, '第一行')
    expect(press(chat.box, 'Enter', { shiftKey: true })).toBe(true)
    expect(chat.requests).toEqual([])
    expect(press(chat.box, 'Enter')).toBe(false)
    await expect.poll(() => chat.requests).toMatchObject([{ text: '第一行' }])
    await expect.poll(() => chat.box.value).toBe('')
  })

  it('leaves the Enter of an input method alone, in the order of Chromium', () => {
    const chat = mountChat()
    compose(chat.box, 'compositionstart')
    type(chat.box, '你')
    press(chat.box, 'Enter', { isComposing: true, keyCode: 229 })
    compose(chat.box, 'compositionend')
    expect(chat.store.messageIds).toEqual([])
  })

  it('leaves it alone in the order of Safari, which ends the composition first', () => {
    const chat = mountChat()
    compose(chat.box, 'compositionstart')
    compose(chat.box, 'compositionend')
    type(chat.box, '你')
    press(chat.box, 'Enter', { keyCode: 13 })
    expect(chat.store.messageIds).toEqual([])
  })

  it('never sends blank text', () => {
    const chat = mountChat()
    expect(chat.button('发送')?.disabled).toBe(true)
    type(chat.box, '  \n')
    press(chat.box, 'Enter')
    expect(chat.store.messageIds).toEqual([])
  })

  it('stops with the button that took the place of send, without moving it', async () => {
    const chat = mountChat()
    const { x, y, width, height } = chat.find('.tyqw-send').getBoundingClientRect()
    chat.ask('你好')
    chat.text('一半')
    await expect.poll(() => chat.button('停止回答')).toBeDefined()
    const after = chat.find('.tyqw-send').getBoundingClientRect()
    expect([after.x, after.y, after.width, after.height]).toEqual([x, y, width, height])
    await expect.poll(() => chat.answer().textContent).toContain('一半')
    chat.button('停止回答')?.click()
    await expect.poll(() => chat.answer().dataset['status']).toBe('incomplete')
    expect(chat.answer().textContent).toContain('一半')
    expect(chat.answer().textContent).toContain('已停止')
    expect(chat.host.querySelector('[role=alert]')).toBeNull()
  })

  it('keeps what was typed while an answer is under way', async () => {
    const chat = mountChat()
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    type(chat.box, '二')
    press(chat.box, 'Enter')
    press(chat.box, 'Escape')
    expect(chat.box.value).toBe('二')
    expect(chat.requests).toHaveLength(1)
    await expect.poll(() => chat.find('[role=status]').textContent).toContain('先停止')
    chat.finish()
    await expect.poll(() => chat.button('发送')?.disabled).toBe(false)
    expect(chat.box.value).toBe('二')
  })

  it('grows with its text, up to a limit', async () => {
    const chat = mountChat()
    const low = chat.box.offsetHeight
    type(chat.box, '一\n二\n三')
    await expect.poll(() => chat.box.offsetHeight).toBe(low * 3)
    type(chat.box, '行\n'.repeat(40))
    await expect.poll(() => chat.find('.tyqw-composer-grow').offsetHeight).toBe(200)
    expect(chat.box.scrollHeight).toBeGreaterThan(chat.box.clientHeight)
  })

  it('has a name and 16 px text, so that phones do not zoom', () => {
    const chat = mountChat()
    expect(chat.box.getAttribute('aria-label')).toBe('输入消息')
    expect(getComputedStyle(chat.box).fontSize).toBe('16px')
  })
})
