import type { ChatMessage, FilePart } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../theme/style.css'
import TyqwMessageParts from '../TyqwMessageParts.vue'

let unmount = () => {}
afterEach(() => {
  unmount()
  document.body.replaceChildren()
  document.documentElement.removeAttribute('dir')
})

function draw(width: number, height: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.fillRect(0, 0, width, height)
  return canvas.toDataURL('image/png')
}

const image = (name: string, url = draw(40, 30)): FilePart => ({
  type: 'file',
  mediaType: 'image/png',
  url,
  name,
})

function show(parts: readonly FilePart[], role: ChatMessage['role'] = 'user') {
  const host = document.createElement('div')
  host.className = 'tyqw'
  host.style.inlineSize = '600px'
  host.dataset['role'] = role
  document.body.append(host)
  const message: ChatMessage = {
    id: 'm',
    role,
    parts,
    sources: [],
    status: { type: 'complete', reason: 'stop' },
    createdAt: 0,
    metadata: { runs: [] },
  }
  const wrapper = mount(TyqwMessageParts, { props: { message }, attachTo: host })
  unmount = () => wrapper.unmount()
  const tiles = () => [...host.querySelectorAll<HTMLElement>('.tyqw-image-tile')]
  const openers = () => [...host.querySelectorAll<HTMLElement>('.tyqw-image-open')]
  const dialog = () => host.querySelector<HTMLDialogElement>('dialog[open]')
  const shown = () => dialog()?.querySelector<HTMLImageElement>('.tyqw-preview-image')
  const button = (name: string) => {
    const found = dialog()?.querySelector<HTMLElement>(`[aria-label="${name}"]`)
    if (!found) throw new Error(`There is no button ${name}.`)
    return found
  }
  return { host, wrapper, tiles, openers, dialog, shown, button }
}

describe('an image', () => {
  it('has its place before it is there, and keeps it', async () => {
    const { host, tiles } = show([image('a.png', draw(80, 40))])
    const height = tiles()[0]?.offsetHeight
    expect(height).toBe(140)
    await expect.poll(() => host.querySelector('img')?.dataset['loaded']).toBeDefined()
    expect(tiles()[0]?.offsetHeight).toBe(height)
  })

  it('keeps its place when it is broken, and says so', async () => {
    const { host, tiles } = show([image('坏的.png', `${location.origin}/nothing.png`)], 'assistant')
    const height = tiles()[0]?.offsetHeight
    await expect.poll(() => host.textContent).toContain('图片没有加载出来')
    expect(tiles()[0]?.offsetHeight).toBe(height)
  })

  it('of another origin loads with a click alone, in the same place', async () => {
    const { host, tiles } = show([image('猫.png', 'https://images.invalid/cat.png')], 'assistant')
    expect(host.querySelector('img')).toBeNull()
    const height = tiles()[0]?.offsetHeight
    await userEvent.click(host.querySelector('.tyqw-image-gate') as HTMLElement)
    expect(tiles()[0]?.offsetHeight).toBe(height)
    await expect.poll(() => host.textContent).toContain('图片没有加载出来')
  })

  it('of the user is shown whatever it is, and one from the service is not', () => {
    const drawing = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E'
    expect(show([image('图.svg', drawing)]).host.querySelector('img')).not.toBeNull()
    unmount()
    expect(show([image('图.svg', drawing)], 'assistant').host.querySelector('img')).toBeNull()
  })

  it.each(['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'oss://a/b.png'])(
    'with %j is named, not fetched',
    (url) => {
      const { host } = show([image('名字.png', url)])
      expect(host.querySelector('img, a')).toBeNull()
      expect(host.textContent).toContain('名字.png')
    },
  )

  it('stands in a grid beside others', () => {
    const { host, tiles } = show(['a', 'b', 'c'].map((name) => image(name)))
    const tops = tiles().map((tile) => tile.offsetTop)
    expect(new Set(tops).size).toBe(1)
    expect(host.querySelector('.tyqw-files')?.scrollWidth).toBeLessThanOrEqual(600)
  })
})

describe('the preview', () => {
  const three = () => show([image('一.png'), image('二.png'), image('三.png', draw(900, 40))])

  it('opens by the keyboard, and Esc closes it and gives the focus back', async () => {
    const { openers, dialog, shown } = three()
    openers()[1]?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => shown()?.alt).toBe('二.png')
    expect(dialog()?.matches(':modal')).toBe(true)
    expect(dialog()?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(dialog).toBeNull()
    expect(document.activeElement).toBe(openers()[1])
  })

  it('goes from image to image with the arrows, and no further', async () => {
    const { openers, shown, dialog } = three()
    await userEvent.click(openers()[0] as HTMLElement)
    await expect.poll(() => shown()?.alt).toBe('一.png')
    expect(dialog()?.textContent).toContain('第 1 张，共 3 张')
    await userEvent.keyboard('{ArrowRight}')
    expect(shown()?.alt).toBe('二.png')
    await userEvent.keyboard('{End}{ArrowRight}')
    expect(shown()?.alt).toBe('三.png')
    await userEvent.keyboard('{ArrowLeft}')
    expect(shown()?.alt).toBe('二.png')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.activeElement).toBe(openers()[1])
  })

  it('goes the other way where text does', async () => {
    document.documentElement.dir = 'rtl'
    const { openers, shown } = three()
    await userEvent.click(openers()[0] as HTMLElement)
    await expect.poll(() => shown()?.alt).toBe('一.png')
    await userEvent.keyboard('{ArrowLeft}')
    expect(shown()?.alt).toBe('二.png')
  })

  it('makes an image larger, and smaller again', async () => {
    const { openers, shown, button } = three()
    await userEvent.click(openers()[2] as HTMLElement)
    await expect.poll(() => shown()?.alt).toBe('三.png')
    const width = () => shown()?.getBoundingClientRect().width ?? 0
    await expect.poll(width).toBeGreaterThan(800)
    const fits = width()
    await userEvent.keyboard('+')
    await expect.poll(width).toBeGreaterThan(fits * 1.2)
    await userEvent.click(button('缩小'))
    await expect.poll(width).toBe(fits)
    await userEvent.click(shown() as HTMLElement)
    await expect.poll(width).toBeGreaterThan(fits * 1.5)
    await userEvent.keyboard('0')
    await expect.poll(width).toBe(fits)
  })

  it('is within the page however large the image, and closes with a press beside it', async () => {
    const { openers, shown, dialog } = show([image('大.png', draw(1000, 4000)), image('b')])
    await userEvent.click(openers()[0] as HTMLElement)
    await expect.poll(() => shown()?.complete).toBe(true)
    const { height, bottom } = shown()?.getBoundingClientRect() ?? new DOMRect()
    expect(height).toBeGreaterThan(300)
    expect(bottom).toBeLessThanOrEqual(innerHeight)
    const stage = dialog()?.querySelector('.tyqw-preview-stage') as HTMLElement
    await userEvent.click(stage, { position: { x: 90, y: 20 } })
    await expect.poll(dialog).toBeNull()
  })

  it('leaves out what is not shown', async () => {
    const { openers, shown, dialog } = show(
      [image('a'), image('b', 'https://images.invalid/b.png'), image('c')],
      'assistant',
    )
    await userEvent.click(openers()[0] as HTMLElement)
    await expect.poll(() => shown()?.alt).toBe('a')
    expect(dialog()?.textContent).toContain('共 2 张')
  })

  it('goes with its message', async () => {
    const { wrapper, openers, dialog } = three()
    await userEvent.click(openers()[0] as HTMLElement)
    await expect.poll(dialog).not.toBeNull()
    wrapper.unmount()
    expect(document.querySelector('dialog')).toBeNull()
  })
})

describe('a file', () => {
  const file = (fields: Partial<FilePart>): FilePart => ({
    type: 'file',
    mediaType: 'application/pdf',
    url: 'https://example.com/a.pdf',
    ...fields,
  })

  it('keeps the ending of a long name, and tells its size', () => {
    const name = `${'很长的名字'.repeat(20)}终稿.pdf`
    const { host } = show([file({ name, size: 1_834_221 })])
    const pieces = [...host.querySelectorAll<HTMLElement>('.tyqw-file-name > span')]
    expect(pieces[1]?.textContent).toContain('终稿.pdf')
    expect(pieces[0]?.scrollWidth).toBeGreaterThan(pieces[0]?.clientWidth ?? 0)
    expect(host.querySelector('.tyqw-file-meta')?.textContent).toBe('PDF · 1.8 MB')
    expect(host.querySelector('a')?.title).toMatch(/^example\.com/)
  })

  it('shows what would turn its name round', () => {
    const { host } = show([file({ name: 'a\u202Efdp.exe' })])
    expect(host.textContent).toContain('U+202E')
    expect(host.querySelector('a')?.title).not.toContain('\u202E')
  })
})
