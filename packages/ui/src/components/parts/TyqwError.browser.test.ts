import type { Clock, TyqwErrorData, TyqwErrorKind } from '@tyqw/core'
import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import { mountChat, press, type } from '../../../test/mount-chat'
import { createTyqw, enUS, TyqwChat, zhCN } from '../../index'
import type { SignIn } from '../../plugin-context'

/** A clock that stands still until it is told. */
function testClock(): Clock & { set(now: number): void; advance(ms: number): void } {
  let now = Date.now()
  const waiting = new Set<{ at: number; callback: () => void }>()
  function set(next: number): void {
    now = next
    for (const timer of [...waiting].filter(({ at }) => at <= now)) {
      waiting.delete(timer)
      timer.callback()
    }
  }
  return {
    now: () => now,
    random: () => 0,
    after(ms, callback) {
      const timer = { at: now + ms, callback }
      waiting.add(timer)
      return () => waiting.delete(timer)
    },
    set,
    advance: (ms) => set(now + ms),
  }
}

async function fail(
  error: Partial<TyqwErrorData>,
  text = '',
  props: Parameters<typeof mountChat>[0] = {},
  options: Parameters<typeof mountChat>[2] = {},
) {
  const chat = mountChat(props, {}, options)
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
    const clock = testClock()
    const error = { kind: 'rate-limit', retryAfterMs: 3000 } as const
    const chat = await fail(error, '', {}, { clock })
    await expect.poll(() => chat.button('3 秒后可重试')?.disabled).toBe(true)
    clock.advance(1000)
    await expect.poll(() => chat.button('2 秒后可重试')?.disabled).toBe(true)
    clock.advance(2000)
    await expect.poll(() => chat.button('重试')?.disabled).toBe(false)
    // A countdown is not read out with every second.
    expect(chat.button('重试')?.closest('[aria-live]')?.getAttribute('aria-live')).toBe('off')
  })

  it('lets a question be changed in its place that did not pass the content check', async () => {
    const chat = await fail({ kind: 'content-filter', retryable: false })
    expect(chat.button('重试')).toBeUndefined()
    chat.button('修改问题')?.click()
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('修改问题')
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('问题')
  })

  it('goes on with what was said before it broke off, or asks again', async () => {
    const chat = await fail({ kind: 'truncated', retryable: true }, '一半')
    expect(chat.button('重试')).toBeDefined()
    chat.button('继续回答')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.articles()).toHaveLength(2)
    chat.text('，后半')
    chat.finish()
    await expect.poll(() => chat.answer().textContent).toContain('一半，后半')
    expect(chat.host.querySelector('.tyqw-error')).toBeNull()
  })

  it('offers to sign in where the page listens, and asks again when it says so', async () => {
    const silent = await fail({ kind: 'auth', retryable: false })
    expect(silent.button('登录')).toBeUndefined()
    silent.unmount()
    const onSignIn = vi.fn<SignIn>()
    const chat = await fail({ kind: 'auth', retryable: false }, '', { onSignIn })
    chat.button('登录')?.click()
    expect(onSignIn).toHaveBeenCalledOnce()
    const [failed] = onSignIn.mock.calls[0] ?? []
    expect(failed?.error.kind).toBe('auth')
    failed?.retry()
    failed?.retry()
    await expect.poll(() => chat.requests.length).toBe(2)
    chat.finish()
    await expect.poll(() => chat.store.isBusy).toBe(false)
    expect(chat.requests).toHaveLength(2)
  })

  it('gives what developers need to know where nobody else can help', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const chat = await fail({
      kind: 'quota',
      code: 'Arrearage',
      retryable: false,
      requestId: 'r-9',
    })
    chat.button('复制错误信息')?.click()
    await expect.poll(() => chat.button('已复制')).toBeDefined()
    expect(write.mock.calls[0]?.[0]).toMatch(/code: Arrearage[^]*requestId: r-9[^]*message: <b>raw/)
    vi.restoreAllMocks()
  })

  it('is a quiet line once there is a later answer', async () => {
    const chat = await fail({ kind: 'server' })
    await expect.poll(() => chat.button('重试')).toBeDefined()
    chat.ask('再问')
    await expect.poll(() => chat.articles().length).toBe(4)
    expect(chat.find('.tyqw-error').dataset['quiet']).toBe('true')
    expect(chat.find('.tyqw-error').querySelector('button:not(details *)')).toBeNull()
  })

  describe.each([zhCN, enUS])('in $code', (locale) => {
    it.each(Object.keys(locale.errorByKind) as TyqwErrorKind[])(
      'says a sentence for %s and offers what helps, and axe finds nothing',
      async (kind) => {
        const chat = await fail({ kind, requestId: 'r' }, '', { locale })
        expect(chat.find('.tyqw-error-text').textContent).toBe(locale.errorByKind[kind])
        expect(chat.find('.tyqw-error-actions').querySelectorAll('button').length).toBeGreaterThan(
          0,
        )
        chat.find<HTMLDetailsElement>('.tyqw-error-details').open = true
        for (const animation of chat.host.getAnimations({ subtree: true })) animation.finish()
        const { violations } = await axe.run(chat.find('.tyqw-error'))
        expect(violations.map(({ id }) => id)).toEqual([])
      },
    )
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
    const buttons = [...host.querySelectorAll('[role=alert] button')]
    expect(buttons.map(({ textContent }) => textContent.trim())).toEqual(['复制错误信息'])
    expect(fetch).not.toHaveBeenCalled()
    app.unmount()
  })
})
