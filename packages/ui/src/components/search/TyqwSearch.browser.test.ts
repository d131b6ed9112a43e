import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { mountChat, press, type MountedChat } from '../../../test/mount-chat'
import { preloadMarkdown } from '../../markdown/use-renderer'

async function answered(text: string, props = {}) {
  await preloadMarkdown()
  const chat = mountChat(props)
  await say(chat, '千问是什么', text)
  return chat
}

async function say(chat: MountedChat, question: string, text: string) {
  const before = chat.articles().length
  chat.ask(question)
  await expect.poll(() => chat.articles().length).toBe(before + 2)
  chat.text(text)
  chat.finish()
  await expect.poll(() => chat.store.status).toBe('ready')
  await expect.poll(() => chat.answer().querySelector('.tyqw-blocks')).not.toBeNull()
}

const boxOf = (chat: MountedChat) => chat.host.querySelector<HTMLInputElement>('.tyqw-search-box')
const countOf = (chat: MountedChat) =>
  chat.host.querySelector('.tyqw-search-count')?.textContent?.trim()
const spoken = (chat: MountedChat) => chat.find('.tyqw-announcer').textContent ?? ''
const marked = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String)

async function open(chat: MountedChat) {
  chat.box.focus()
  press(chat.box, 'f', { ctrlKey: true })
  await expect.poll(() => boxOf(chat)).not.toBeNull()
  await expect.poll(() => document.activeElement === boxOf(chat)).toBe(true)
  const box = boxOf(chat)
  if (!box) throw new Error('The search is not open.')
  return box
}

function write(box: HTMLInputElement, text: string) {
  box.value = text
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

describe('<TyqwSearch>', () => {
  it('opens with Ctrl+F, takes the focus, and leaves the second Ctrl+F to the browser', async () => {
    const chat = await answered('千问')
    chat.box.focus()
    expect(press(chat.box, 'f', { ctrlKey: true })).toBe(false)
    await expect.poll(() => document.activeElement === boxOf(chat)).toBe(true)
    expect(press(boxOf(chat) as HTMLElement, 'f', { ctrlKey: true })).toBe(true)
  })

  it.each([
    { ctrlKey: true, shiftKey: true },
    { ctrlKey: true, altKey: true },
    { metaKey: true },
    {},
  ])('leaves %o alone', async (keys) => {
    const chat = await answered('千问')
    expect(press(chat.box, 'f', keys)).toBe(true)
  })

  it('goes to the box again when the focus is elsewhere in the chat, with its text marked', async () => {
    const chat = await answered('千问')
    const box = await open(chat)
    write(box, '千问')
    chat.box.focus()
    expect(press(chat.box, 'f', { ctrlKey: true })).toBe(false)
    await expect.poll(() => document.activeElement === box).toBe(true)
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, 2])
  })

  it('closes with Escape, gives the focus back, and takes its marks away', async () => {
    const chat = await answered('千问')
    const box = await open(chat)
    write(box, '千问')
    await expect.poll(() => marked('tyqw-found')).toHaveLength(2)
    let isHeard = false
    document.addEventListener('keydown', () => (isHeard = true), { once: true })
    expect(press(box, 'Escape')).toBe(false)
    await expect.poll(() => boxOf(chat)).toBeNull()
    expect(isHeard).toBe(false)
    expect(document.activeElement).toBe(chat.box)
    expect(CSS.highlights.has('tyqw-found')).toBe(false)
    expect(CSS.highlights.has('tyqw-found-current')).toBe(false)
  })

  it('marks what is seen, in any case and width, across elements, and not what is no text', async () => {
    const chat = await answered(
      'QWEN 与 **Qw**en<ref>[1]</ref>，`ｑｗｅｎ`\n\n```qwen\nqwen()\n```\n\n[链接](https://qwen.example)',
    )
    const box = await open(chat)
    write(box, 'ＱＷＥＮ')
    await expect.poll(() => countOf(chat)).toBe('1/4')
    await expect.poll(() => marked('tyqw-found')).toEqual(['QWEN', 'Qwen', 'ｑｗｅｎ', 'qwen'])
    expect(marked('tyqw-found-current')).toEqual(['QWEN'])
  })

  it('goes on with Enter and F3, back with Shift, and round', async () => {
    const chat = await answered('千问，千问')
    const box = await open(chat)
    write(box, '千问')
    await expect.poll(() => countOf(chat)).toBe('1/3')
    press(box, 'Enter')
    await expect.poll(() => countOf(chat)).toBe('2/3')
    expect(press(chat.box, 'F3')).toBe(false)
    await expect.poll(() => countOf(chat)).toBe('3/3')
    press(box, 'Enter')
    await expect.poll(() => countOf(chat)).toBe('1/3')
    press(box, 'Enter', { shiftKey: true })
    await expect.poll(() => countOf(chat)).toBe('3/3')
    press(box, 'F3', { shiftKey: true })
    await expect.poll(() => countOf(chat)).toBe('2/3')
    chat.button('下一处')?.click()
    await expect.poll(() => countOf(chat)).toBe('3/3')
    chat.button('上一处')?.click()
    await expect.poll(() => countOf(chat)).toBe('2/3')
  })

  it('leaves the keys of an input method alone, in the order of Chromium and of Safari', async () => {
    const chat = await answered('千问，千问')
    const box = await open(chat)
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    write(box, 'qian wen')
    press(box, 'Enter', { isComposing: true, keyCode: 229 })
    press(box, 'Escape', { isComposing: true, keyCode: 229 })
    expect(boxOf(chat)).not.toBeNull()
    expect(countOf(chat)).toBe('')
    box.value = '千问'
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await expect.poll(() => countOf(chat)).toBe('1/3')
    // Safari tells of the Enter that ended it afterwards.
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    press(box, 'Enter')
    await nextTick()
    expect(countOf(chat)).toBe('1/3')
  })

  it('says what it found when the typing rests, and where it went', async () => {
    const chat = await answered('千问，千问')
    const box = await open(chat)
    write(box, '千')
    write(box, '千问')
    await expect.poll(() => spoken(chat)).toContain('共 3 处匹配')
    expect(spoken(chat).match(/处匹配/g)).toHaveLength(1)
    press(box, 'Enter')
    await expect.poll(() => spoken(chat)).toContain('第 2 处，共 3 处')
    write(box, '没有的')
    await expect.poll(() => spoken(chat)).toContain('没有匹配')
    await expect.poll(() => countOf(chat)).toBe('没有匹配')
  })

  it('brings the match into view, in a long answer as well', async () => {
    const rest = Array.from({ length: 80 }, (_, index) => `第 ${index} 行\n\n`).join('')
    const chat = await answered(`${rest}目标\n\n${rest}`)
    const box = await open(chat)
    write(box, '目标')
    await expect.poll(() => countOf(chat)).toBe('1/1')
    const viewport = chat.find('.tyqw-viewport').getBoundingClientRect()
    const top = () =>
      [...(CSS.highlights.get('tyqw-found-current') ?? [])].map(
        (range) => (range as Range).getBoundingClientRect().top - viewport.top,
      )[0] ?? -1
    await expect.poll(top).toBeGreaterThan(50)
    expect(top()).toBeLessThan(viewport.height - 150)
  })

  it('counts on while an answer streams, and marks what comes', async () => {
    const chat = await answered('千问')
    const box = await open(chat)
    write(box, '千问')
    await expect.poll(() => countOf(chat)).toMatch(/\/2$/)
    chat.ask('再说')
    await expect.poll(() => chat.articles().length).toBe(4)
    chat.text('千问，**千')
    await expect.poll(() => countOf(chat)).toMatch(/\/3$/)
    chat.text('问**')
    await expect.poll(() => countOf(chat)).toMatch(/\/4$/)
    await expect.poll(() => marked('tyqw-found')).toHaveLength(4)
    chat.finish()
  })

  it('shares its marks with another chat of the page', async () => {
    const first = await answered('千问', { id: 'one' })
    const second = await answered('千问', { id: 'two' })
    write(await open(first), '千问')
    await expect.poll(() => marked('tyqw-found')).toHaveLength(2)
    write(await open(second), '什么')
    await expect.poll(() => marked('tyqw-found')).toHaveLength(3)
    second.unmount()
    expect(marked('tyqw-found')).toEqual(['千问', '千问'])
  })

  it('is reached by its button, which is there with the first question', async () => {
    const chat = mountChat()
    const button = () => chat.button('在对话中查找')
    expect(button()?.checkVisibility({ visibilityProperty: true })).toBe(false)
    await say(chat, '问', '答')
    button()?.click()
    await expect.poll(() => document.activeElement === boxOf(chat)).toBe(true)
    chat.button('关闭查找')?.click()
    await expect.poll(() => boxOf(chat)).toBeNull()
  })

  it('marks the message where the browser draws no marks', async () => {
    const own = globalThis.Highlight
    Reflect.deleteProperty(globalThis, 'Highlight')
    try {
      const chat = await answered('千问')
      const box = await open(chat)
      write(box, '是什么')
      await expect
        .poll(() => chat.articles().map((article) => 'found' in article.dataset))
        .toEqual([true, false])
      press(box, 'Escape')
      await expect.poll(() => chat.host.querySelector('[data-found]')).toBeNull()
    } finally {
      globalThis.Highlight = own
    }
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds in %s', async (theme) => {
    const chat = await answered('千问', { theme })
    write(await open(chat), '千问')
    await expect.poll(() => countOf(chat)).toBe('1/2')
    for (const animation of chat.host.getAnimations({ subtree: true })) animation.finish()
    const { violations } = await axe.run(chat.find('.tyqw-search'))
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  })

  it('stands at the end of the line in both directions', async () => {
    const chat = await answered('千问')
    await open(chat)
    const middle = () => {
      const { left, right } = chat.find('.tyqw-search').getBoundingClientRect()
      return (left + right) / 2 - chat.host.getBoundingClientRect().left
    }
    expect(middle()).toBeGreaterThan(360)
    chat.host.dir = 'rtl'
    expect(middle()).toBeLessThan(360)
  })
})
