import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { mountChat, type MountedChat } from '../../test/mount-chat'

const markdown = `## 标题\n\n**重点**与[链接](https://example.com)，\`代码\`<ref>[1]</ref>。\n\n- 一\n- [x] 二\n\n> 引用\n\n| 名 | 值 |\n| --- | --- |\n| 一 | 二 |\n\n\`\`\`js\nconst a = 1\n\`\`\`\n\n![图](https://elsewhere.example/a.png)\n\n脚注[^1]与[^2]\n\n[^1]: 注\n`

const states: Record<string, (chat: MountedChat) => Promise<void>> = {
  async empty() {},
  async submitted(chat) {
    chat.ask('问题')
    await expect.poll(() => chat.articles().length).toBe(2)
  },
  async reasoning(chat) {
    await states['submitted']?.(chat)
    chat.push({ type: 'reasoning-delta', delta: '想一想' })
    await expect.poll(() => chat.button(/正在思考/)).toBeDefined()
  },
  async streaming(chat) {
    await states['submitted']?.(chat)
    chat.text(markdown)
    await expect.poll(() => chat.answer().querySelector('table')).not.toBeNull()
  },
  async finished(chat) {
    await states['submitted']?.(chat)
    const sources = [{ index: '1', title: '手册', text: '摘录', url: 'https://example.com/a' }]
    const step = {
      id: 's',
      kind: 'retrieval',
      name: '检索',
      state: 'done',
      output: '三条',
    } as const
    chat.push({ type: 'step', step }, { type: 'sources', sources })
    chat.text(markdown)
    chat.finish()
    await expect.poll(() => chat.host.querySelector('.tyqw-source')).not.toBeNull()
  },
  async 'asking before a call'(chat) {
    await states['submitted']?.(chat)
    const call = { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather' } as const
    chat.push({ ...call, argumentsDelta: '{"city":"杭州"}' })
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'approval-requested' })
    await expect.poll(() => chat.button('允许')).toBeDefined()
  },
  async 'a call that failed'(chat) {
    await states['asking before a call']?.(chat)
    const error = {
      code: 'tool-failed',
      kind: 'protocol',
      message: 'no',
      retryable: false,
    } as const
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'output-error', error })
    await expect.poll(() => chat.find('.tyqw-tool').dataset['state']).toBe('output-error')
    chat.find<HTMLDetailsElement>('.tyqw-tool details').open = true
  },
  async 'another version'(chat) {
    await states['finished']?.(chat)
    chat.button('重新回答')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    chat.text('另一个回答')
    chat.finish()
    await expect.poll(() => chat.host.querySelector('.tyqw-versions')).not.toBeNull()
  },
  async 'not stored'(chat) {
    await states['stopped']?.(chat)
    const error = { code: 'storage-full', kind: 'storage', message: '', retryable: true } as const
    chat.store.storageError = error
    await expect.poll(() => chat.host.querySelector('.tyqw-storage-notice')).not.toBeNull()
  },
  async stopped(chat) {
    await states['streaming']?.(chat)
    chat.store.stop()
    await expect.poll(() => chat.host.querySelector('.tyqw-note')).not.toBeNull()
  },
  async error(chat) {
    await states['submitted']?.(chat)
    const error = {
      code: 'Throttling',
      kind: 'rate-limit',
      message: 'raw',
      requestId: 'r',
    } as const
    chat.push({ type: 'error', error: { ...error, retryable: true, retryAfterMs: 60_000 } })
    await expect.poll(() => chat.host.querySelector('[role=alert]')).not.toBeNull()
    chat.find<HTMLDetailsElement>('.tyqw-error-details').open = true
  },
}

/** Axe reads colours, so what fades in has to be there. */
async function settle(host: HTMLElement) {
  const animations = host.getAnimations({ subtree: true })
  for (const animation of animations) {
    const { iterations } = animation.effect?.getComputedTiming() ?? {}
    if (iterations === Infinity) animation.cancel()
    else animation.finish()
  }
}

describe.each(['light', 'dark'] as const)('axe in %s', (theme) => {
  it.each(Object.entries(states))('finds nothing when %s', async (_, enter) => {
    const chat = mountChat({ theme, suggestions: ['写一首诗'], title: '客服' })
    chat.host.style.background = theme === 'dark' ? '#000' : '#fff'
    await enter(chat)
    await settle(chat.host)
    const { violations } = await axe.run(chat.host, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    })
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => node.html + node.failureSummary).join('\n')}`,
      ),
    ).toEqual([])
  })
})
