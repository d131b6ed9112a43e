import { memoryStorage, type ChatTransport, type MessageChunk } from '@tyqw/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerNow } from '../../../../test/answered-chat'
import { mountChat, type MountedChat } from '../../../../test/mount-chat'

function setOnline(isOnline: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}
afterEach(() => {
  vi.restoreAllMocks()
  window.dispatchEvent(new Event('online'))
})

const failed: MessageChunk = {
  type: 'error',
  error: { code: 'network', kind: 'network', message: 'no', retryable: true },
}

async function askAndFail(chat: MountedChat, ...before: MessageChunk[]): Promise<void> {
  chat.ask('在吗')
  await expect.poll(() => chat.requests.length).toBe(1)
  await answerNow(chat, [...before, failed])
  await expect.poll(() => chat.host.querySelector('[role=alert]')).not.toBeNull()
}

describe('without a network', () => {
  it('a question that was never sent is sent by itself, once, when there is one', async () => {
    const chat = mountChat()
    setOnline(false)
    await askAndFail(chat)
    expect(chat.find('.tyqw-error-text').textContent).toBe('现在没有联网，恢复连接后会自动发送。')
    setOnline(true)
    await expect.poll(() => chat.requests.length).toBe(2)
    window.dispatchEvent(new Event('online'))
    await answerNow(chat, '在')
    expect(chat.requests).toHaveLength(2)
    expect(chat.articles()).toHaveLength(2)
  })

  it.each<[string, (chat: MountedChat) => Promise<void>]>([
    [
      'that went away during the answer',
      async (chat) => {
        chat.ask('在吗')
        await expect.poll(() => chat.requests.length).toBe(1)
        setOnline(false)
        await answerNow(chat, [failed])
      },
    ],
    [
      'that let something through',
      async (chat) => {
        setOnline(false)
        await askAndFail(chat, { type: 'text-delta', delta: '我' })
      },
    ],
    [
      'that let the service answer',
      async (chat) => {
        setOnline(false)
        await askAndFail(chat, { type: 'start', requestId: 'r' })
      },
    ],
  ])('nothing is sent by itself that may have been billed: one %s', async (_, fail) => {
    const chat = mountChat()
    await fail(chat)
    await expect
      .poll(() => chat.find('.tyqw-error-text').textContent)
      .toBe('现在没有联网，恢复连接后请重试。')
    setOnline(true)
    await expect.poll(() => chat.find('.tyqw-error-text').textContent).toContain('请检查网络')
    expect(chat.button('重试')).toBeDefined()
    expect(chat.requests).toHaveLength(1)
  })

  it('only the last question is sent again', async () => {
    const chat = mountChat()
    setOnline(false)
    await askAndFail(chat)
    chat.ask('还在吗')
    await expect.poll(() => chat.requests.length).toBe(2)
    await answerNow(chat, [failed])
    setOnline(true)
    await expect.poll(() => chat.requests.length).toBe(3)
    expect(chat.requests[2]?.text).toBe('还在吗')
    await answerNow(chat, '在')
    expect(chat.requests).toHaveLength(3)
  })
})

describe('while the client waits before it sends again', () => {
  it('the bubble says so, once for those who listen, until the answer comes', async () => {
    let proceed: () => void = () => undefined
    const error = {
      code: 'Throttling',
      kind: 'rate-limit',
      message: 'no',
      retryable: true,
    } as const
    const client: ChatTransport = {
      async *stream(_, { onRetry }) {
        onRetry?.({ attempt: 1, delayMs: 3000, error })
        await new Promise<void>((resolve) => (proceed = resolve))
        yield { type: 'text-delta', delta: '好' }
        yield { type: 'finish', reason: 'stop' }
      },
    }
    const now = Date.now()
    const clock = { now: () => now, random: () => 0, after: () => () => undefined }
    const chat = mountChat({ client }, {}, { clock })
    chat.ask('问题')
    await expect
      .poll(() => chat.host.querySelector('.tyqw-retry-note')?.textContent)
      .toBe('服务繁忙，3 秒后自动重试')
    expect(chat.find('.tyqw-announcer').textContent).toContain('服务繁忙，3 秒后自动重试')
    proceed()
    await expect.poll(() => chat.answer().textContent).toContain('好')
    expect(chat.host.querySelector('.tyqw-retry-note')).toBeNull()
  })
})

describe('a conversation that cannot be stored', () => {
  it('can be taken along as a file', async () => {
    const saved: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      void fetch(this.href).then(async (response) =>
        saved.push(this.download, await response.text()),
      )
    })
    const chat = mountChat({}, {}, { storage: memoryStorage() })
    chat.ask('关于 A/B 的问题')
    await answerNow(chat, '回答')
    chat.store.storageError = {
      code: 'storage-full',
      kind: 'storage',
      message: '',
      retryable: true,
    }
    await expect.poll(() => chat.button('导出这个对话')).toBeDefined()
    chat.button('导出这个对话')?.click()
    await expect.poll(() => saved.length).toBe(2)
    expect(click).toHaveBeenCalledOnce()
    expect(saved[0]).toBe('关于 A B 的问题.md')
    expect(saved[1]).toContain('回答')
  })

  it('offers nothing for what was set aside', async () => {
    const chat = mountChat()
    chat.store.storageError = {
      code: 'storage-broken',
      kind: 'storage',
      message: '',
      retryable: false,
    }
    await expect.poll(() => chat.button('关闭提示')).toBeDefined()
    expect(chat.button('导出这个对话')).toBeUndefined()
  })
})
