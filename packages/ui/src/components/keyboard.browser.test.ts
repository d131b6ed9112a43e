import { describe, expect, it, vi } from 'vitest'
import { backTo, focused, pressKeys, tabTo } from '../../test/keys'
import { mountChat, type MountedChat } from '../../test/mount-chat'

const until = (isSo: () => unknown) => vi.waitUntil(isSo, { timeout: 10_000, interval: 10 })
const isInBox = (chat: MountedChat) => until(() => focused() === chat.box)

async function answer(chat: MountedChat, text: string): Promise<void> {
  await until(() => chat.store.isBusy)
  chat.text(text)
  chat.finish()
  await until(() => !chat.store.isBusy)
}

describe('with the keyboard alone', () => {
  it('the whole work is done, and the focus is never lost', { timeout: 60_000 }, async () => {
    const chat = mountChat({ suggestions: ['写一首诗'], title: '客服' })

    // A suggestion is asked; the focus waits in the composer.
    await tabTo('写一首诗')
    await pressKeys('{Enter}')
    await until(() => chat.requests.length === 1)
    await isInBox(chat)
    chat.push(
      { type: 'reasoning-delta', delta: '想一想。' },
      { type: 'sources', sources: [{ index: '1', title: '手册', url: 'https://example.com' }] },
    )
    await answer(chat, '西湖<ref>[1]</ref>。')
    await until(() => chat.host.querySelector('.tyqw-citation button'))

    // Reasoning is opened, a source is looked at and closed again.
    // It closes by itself first.
    await until(() => chat.host.querySelector('.tyqw-reasoning-toggle[aria-expanded="false"]'))
    const reasoning = await backTo(/^已思考/)
    await pressKeys('{Enter}')
    await until(() => reasoning.getAttribute('aria-expanded') === 'true')
    expect(focused()).toBe(reasoning)
    const mark = await tabTo(/来源 1|手册/)
    await pressKeys('{Enter}')
    await until(() => document.querySelector(':popover-open'))
    await pressKeys('{Escape}')
    await until(() => !document.querySelector(':popover-open'))
    expect(focused()).toBe(mark)

    // The answer is copied and rated with a reason.
    const copy = await tabTo('复制')
    await pressKeys('{Enter}')
    expect(focused()).toBe(copy)
    await tabTo('没有帮助')
    await pressKeys('{Enter}')
    await tabTo('过于简略')
    await pressKeys(' ')
    await tabTo('提交')
    await pressKeys('{Enter}')
    await until(() => chat.store.messages.at(-1)?.metadata.feedback?.reason)
    expect(focused()).not.toBe(document.body)

    // It is asked for again, and the version before is looked at.
    await backTo('重新回答')
    await pressKeys('{Enter}')
    await until(() => chat.requests.length === 2)
    await isInBox(chat)
    await answer(chat, '又一首。')
    const before = await backTo('上一版')
    await pressKeys('{Enter}')
    await until(() => chat.answer().textContent.includes('西湖'))
    expect(before.isConnected ? focused() === before : chat.host.contains(focused())).toBe(true)

    // The question is edited, and the answer stopped.
    await backTo('修改')
    await pressKeys('{Enter}')
    await until(() => focused() instanceof HTMLTextAreaElement && focused() !== chat.box)
    await pressKeys('{Control>}a{/Control}写两首诗{Enter}')
    await until(() => chat.requests.length === 3)
    expect(chat.host.contains(focused())).toBe(true)
    chat.text('一半')
    await until(() => chat.store.status === 'streaming')
    await tabTo('停止回答')
    await pressKeys('{Enter}')
    await until(() => !chat.store.isBusy)
    await isInBox(chat)

    // Another question fails and is tried again.
    await pressKeys('再来一首{Enter}')
    await until(() => chat.requests.length === 4)
    const error = { code: 'x', kind: 'server', message: 'raw', retryable: true } as const
    chat.push({ type: 'error', error })
    await until(() => chat.host.querySelector('[role=alert]'))
    await backTo('重试')
    await pressKeys('{Enter}')
    await until(() => chat.requests.length === 5)
    await isInBox(chat)
    await answer(chat, '最后一首。')

    // The conversation is searched, and a new one begun.
    await pressKeys('{Control>}f{/Control}')
    await until(() => focused() instanceof HTMLInputElement)
    await pressKeys('最后')
    await until(() => /1/.test(chat.find('[role=search]').textContent))
    await pressKeys('{Enter}{Escape}')
    await until(() => !chat.host.querySelector('[role=search]'))
    expect(chat.host.contains(focused())).toBe(true)
    await backTo('新对话')
    await pressKeys('{Enter}')
    await until(() => chat.articles().length === 0)
    await isInBox(chat)
  })

  it('Tab comes out of the chat again', async () => {
    const chat = mountChat({ suggestions: ['写一首诗'], title: '客服' })
    const after = document.createElement('button')
    after.textContent = '在后面'
    document.body.append(after)
    await tabTo('输入消息')
    await tabTo('在后面')
    await backTo('输入消息')
    expect(focused()).toBe(chat.box)
  })
})
