import { createPinia } from 'pinia'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createApp, h, type Component } from 'vue'
import { createTyqw, TyqwChat } from '..'
import { manualTransport } from '../../test/manual-transport'
import { mountApp, mountChat, press, type } from '../../test/mount-chat'
import { richMarkdown } from '../../test/rich-markdown'
import style from '../theme/style.css?inline'
import '../theme/themes/jade.css'

const until = (isSo: () => unknown) => vi.waitUntil(isSo, { timeout: 10_000, interval: 10 })

function query<Type extends Element = HTMLElement>(root: ParentNode, selector: string): Type {
  const found = root.querySelector<Type>(selector)
  if (!found) throw new Error(`There is no ${selector}.`)
  return found
}

function ask(root: ParentNode, text: string): void {
  const box = query<HTMLTextAreaElement>(root, 'textarea')
  type(box, text)
  press(box, 'Enter')
}

describe('two chats on a page', () => {
  it('have languages, themes and answers of their own', async () => {
    const answers = [manualTransport(), manualTransport()] as const
    const Page: Component = () => [
      h(TyqwChat, { id: 'a', client: answers[0].client, locale: 'zh-CN', theme: 'light' }),
      h(TyqwChat, {
        id: 'b',
        client: answers[1].client,
        locale: 'en-US',
        theme: 'dark',
        class: 'tyqw-theme-jade',
      }),
    ]
    const { host } = mountApp(() => h(Page))
    const [first, second] = [...host.querySelectorAll<HTMLElement>('.tyqw-root')]
    if (!first || !second) throw new Error('There are not two.')
    const background = (root: Element) => getComputedStyle(root).backgroundColor
    expect(background(first)).toBe('rgb(255, 255, 255)')
    expect(background(second)).toBe('rgb(20, 23, 21)')
    expect([first.lang, second.lang]).toEqual(['zh-CN', 'en-US'])

    ask(first, '你好')
    ask(second, 'Hello')
    await until(() => answers.every(({ requests }) => requests.length === 1))
    answers[0].text('第一个')
    answers[1].text('The second')
    await until(() => first.textContent.includes('第一个'))
    await until(() => second.textContent.includes('The second'))
    expect(first.textContent).not.toContain('The second')
    expect(second.textContent).not.toContain('第一个')
    const ids = [...host.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('light or dark', () => {
  it.each([
    ['page', 'dark', 'rgb(23, 24, 28)'],
    ['page', 'light', 'rgb(255, 255, 255)'],
    ['page', 'normal', 'rgb(255, 255, 255)'],
    ['dark', 'light', 'rgb(23, 24, 28)'],
    ['light', 'dark', 'rgb(255, 255, 255)'],
  ] as const)('theme %s on a page that is %s', (theme, scheme, background) => {
    document.documentElement.style.colorScheme = scheme
    onTestFinished(() => {
      document.documentElement.style.removeProperty('color-scheme')
    })
    const chat = mountChat({ theme })
    expect(getComputedStyle(chat.find('.tyqw-root')).backgroundColor).toBe(background)
  })
})

/** Places a page may have for a chat, and the size it is to have there. */
const places: Record<string, readonly [css: string, width: number, height: number]> = {
  'of no height': ['inline-size: 500px', 500, 640],
  'in a column that leaves the rest': [
    'display: flex; flex-direction: column; inline-size: 500px; block-size: 500px',
    500,
    500,
  ],
  'in a row': ['display: flex; inline-size: 500px; block-size: 500px', 500, 500],
  'in a grid': [
    'display: grid; inline-size: 500px; block-size: 500px; grid-template: 1fr / 1fr',
    500,
    500,
  ],
  absolute: ['position: fixed; inset: 20px auto auto 20px; width: 400px; height: 450px', 400, 450],
  'as wide as what is in it': ['inline-size: fit-content', 400, 640],
  'in one that is too low': ['inline-size: 500px; block-size: 100px', 500, 320],
}

describe('a place', () => {
  it.each(Object.entries(places))('%s', async (_, [css, width, height]) => {
    const chat = mountChat()
    chat.host.style.cssText = css
    const root = chat.find('.tyqw-root')
    const size = () => [root.offsetWidth, root.offsetHeight]
    expect(size()).toEqual([width, height])
    chat.ask('问题')
    await until(() => chat.requests.length === 1)
    chat.text(richMarkdown)
    await until(() => chat.host.querySelector('table'))
    expect(size()).toEqual([width, height])
    const viewport = chat.find('.tyqw-viewport')
    expect(viewport.scrollHeight).toBeGreaterThan(viewport.clientHeight)
  })

  it('that is narrow on a wide page has the look of a phone', () => {
    const gutter = (width: number) => {
      const chat = mountChat()
      chat.host.style.inlineSize = `${width}px`
      return getComputedStyle(chat.find('.tyqw-viewport')).getPropertyValue('--tyqw-gutter')
    }
    expect([gutter(360), gutter(720)]).toEqual(['16px', '20px'])
  })

  it('in a dialog keeps the focus and the keys', async () => {
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    onTestFinished(() => dialog.remove())
    const chat = mountChat()
    dialog.append(chat.host)
    dialog.showModal()
    await until(() => dialog.contains(document.activeElement))
    chat.ask('问题')
    await until(() => chat.requests.length === 1)
    expect(dialog.open).toBe(true)
    expect(chat.box.checkVisibility()).toBe(true)
  })

  it('in a shadow root has its styles and its focus', async () => {
    const host = document.createElement('div')
    host.style.cssText = 'inline-size: 600px; block-size: 500px'
    document.body.append(host)
    const shadow = host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    shadow.adoptedStyleSheets = [sheet]
    const { client, requests, text, finish } = manualTransport()
    const app = createApp(() => h(TyqwChat, { theme: 'dark', suggestions: ['写一首诗'] }))
    app.use(createPinia()).use(createTyqw({ client, storage: false }))
    onTestFinished(() => {
      app.unmount()
      host.remove()
    })
    const inside = document.createElement('div')
    inside.style.blockSize = '100%'
    shadow.append(inside)
    app.mount(inside)
    const root = query(shadow, '.tyqw-root')
    expect(getComputedStyle(root).backgroundColor).toBe('rgb(23, 24, 28)')
    query<HTMLButtonElement>(shadow, '.tyqw-suggestion').click()
    await until(() => requests.length === 1)
    await until(() => shadow.activeElement === query(shadow, 'textarea'))
    text('**你好**。')
    finish()
    await until(() => shadow.querySelector('strong'))
    const copy = query<HTMLButtonElement>(shadow, '.tyqw-actions button')
    copy.focus()
    expect(shadow.activeElement).toBe(copy)
  })
})
