import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ChatTransport } from '@tyqw/core'
import { manualTransport } from '../../test/manual-transport'
import { mountChat, type MountedChat } from '../../test/mount-chat'

/** All that a screen reader is told, in order: lines of live regions and alerts, as they come into the page. */
function listen(chat: MountedChat): string[] {
  const told: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue
        if (node.closest('[aria-live=polite]')) told.push(node.textContent.trim())
        const alert = node.matches('[role=alert]') ? node : node.querySelector('[role=alert]')
        if (alert) told.push(`alert: ${alert.querySelector('p')?.textContent.trim()}`)
      }
    }
  })
  observer.observe(chat.host, { subtree: true, childList: true })
  onTestFinished(() => observer.disconnect())
  return told
}

const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 10_000, interval: 10 })

async function nextFrames(): Promise<void> {
  for (let count = 0; count < 4; count += 1) await new Promise(requestAnimationFrame)
}

async function ask(chat: MountedChat): Promise<void> {
  const before = chat.requests.length
  chat.ask('问题')
  await until(() => chat.requests.length === before + 1)
}

describe('what is read out', () => {
  it('is a whole answer, sentence after sentence, and that it has ended', async () => {
    const chat = mountChat()
    const told = listen(chat)
    await ask(chat)
    await until(() => told.length === 1)
    chat.text('## 通义千问\n\n第一句。第二')
    await until(() => told.length === 2)
    chat.text('句！\n\n```ts\nconst a = 1\n```\n\n| 名 | 值 |\n| --- | --- |\n| 一 | 1 |\n\n最后')
    await until(() => told.length === 3)
    chat.finish()
    await until(() => told.length === 5)
    expect(told).toEqual([
      '正在等待回答',
      '通义千问 第一句。',
      '第二句！ 一段 ts 代码 一个表格，各列是：名、值',
      '最后',
      '回答完成',
    ])
  })

  it('ends with a stop, without what was not read yet', async () => {
    const chat = mountChat()
    const told = listen(chat)
    await ask(chat)
    chat.text('第一句。')
    await until(() => chat.answer().textContent.includes('第一句'))
    chat.store.stop()
    await until(() => told.includes('已停止回答'))
    expect(told).toEqual(['正在等待回答', '已停止回答'])
  })

  it('is a failure once, as an alert', async () => {
    const chat = mountChat()
    const told = listen(chat)
    await ask(chat)
    chat.push({
      type: 'error',
      error: { code: 'x', kind: 'server', message: 'raw', retryable: true },
    })
    await until(() => told.some((line) => line.startsWith('alert')))
    chat.store.draft = '别的'
    await until(() => chat.box.value === '别的')
    expect(told).toEqual(['正在等待回答', 'alert: 服务暂时出了问题，请稍后重试。'])
  })

  it('is what asks for a decision', async () => {
    const chat = mountChat()
    const told = listen(chat)
    await ask(chat)
    chat.push({ type: 'tool-call-delta', index: 0, id: 'c', name: 'weather', argumentsDelta: '{}' })
    chat.push({ type: 'tool-update', toolCallId: 'c', state: 'approval-requested' })
    await until(() => told.length === 2)
    expect(told[1]).toBe('允许调用 weather 吗？')
  })

  it('is the conversation that is opened, and nothing of one that nobody looks at', async () => {
    const chat = mountChat()
    await ask(chat)
    chat.text('第一个回答。')
    chat.finish()
    await until(() => chat.store.status === 'ready')
    const first = chat.store.conversationId
    const told = listen(chat)
    chat.store.newConversation()
    await until(() => told.length === 1)
    await ask(chat)
    chat.text('第二个。回答')
    await until(() => chat.store.status === 'streaming')
    const second = chat.store.conversationId
    await chat.store.open(first)
    await until(() => told.includes('已打开对话：问题'))
    const count = told.length
    chat.text('还有。')
    chat.finish()
    await nextFrames()
    await chat.store.open(second)
    await until(() => told.length > count)
    expect(chat.store.messages.at(-1)?.status.type).toBe('complete')
    await nextFrames()
    expect(told.slice(count)).toEqual(['已打开对话：问题'])
  })

  it('does not begin with what was there when an answer was met on its way', async () => {
    const answers = [manualTransport(), manualTransport()] as const
    const [first, second] = answers
    let count = 0
    const stream: ChatTransport['stream'] = (request, init) =>
      answers[count++ === 0 ? 0 : 1].client.stream(request, init)
    const chat = mountChat({ client: { stream } })
    chat.ask('问题')
    await until(() => first.requests.length === 1)
    first.text('早已写好的一句。')
    await until(() => chat.answer().textContent.includes('早已'))
    const going = chat.store.conversationId
    chat.store.newConversation()
    await until(() => chat.articles().length === 0)
    chat.ask('问题')
    await until(() => second.requests.length === 1)
    second.text('别的。')
    await until(() => chat.store.status === 'streaming')
    chat.store.stop()
    await until(() => chat.store.status === 'ready')
    const told = listen(chat)
    await chat.store.open(going)
    await until(() => chat.articles().length === 2)
    first.text('新的一句。')
    first.finish()
    await until(() => told.at(-1) === '回答完成')
    expect(told).toEqual(['已打开对话：问题', '新的一句。', '回答完成'])
  })
})
