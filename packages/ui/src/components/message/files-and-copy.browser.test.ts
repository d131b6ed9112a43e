import { afterEach, describe, expect, it, vi } from 'vitest'
import { mountChat } from '../../../test/mount-chat'

afterEach(() => vi.restoreAllMocks())

async function open(props = {}) {
  const chat = mountChat(props)
  chat.ask('问题')
  await expect.poll(() => chat.requests.length).toBe(1)
  return chat
}

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('files', () => {
  it('shows an image that holds its own data, and loads another origin’s only with a click', async () => {
    const chat = await open()
    const remote = 'https://images.invalid/cat.png'
    chat.push(
      { type: 'file', file: { type: 'file', mediaType: 'image/png', url: pixel, name: '点' } },
      { type: 'file', file: { type: 'file', mediaType: 'image/png', url: remote, name: '猫' } },
    )
    chat.finish()
    await expect.poll(() => chat.answer().querySelectorAll('img').length).toBe(1)
    expect(chat.find<HTMLImageElement>('img').alt).toBe('点')
    const gate = chat.find<HTMLButtonElement>('.tyqw-image-gate')
    expect(gate.textContent).toContain('images.invalid')
    gate.click()
    await expect.poll(() => chat.answer().textContent).toContain('图片没有加载出来')
  })

  it.each([
    ['https://example.com/a.pdf', 'A', 'https://example.com/a.pdf'],
    ['javascript:alert(1)', 'DIV', undefined],
    ['data:text/html,<script>alert(1)</script>', 'DIV', undefined],
  ])('links a file only where that is safe: %s', async (url, tag, href) => {
    const chat = await open()
    chat.push({ type: 'file', file: { type: 'file', mediaType: 'application/pdf', url } })
    chat.finish()
    await expect.poll(() => chat.host.querySelector('.tyqw-file')).not.toBeNull()
    const file = chat.find('.tyqw-file')
    expect(file.tagName).toBe(tag)
    expect(file.getAttribute('href') ?? undefined).toBe(href)
    expect(file.textContent).toContain('文件')
  })
})

describe('a code block', () => {
  it('is copied by itself', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const chat = await open()
    chat.text('```ts\nconst a = 1\n```')
    chat.finish()
    await expect.poll(() => chat.button('复制代码')).toBeDefined()
    chat.button('复制代码')?.click()
    await expect.poll(() => chat.button('已复制')).toBeDefined()
    expect(write).toHaveBeenCalledWith('const a = 1')
  })
})

describe('many sources', () => {
  it('shows them when asked, and names each by what is known of it', async () => {
    const chat = await open()
    chat.text('见文档。')
    chat.push({
      type: 'sources',
      sources: [
        { index: '1', title: '手册', documentName: '手册.pdf', pages: [3, 4] },
        { index: '2', documentName: '规范.docx' },
        { index: '3', siteName: '官网', url: 'https://example.com/' },
        { index: '4', url: 'https://example.org/x' },
        ...Array.from({ length: 6 }, (_, place) => ({ index: `${place + 5}` })),
      ],
    })
    chat.finish()
    await expect.poll(() => chat.button(/10 个来源/)).toBeDefined()
    expect(chat.host.querySelector('.tyqw-source')).toBeNull()
    chat.button(/10 个来源/)?.click()
    const titles = () =>
      [...chat.host.querySelectorAll('.tyqw-source-title')].map((title) => title.textContent)
    await expect
      .poll(() => titles().slice(0, 4))
      .toEqual(['手册', '规范.docx', '官网', 'example.org'])
    expect(chat.find('.tyqw-source-meta').textContent).toBe('手册.pdf · 第 3, 4 页')
    expect(titles()).toHaveLength(8)
    chat.button(/展开其余 2 个/)?.click()
    await expect.poll(titles).toHaveLength(10)
    expect(titles().at(-1)).toBe('来源 10')
  })
})

describe('in English', () => {
  it('says everything in English', async () => {
    const chat = await open({ locale: 'en-US' })
    chat.push(
      { type: 'reasoning-delta', delta: 'Let me see.' },
      {
        type: 'step',
        step: { id: 's', kind: 'retrieval', name: 'Search', state: 'done', durationMs: 40 },
      },
      { type: 'sources', sources: Array.from({ length: 6 }, (_, n) => ({ index: `${n + 1}` })) },
    )
    chat.text('Here[1] it is.')
    chat.push({ type: 'finish', reason: 'length' })
    await expect.poll(() => chat.button(/6 sources/)).toBeDefined()
    chat.button(/6 sources/)?.click()
    await expect.poll(() => chat.host.querySelectorAll('.tyqw-source').length).toBe(6)
    const own = chat.host.cloneNode(true) as HTMLElement
    for (const question of own.querySelectorAll('[data-role=user]')) question.remove()
    expect(own.textContent).not.toMatch(/[\u4e00-\u9fff]/)
    const labels = [...own.querySelectorAll('[aria-label]')].map((e) =>
      e.getAttribute('aria-label'),
    )
    expect(labels.join()).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('an on-screen keyboard that covers the page', () => {
  it('lifts the composer above it while somebody types', async () => {
    const chat = await open()
    const visible = window.visualViewport
    if (!visible) throw new Error('This browser has no visual viewport.')
    const end = chat.find('.tyqw-root').getBoundingClientRect().bottom
    vi.spyOn(visible, 'height', 'get').mockReturnValue(end - visible.offsetTop - 200)
    const inset = () => chat.find('.tyqw-root').style.getPropertyValue('--tyqw-keyboard-inset')
    visible.dispatchEvent(new Event('resize'))
    expect(inset()).toBe('')
    chat.box.focus()
    visible.dispatchEvent(new Event('resize'))
    await expect.poll(inset).toBe('200px')
  })
})
