import type { TyqwErrorData } from '@tyqw/core'
import { describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import { mountChat, press, type } from '../../../test/mount-chat'
import { createTyqw, TyqwChat } from '../../index'

async function fail(error: Partial<TyqwErrorData>, text = '') {
  const chat = mountChat()
  chat.ask('问题')
  await expect.poll(() => chat.requests.length).toBe(1)
  if (text) chat.text(text)
  const data = {
    code: 'X',
    kind: 'server',
    message: '<b>raw</b>',
    retryable: true,
    ...error,
  } as const
  chat.push({ type: 'error', error: data })
  await expect.poll(() => chat.host.querySelector('[role=alert]')).not.toBeNull()
  return chat
}

describe('<TyqwError>', () => {
  it('says what happened in one sentence and offers to ask again', async () => {
    const chat = await fail({ kind: 'server' })
    expect(chat.find('.tyqw-error-text').textContent).toBe('服务暂时出了问题，请稍后重试。')
    chat.button('重试')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    await expect.poll(() => chat.host.querySelector('[role=alert]')).toBeNull()
    expect(chat.articles()).toHaveLength(2)
  })

  it('offers nothing that would not help', async () => {
    const chat = await fail({ kind: 'auth', code: 'InvalidApiKey', retryable: false })
    expect(chat.find('.tyqw-error-text').textContent).toContain('API Key')
    expect(chat.button(/重试|重新/)).toBeUndefined()
  })

  it('shows the server’s words as text, with the request id', async () => {
    const chat = await fail({ status: 500, requestId: 'r-1' }, '一半')
    expect(chat.find('.tyqw-error-details').textContent).toContain('<b>raw</b>')
    expect(chat.host.querySelector('.tyqw-error b')).toBeNull()
    expect(chat.find('.tyqw-error-id code').textContent).toBe('r-1')
    expect(chat.button('复制请求 ID')).toBeDefined()
    expect(chat.answer().textContent).toContain('一半')
  })

  it('counts down before a rate limit may be tried again', async () => {
    const chat = await fail({ kind: 'rate-limit', retryAfterMs: 1500 })
    expect(chat.button(/秒后可重试/)?.disabled).toBe(true)
    await expect.poll(() => chat.button('重试')?.disabled, { timeout: 5000 }).toBe(false)
  })

  it('gives a question back that did not pass the content check', async () => {
    const chat = await fail({ kind: 'content-filter', retryable: false })
    expect(chat.button('重试')).toBeUndefined()
    chat.button('修改问题')?.click()
    await expect.poll(() => chat.box.value).toBe('问题')
    expect(document.activeElement).toBe(chat.box)
  })

  it('is an alert only while it is the last word', async () => {
    const chat = await fail({ kind: 'network' })
    chat.ask('再问')
    await expect.poll(() => chat.articles().length).toBe(4)
    expect(chat.host.querySelector('[role=alert]')).toBeNull()
    expect(chat.host.querySelector('.tyqw-error')).not.toBeNull()
  })
})

describe('a chat that was not set up', () => {
  it('says so in the user’s language, names the option to the developer, and sends nothing', async () => {
    const fetch = vi.fn()
    const host = document.createElement('div')
    document.body.append(host)
    const app = createApp({ render: () => h(TyqwChat, { id: 'unset' }) })
    app.use(createTyqw({ fetch, storage: false })).mount(host)
    const box = host.querySelector('textarea')
    if (!box) throw new Error('There is no composer.')
    type(box, '你好')
    press(box, 'Enter')
    await expect
      .poll(() => host.querySelector('[role=alert]')?.textContent)
      .toContain('还没有配置好')
    expect(host.querySelector('[role=alert]')?.textContent).toContain('appId')
    expect(host.querySelectorAll('[role=alert] button')).toHaveLength(0)
    expect(fetch).not.toHaveBeenCalled()
    app.unmount()
  })
})
