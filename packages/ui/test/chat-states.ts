import { vi } from 'vitest'
import type { MountedChat } from './mount-chat'
import { richMarkdown } from './rich-markdown'

/** Waits for something to be there, on a busy machine, too. */
async function until(isThere: () => unknown): Promise<void> {
  await vi.waitUntil(isThere, { timeout: 10_000, interval: 10 })
}

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

type State = (chat: MountedChat) => Promise<void>

async function ask(chat: MountedChat): Promise<void> {
  const before = chat.articles().length
  chat.ask('请介绍一下通义千问，并给出例子。')
  await until(() => chat.articles().length === before + 2)
}

async function finish(chat: MountedChat): Promise<void> {
  chat.finish()
  await until(() => chat.store.status === 'ready')
}

/** Opens what is folded, but for what opens beside it. */
function unfold(answer: HTMLElement): void {
  const folded = '[aria-expanded=false]:not([aria-haspopup])'
  for (const button of answer.querySelectorAll<HTMLElement>(folded)) button.click()
}

/** Everything that may stand in a chat, by its name: what is looked at by axe, under a page's styles, in forced colours. */
export const chatStates = {
  async empty() {},
  submitted: ask,
  async reasoning(chat) {
    await ask(chat)
    chat.push({ type: 'reasoning-delta', delta: '想一想。\n\n再想一想。' })
    await until(() => chat.button(/正在思考/))
  },
  async streaming(chat) {
    await ask(chat)
    chat.text(richMarkdown)
    await until(() => chat.answer().querySelector('table'))
  },
  async finished(chat) {
    await ask(chat)
    const sources = [1, 2].map((index) => ({
      index: `${index}`,
      title: `手册 ${index}`,
      text: '摘录',
      url: `https://example.com/${index}`,
    }))
    const step = { kind: 'retrieval', name: '检索', input: '问题', output: '三条' } as const
    chat.push(
      { type: 'reasoning-delta', delta: '想一想。' },
      { type: 'step', step: { ...step, id: 's1', state: 'done', durationMs: 320 } },
      { type: 'step', step: { ...step, id: 's2', state: 'failed' } },
      { type: 'sources', sources },
    )
    chat.text(richMarkdown)
    await finish(chat)
    await until(() => chat.host.querySelector('.tyqw-sources'))
    await until(() => chat.host.querySelector('.katex'))
    chat.host.querySelectorAll('details').forEach((details) => (details.open = true))
    unfold(chat.answer())
    await until(() => chat.host.querySelector('.tyqw-source-card'))
  },
  async 'a source beside its mark'(chat) {
    await chatStates.finished(chat)
    chat.find('.tyqw-citation button').click()
    await until(() => chat.host.querySelector('.tyqw-source-popover'))
  },
  async files(chat) {
    await ask(chat)
    const image = { type: 'file', mediaType: 'image/png' } as const
    chat.push(
      { type: 'file', file: { ...image, url: pixel, name: '点.png' } },
      { type: 'file', file: { ...image, url: 'https://images.invalid/a.png', name: '猫.png' } },
    )
    chat.text('还有文件：')
    const url = 'https://example.com/a.pdf'
    const file = { mediaType: 'application/pdf', url, name: '数据.pdf', size: 2_100_000 }
    chat.push({ type: 'file', file: { type: 'file', ...file } })
    await finish(chat)
    await until(() => chat.host.querySelector('img[data-loaded]'))
  },
  async 'an image in its preview'(chat) {
    await chatStates.files(chat)
    chat.find('.tyqw-image-open').click()
    await until(() => chat.host.querySelector('dialog[open]'))
  },
  async 'asking before a call'(chat) {
    await ask(chat)
    const call = { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather' } as const
    chat.push({ ...call, argumentsDelta: '{"city":"杭州"}' })
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'approval-requested' })
    await until(() => chat.button('允许'))
  },
  async 'a call that failed'(chat) {
    await chatStates['asking before a call'](chat)
    const error = {
      code: 'tool-failed',
      kind: 'protocol',
      message: 'no',
      retryable: false,
    } as const
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'output-error', error })
    await until(() => chat.find('.tyqw-tool').dataset['state'] === 'output-error')
    unfold(chat.answer())
    await until(() => chat.host.querySelector('.tyqw-data'))
  },
  async 'another version'(chat) {
    await chatStates.finished(chat)
    chat.button('重新回答')?.click()
    await until(() => chat.requests.length === 2)
    chat.text('另一个回答')
    await finish(chat)
    await until(() => chat.host.querySelector('.tyqw-versions'))
  },
  async 'more of an answer'(chat) {
    await ask(chat)
    const usage = { inputTokens: 1200, outputTokens: 300, cachedTokens: 1000 }
    chat.push({ type: 'start', model: 'qwen-x' }, { type: 'usage', usage })
    chat.text('回答')
    await finish(chat)
    await until(() => chat.button('更多'))
    chat.button('更多')?.click()
    await until(() => chat.host.querySelector('.tyqw-popover:popover-open .tyqw-usage'))
  },
  async 'telling what was wrong'(chat) {
    await ask(chat)
    chat.text('回答')
    await finish(chat)
    await until(() => chat.button('没有帮助'))
    chat.button('没有帮助')?.click()
    await until(() => chat.host.querySelector('.tyqw-popover:popover-open .tyqw-feedback'))
    chat.button('内容有误')?.click()
  },
  async 'changing a question'(chat) {
    await ask(chat)
    chat.text('回答')
    await finish(chat)
    await until(() => chat.button('修改'))
    chat.button('修改')?.click()
    await until(() => chat.host.querySelector('.tyqw-edit-box'))
    chat.ask('再问')
    await until(() => chat.store.isBusy)
    chat.host.querySelector<HTMLFormElement>('.tyqw-edit')?.requestSubmit()
    await until(() => chat.host.querySelector('.tyqw-edit-refusal'))
  },
  async stopped(chat) {
    await chatStates.streaming(chat)
    chat.store.stop()
    await until(() => chat.host.querySelector('.tyqw-note'))
  },
  async 'not stored'(chat) {
    await chatStates.stopped(chat)
    const error = { code: 'storage-full', kind: 'storage', message: '', retryable: true } as const
    chat.store.storageError = error
    await until(() => chat.host.querySelector('.tyqw-storage-notice'))
  },
  async error(chat) {
    await ask(chat)
    const error = {
      code: 'Throttling',
      kind: 'rate-limit',
      message: 'raw',
      requestId: 'r',
    } as const
    chat.push({ type: 'error', error: { ...error, retryable: true, retryAfterMs: 60_000 } })
    await until(() => chat.host.querySelector('[role=alert]'))
    chat.find<HTMLDetailsElement>('.tyqw-error-details').open = true
  },
  /** All that stays when an answer is over, one after the other. */
  async everything(chat) {
    await chatStates['another version'](chat)
    await chatStates.finished(chat)
    await chatStates['a call that failed'](chat)
    await finish(chat)
    await chatStates['asking before a call'](chat)
  },
} satisfies Record<string, State>

export type ChatStateName = keyof typeof chatStates
