import axe from 'axe-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { manualTransport } from '../../../test/manual-transport'
import { mountChat, press, type, type MountedChat } from '../../../test/mount-chat'
import { settle } from '../../../test/settle'
import type { TyqwChatProps } from '../TyqwChat.vue'

const file = (name: string) => new File(['%PDF'], name, { type: 'application/pdf' })

/** One upload ends well, one fails, and one never ends. */
const upload: TyqwChatProps['upload'] = ({ name }) =>
  name.startsWith('好')
    ? Promise.resolve({ url: 'https://files.example/1' })
    : name.startsWith('坏')
      ? Promise.reject(new Error('no'))
      : new Promise(() => {})

async function withFiles(chat: MountedChat) {
  const input = chat.find<HTMLInputElement>('input[type=file]')
  const transfer = new DataTransfer()
  for (const name of ['好.pdf', '坏.pdf', '慢.pdf']) transfer.items.add(file(name))
  transfer.items.add(new File([], '空.pdf'))
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  const states = () =>
    [...chat.host.querySelectorAll<HTMLElement>('.tyqw-attachment')].map(
      (tile) => tile.dataset['state'],
    )
  await expect.poll(states).toEqual(['ready', 'failed', 'loading'])
  await expect.poll(() => chat.host.querySelector('.tyqw-composer-notice')).not.toBeNull()
}

async function withQueue(chat: MountedChat) {
  for (const text of ['一', '排队的第二个问题', '排队的第三个问题']) {
    type(chat.box, text)
    press(chat.box, 'Enter')
    await expect.poll(() => chat.store.isBusy).toBe(true)
  }
  await expect.poll(() => chat.host.querySelectorAll('.tyqw-queued').length).toBe(2)
  type(chat.box, '还有')
  await expect.poll(() => chat.button('排队发送')).toBeDefined()
}

const states: Record<
  string,
  { props?: TyqwChatProps; reach?: (chat: MountedChat) => Promise<void> }
> = {
  'files: there, failed, on their way and refused': { props: { upload }, reach: withFiles },
  'questions that wait': { reach: withQueue },
  'a text beyond the limit': {
    props: { maxLength: 5 },
    async reach(chat) {
      type(chat.box, '一二三四五六七')
      await expect.poll(() => chat.host.querySelector('[data-over]')).not.toBeNull()
      press(chat.box, 'Enter')
      await expect.poll(() => chat.host.querySelector('[role=alert]')).not.toBeNull()
    },
  },
  disabled: { props: { disabled: true } },
  'files dragged over it': {
    props: { upload },
    async reach(chat) {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(file('a.pdf'))
      chat
        .find('.tyqw-root')
        .dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }))
      await expect.poll(() => chat.host.querySelector('.tyqw-drop')).not.toBeNull()
    },
  },
}

async function open(name: string, theme: 'light' | 'dark') {
  const { props, reach } = states[name] ?? {}
  const { client } = manualTransport()
  const switches = { thinking: true, search: false }
  const chat = mountChat(
    { theme, header: false, client: { ...client, switches }, ...props },
    {},
    { queue: true },
  )
  chat.host.style.background = theme === 'dark' ? '#000' : '#fff'
  await expect.poll(() => chat.host.querySelectorAll('.tyqw-switch').length).toBe(2)
  await reach?.(chat)
  settle(chat.host)
  return chat
}

async function findViolations(host: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(host, { rules: { region: { enabled: false } } })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

describe('the composer', () => {
  const names = Object.keys(states)

  it.each(
    names.flatMap(
      (name) =>
        [
          [name, 'light'],
          [name, 'dark'],
        ] as const,
    ),
  )('gives axe nothing to find: %s, %s', async (name, theme) => {
    const chat = await open(name, theme)
    expect(await findViolations(chat.host)).toEqual([])
  })

  it.each(names)('fits 320 pixels, from right to left too: %s', async (name) => {
    document.documentElement.dir = 'rtl'
    onTestFinished(() => document.documentElement.removeAttribute('dir'))
    const chat = await open(name, 'light')
    chat.host.style.inlineSize = '320px'
    const box = chat.host.getBoundingClientRect()
    const wide = [...chat.host.querySelectorAll('.tyqw-composer *')].filter((element) => {
      // Files stand in one line that is pushed along.
      if (element.closest('.tyqw-attachments, [hidden]')) return false
      const { left, right } = element.getBoundingClientRect()
      return right > box.right + 0.5 || left < box.left - 0.5
    })
    expect(wide.map(({ className }) => className)).toEqual([])
  })

  it('is gone through with the Tab key, in the order of the eye', async () => {
    const chat = await open('files: there, failed, on their way and refused', 'light')
    const stops = [
      ...chat.host.querySelectorAll<HTMLElement>('.tyqw-composer :is(button, textarea)'),
    ]
      .filter((element) => !element.matches(':disabled'))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent)
    expect(stops).toEqual([
      '移除 好.pdf',
      '重试 坏.pdf',
      '移除 坏.pdf',
      '移除 慢.pdf',
      '输入消息',
      '添加文件',
      '深度思考',
      '联网搜索',
    ])
  })
})
