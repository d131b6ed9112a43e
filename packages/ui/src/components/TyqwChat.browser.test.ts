import type { ChatMessage } from '@tyqw/core'
import { describe, expect, it, vi } from 'vitest'
import { h, onUpdated, type SetupContext } from 'vue'
import { manualTransport } from '../../test/manual-transport'
import { mountApp, mountChat, type } from '../../test/mount-chat'
import { TyqwChat, TyqwComposer, useTyqwStore } from '../index'

describe('<TyqwChat>', () => {
  it('shows an answer as it comes', async () => {
    const chat = mountChat()
    chat.ask('你好')
    await expect.poll(() => chat.articles().length).toBe(2)
    expect(chat.answer().dataset['status']).toBe('submitted')
    expect(chat.answer().querySelector('.tyqw-waiting')).not.toBeNull()
    chat.text('你好，')
    await expect.poll(() => chat.answer().textContent).toContain('你好，')
    expect(chat.answer().ariaBusy).toBe('true')
    chat.text('**世界**')
    await expect.poll(() => chat.answer().querySelector('strong')?.textContent).toBe('世界')
    chat.finish()
    await expect.poll(() => chat.answer().dataset['status']).toBe('complete')
    expect(chat.answer().ariaBusy).toBe('false')
    expect(chat.requests).toMatchObject([{ text: '你好' }])
  })

  it('has no heading where it has no title, and its buttons stand at the end', async () => {
    const chat = mountChat()
    expect(chat.host.querySelector('h2:empty')).toBeNull()
    const [bar, actions] = [chat.find('.tyqw-header'), chat.find('.tyqw-header-actions')].map(
      (element) => element.getBoundingClientRect(),
    )
    expect((bar?.right ?? 0) - (actions?.right ?? 0)).toBeLessThan(20)
  })

  it('renders only the bubble that grows', async () => {
    const updates: Record<string, number> = {}
    const Probe = {
      props: ['message'],
      setup({ message }: { message: ChatMessage }, { slots }: SetupContext) {
        onUpdated(() => (updates[message.role] = (updates[message.role] ?? 0) + 1))
        return () => h('p', slots['default']?.())
      },
    }
    const chat = mountChat(
      {},
      {
        'part-text': ({ message, part }: { message: ChatMessage; part: { text: string } }) =>
          h(Probe, { message }, () => part.text),
      },
    )
    chat.ask('问')
    await expect.poll(() => chat.articles().length).toBe(2)
    for (const token of '一二三四五') {
      chat.text(token)
      await expect.poll(() => chat.answer().textContent).toContain(token)
    }
    expect(updates['assistant']).toBe(4)
    expect(updates['user']).toBeUndefined()
  })

  it('tells when an answer has finished or failed', async () => {
    const finish = vi.fn()
    const error = vi.fn()
    const chat = mountChat({ onFinish: finish, onError: error })
    chat.ask('一')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.text('答')
    chat.finish()
    await expect.poll(() => finish.mock.calls.length).toBe(1)
    chat.ask('二')
    await expect.poll(() => chat.requests.length).toBe(2)
    chat.push({
      type: 'error',
      error: { code: 'X', kind: 'server', message: 'm', retryable: true },
    })
    await expect.poll(() => error.mock.calls).toMatchObject([[{ code: 'X' }]])
    expect(finish).toHaveBeenCalledTimes(2)
  })

  it('goes on with the answer when it is gone, and shows it when it is back', async () => {
    const chat = mountChat()
    chat.ask('你好')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.unmount()
    expect(chat.isStopped).toBe(false)
    chat.text('还在')
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    expect(chat.store.messages.at(-1)?.parts).toMatchObject([{ type: 'text', text: '还在' }])
  })

  it('keeps chats with different names apart', async () => {
    const other = manualTransport()
    const { host, pinia, transport } = mountApp(() =>
      h('div', { style: 'display:grid;height:800px' }, [
        h(TyqwChat, { id: 'one' }),
        h(TyqwChat, { id: 'two', client: other.client }),
      ]),
    )
    const [first, second] = host.querySelectorAll('textarea')
    if (!first || !second) throw new Error('There should be two text boxes.')
    type(first, '草稿')
    void useTyqwStore('two', pinia).send('问二')
    await expect.poll(() => other.requests.length).toBe(1)
    other.text('答二')
    await expect.poll(() => host.querySelectorAll('article').length).toBe(2)
    expect(transport.requests).toEqual([])
    expect(useTyqwStore('one', pinia).messageIds).toEqual([])
    expect(first.value).toBe('草稿')
    expect(second.value).toBe('')
  })

  it('asks with a click on a suggestion', async () => {
    const chat = mountChat({ suggestions: ['写一首诗', { label: '短', prompt: '很长的问题' }] })
    chat.button('短')?.click()
    await expect.poll(() => chat.requests).toMatchObject([{ text: '很长的问题' }])
    await expect.poll(() => chat.host.querySelector('.tyqw-welcome')).toBeNull()
    expect(document.activeElement).toBe(chat.box)
  })

  it('begins a new conversation; the answer under way goes on, to be opened again', async () => {
    const chat = mountChat()
    chat.ask('你好')
    await expect.poll(() => chat.articles().length).toBe(2)
    chat.button('新对话')?.click()
    await expect.poll(() => chat.articles().length).toBe(0)
    expect(chat.isStopped).toBe(false)
    expect(chat.store.status).toBe('ready')
    chat.text('好')
    chat.finish()
    const [earlier] = chat.store.conversations
    expect(earlier?.title).toBe('你好')
    expect(await chat.store.open(earlier?.id ?? '')).toBe(true)
    await expect.poll(() => chat.answer().textContent).toContain('好')
  })

  it('speaks English when asked', () => {
    const chat = mountChat({ locale: 'en-US' })
    expect(chat.box.placeholder).toBe('Ask anything')
    expect(chat.button('Send')).toBeDefined()
    expect(chat.find('.tyqw-root').lang).toBe('en-US')
  })

  it('says how to fix a part that stands outside of a chat', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(() => mountApp(() => h(TyqwComposer))).toThrow(/Put it inside <TyqwRoot>/)
  })
})
