import { afterEach, describe, expect, it, vi } from 'vitest'
import { mountChat, press, type, type MountedChat } from '../../../test/mount-chat'
import type { UploadFile } from '../../attachments/attachment-settings'

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const bytes = Uint8Array.from(atob(PNG), (letter) => letter.charCodeAt(0))
const picture = (name = 'a.png') => new File([bytes], name, { type: 'image/png' })
const pdf = (name = 'a.pdf') => new File(['%PDF'], name, { type: 'application/pdf' })

function carrying(...files: File[]): DataTransfer {
  const transfer = new DataTransfer()
  files.forEach((file) => transfer.items.add(file))
  return transfer
}

const tiles = (chat: MountedChat) => [
  ...chat.host.querySelectorAll<HTMLElement>('.tyqw-attachment'),
]
const states = (chat: MountedChat) => tiles(chat).map((tile) => tile.dataset['state'])
const notice = (chat: MountedChat) =>
  chat.host.querySelector('.tyqw-composer-notice')?.textContent.trim()
const drag = (target: Element, kind: string, init: DragEventInit) =>
  target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, ...init }))
const paste = (chat: MountedChat, clipboardData: DataTransfer) =>
  chat.box.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
  )

/** Chooses files as the system's dialog does. */
function choose(chat: MountedChat, ...files: File[]) {
  const input = chat.find<HTMLInputElement>('input[type=file]')
  input.files = carrying(...files).files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** An upload that the test ends. */
function heldUpload() {
  const held: { file: File; end: (url?: string) => void; signal: AbortSignal }[] = []
  const upload: UploadFile = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      onProgress(0.4)
      held.push({
        file,
        signal,
        end: (url) => (url ? resolve({ url }) : reject(new Error('The server is away.'))),
      })
    })
  return { held, upload }
}

afterEach(() => vi.restoreAllMocks())

describe('files in the composer', () => {
  it('are pasted, shown as a picture, and sent alone, within the request', async () => {
    const chat = mountChat({ attachments: true })
    expect(paste(chat, carrying(picture()))).toBe(false)
    await expect.poll(() => states(chat)).toEqual(['ready'])
    const shown = chat.find<HTMLImageElement>('.tyqw-attachment img')
    await expect.poll(() => shown.naturalWidth).toBe(1)
    chat.button('发送')?.click()
    await expect
      .poll(() => chat.requests)
      .toMatchObject([
        {
          text: '',
          files: [{ mediaType: 'image/png', url: `data:image/png;base64,${PNG}`, name: 'a.png' }],
        },
      ])
    expect(tiles(chat)).toEqual([])
    await expect.poll(() => chat.articles()[0]?.querySelector('img')).not.toBeNull()
  })

  it('leave a paste of text to the browser', () => {
    const chat = mountChat({ attachments: true })
    const text = new DataTransfer()
    text.setData('text/plain', '文字')
    expect(paste(chat, text)).toBe(true)
  })

  it('are dropped anywhere on the chat, which says so', async () => {
    const chat = mountChat({ attachments: true })
    const dataTransfer = carrying(picture('一.png'), picture('二.png'))
    const thread = chat.find('.tyqw-thread')
    drag(thread, 'dragenter', { dataTransfer })
    expect(drag(thread, 'dragover', { dataTransfer })).toBe(false)
    await expect.poll(() => chat.host.querySelector('.tyqw-drop')?.textContent).toContain('松开')
    drag(thread, 'dragleave', { dataTransfer, relatedTarget: chat.box })
    expect(chat.host.querySelector('.tyqw-drop')).not.toBeNull()
    drag(thread, 'dragleave', { dataTransfer, relatedTarget: document.body })
    await expect.poll(() => chat.host.querySelector('.tyqw-drop')).toBeNull()
    drag(thread, 'dragover', { dataTransfer })
    expect(drag(thread, 'drop', { dataTransfer })).toBe(false)
    await expect.poll(() => states(chat)).toEqual(['ready', 'ready'])
    expect(chat.host.querySelector('.tyqw-drop')).toBeNull()
    expect(document.activeElement).toBe(chat.box)
  })

  it('are not taken where the client takes none: a drop is left to the page', () => {
    const chat = mountChat()
    expect(chat.host.querySelector('input[type=file]')).toBeNull()
    const dataTransfer = carrying(picture())
    expect(drag(chat.box, 'dragover', { dataTransfer })).toBe(true)
    expect(drag(chat.box, 'drop', { dataTransfer })).toBe(true)
    expect(paste(chat, dataTransfer)).toBe(true)
  })

  it('are refused in words, and the others are taken', async () => {
    const chat = mountChat({ attachments: { maxCount: 1 } })
    choose(chat, pdf('合同.pdf'), picture('a.png'), picture('b.png'))
    await expect.poll(() => states(chat)).toEqual(['ready'])
    expect(notice(chat)).toContain('“合同.pdf”')
    expect(notice(chat)).toContain('最多 1 个文件')
    expect(chat.find('[role=alert]').textContent).toContain('只能添加图片')
  })

  it('are taken away with the keyboard, and the focus goes on to the next, then to the box', async () => {
    const chat = mountChat({ attachments: true })
    choose(chat, picture('一.png'), picture('二.png'))
    await expect.poll(() => states(chat)).toEqual(['ready', 'ready'])
    chat.button('移除 一.png')?.focus()
    chat.button('移除 一.png')?.click()
    await expect.poll(() => document.activeElement).toBe(chat.button('移除 二.png'))
    chat.button('移除 二.png')?.click()
    await expect.poll(() => document.activeElement).toBe(chat.box)
    expect(chat.button('发送')?.disabled).toBe(true)
  })

  it('hold the question until they are uploaded', async () => {
    const { held, upload } = heldUpload()
    const chat = mountChat({ upload })
    choose(chat, pdf())
    await expect.poll(() => states(chat)).toEqual(['loading'])
    await expect.poll(() => tiles(chat)[0]?.textContent).toContain('40%')
    type(chat.box, '总结')
    press(chat.box, 'Enter')
    await expect.poll(() => notice(chat)).toContain('完成后就能发送')
    expect(chat.find('.tyqw-send').dataset['state']).toBe('loading')
    expect(chat.requests).toEqual([])
    held[0]?.end('https://files.example/a.pdf')
    await expect.poll(() => chat.button('发送')?.disabled).toBe(false)
    press(chat.box, 'Enter')
    await expect
      .poll(() => chat.requests)
      .toMatchObject([{ text: '总结', files: [{ url: 'https://files.example/a.pdf', size: 4 }] }])
    expect(held).toHaveLength(1)
  })

  it('are retried, or cancelled', async () => {
    const { held, upload } = heldUpload()
    const chat = mountChat({ upload })
    choose(chat, pdf())
    await expect.poll(() => held.length).toBe(1)
    held[0]?.end()
    await expect.poll(() => states(chat)).toEqual(['failed'])
    press(chat.box, 'Enter')
    await expect.poll(() => notice(chat)).toContain('重试或移除')
    chat.button('重试 a.pdf')?.click()
    await expect.poll(() => held.length).toBe(2)
    expect(states(chat)).toEqual(['loading'])
    chat.button('移除 a.pdf')?.click()
    await expect.poll(() => held[1]?.signal.aborted).toBe(true)
    expect(tiles(chat)).toEqual([])
  })

  it('stay with their conversation, and outlive the component', async () => {
    const { held, upload } = heldUpload()
    const chat = mountChat({ upload })
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    const first = chat.store.conversationId
    choose(chat, pdf('一.pdf'))
    await expect.poll(() => states(chat)).toEqual(['loading'])
    chat.store.newConversation()
    await expect.poll(() => tiles(chat)).toEqual([])
    held[0]?.end('https://files.example/1.pdf')
    await chat.store.open(first)
    await expect.poll(() => states(chat)).toEqual(['ready'])
    chat.unmount()
    expect(chat.store.attachments.map(({ name, state }) => [name, state])).toEqual([
      ['一.pdf', 'ready'],
    ])
  })

  it('come back with the text when they were not sent, and are sent once', async () => {
    const chat = mountChat({ attachments: true }, {}, { queue: true })
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    choose(chat, picture('一.png'))
    await expect.poll(() => states(chat)).toEqual(['ready'])
    type(chat.box, '看图')
    press(chat.box, 'Enter')
    press(chat.box, 'Enter')
    await expect.poll(() => chat.store.queue.length).toBe(1)
    expect(tiles(chat)).toEqual([])
    press(chat.box, 'Escape')
    await expect.poll(() => chat.box.value).toBe('看图')
    await expect.poll(() => states(chat)).toEqual(['ready'])
    expect(chat.find('.tyqw-attachment').title).toBe('一.png')
    press(chat.box, 'Enter')
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.requests[1]).toMatchObject({ text: '看图', files: [{ name: '一.png' }] })
  })

  it('let go of every picture they made', async () => {
    const made = vi.spyOn(URL, 'createObjectURL')
    const revoked = vi.spyOn(URL, 'revokeObjectURL')
    const chat = mountChat({ attachments: true })
    const open = () =>
      made.mock.results
        .map(({ value }) => value as string)
        .filter((url) => !revoked.mock.calls.some(([gone]) => gone === url))
    choose(chat, picture('一.png'), picture('二.png'), picture('三.png'))
    await expect.poll(() => states(chat)).toEqual(['ready', 'ready', 'ready'])
    expect(open()).toHaveLength(3)
    chat.button('移除 一.png')?.click()
    await expect.poll(() => open().length).toBe(2)
    press(chat.box, 'Enter')
    await expect.poll(() => chat.requests.length).toBe(1)
    expect(open()).toEqual([])
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    choose(chat, picture('四.png'))
    await expect.poll(() => states(chat)).toEqual(['ready'])
    await chat.store.clearAll()
    expect(open()).toEqual([])
  })

  it('are shown by their names where the picture cannot be shown', async () => {
    const chat = mountChat({ attachments: true })
    choose(chat, new File(['no picture'], '坏\u202Egnp.png', { type: 'image/png' }))
    await expect.poll(() => tiles(chat)[0]?.dataset['kind']).toBe('file')
    expect(tiles(chat)[0]?.textContent).not.toContain('\u202E')
  })
})
