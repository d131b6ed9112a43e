import { describe, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { mountChat, press } from '../../../test/mount-chat'

/** What Chromium's DevTools can do; vitest types the session as empty. */
const devTools = () =>
  cdp() as unknown as { send(method: string, parameters: object): Promise<unknown> }

/** Composes with the browser's own input method events. */
const compose = (text: string) =>
  devTools().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
const commit = (text: string) => devTools().send('Input.insertText', { text })
const rawEnter = (keyCode: number) =>
  devTools().send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: keyCode,
  })

describe('an input method', () => {
  it('keeps its Enter in Chromium, and the next Enter sends', async () => {
    const chat = mountChat()
    const seen: string[] = []
    for (const type of ['compositionstart', 'keydown', 'compositionend'] as const)
      chat.box.addEventListener(type, (event) => {
        const isComposing = event instanceof KeyboardEvent && event.isComposing
        seen.push(isComposing ? `${type} composing` : type)
      })
    chat.box.focus()
    await compose('ni')
    await compose('nihao')
    await rawEnter(229)
    expect(chat.store.messageIds).toEqual([])
    await commit('你好')
    await expect.poll(() => chat.box.value).toBe('你好')
    expect(seen).toEqual(['compositionstart', 'keydown composing', 'compositionend'])
    expect(chat.store.messageIds).toEqual([])

    // Longer than Safari's Enter takes.
    const end = performance.now()
    await expect.poll(() => performance.now() - end > 60).toBe(true)
    await rawEnter(13)
    await expect.poll(() => chat.requests).toMatchObject([{ text: '你好' }])
    expect(chat.box.value).toBe('')
  })

  it('keeps its Enter in the order of Safari, which ends the composition first', async () => {
    const chat = mountChat()
    chat.box.focus()
    await compose('nihao')
    const isLeft = new Promise<boolean>((resolve) => {
      chat.box.addEventListener('compositionend', () =>
        resolve(press(chat.box, 'Enter', { keyCode: 13 })),
      )
    })
    await commit('你好')
    expect(await isLeft).toBe(true)
    expect(chat.store.messageIds).toEqual([])
    expect(chat.box.value).toBe('你好')
  })

  it('keeps its arrows and its Escape', async () => {
    const chat = mountChat()
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.box.focus()
    await compose('ni')
    for (const key of ['ArrowUp', 'Escape']) {
      expect(press(chat.box, key, { isComposing: true, keyCode: 229 })).toBe(true)
    }
    expect(chat.isStopped).toBe(false)
    expect(chat.box.value).toBe('ni')
  })
})
