import { createTools } from '@tyqw/core'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { mountChat } from '../../../test/mount-chat'

async function open() {
  const chat = mountChat()
  chat.ask('问题')
  await expect.poll(() => chat.requests.length).toBe(1)
  return chat
}

describe('reasoning', () => {
  it('opens while it thinks and closes when the answer comes', async () => {
    const chat = await open()
    chat.push({ type: 'reasoning-delta', delta: '先想一想' })
    await expect.poll(() => chat.button(/正在思考/)?.ariaExpanded).toBe('true')
    expect(chat.find('.tyqw-reasoning-body').checkVisibility()).toBe(true)
    chat.text('答案')
    await expect.poll(() => chat.button(/已思考/)?.ariaExpanded).toBe('false')
    expect(chat.find('.tyqw-reasoning-body').checkVisibility()).toBe(false)
  })

  it('stays as the user left it', async () => {
    const chat = await open()
    chat.push({ type: 'reasoning-delta', delta: '先想一想' })
    await expect.poll(() => chat.button(/正在思考/)).toBeDefined()
    chat.button(/正在思考/)?.click()
    await expect.poll(() => chat.button(/正在思考/)?.ariaExpanded).toBe('false')
    chat.button(/正在思考/)?.click()
    chat.text('答案')
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    expect(chat.button(/已思考/)?.ariaExpanded).toBe('true')
  })
})

describe('steps and sources', () => {
  it('shows a step and replaces it when it is done', async () => {
    const chat = await open()
    const step = { id: 's1', kind: 'retrieval', name: '知识检索' } as const
    chat.push({ type: 'step', step: { ...step, state: 'running' } })
    await expect.poll(() => chat.host.querySelector('[data-state=running]')).not.toBeNull()
    chat.push({
      type: 'step',
      step: { ...step, state: 'done', output: '<i>3</i>', durationMs: 1200 },
    })
    await expect.poll(() => chat.host.querySelector('[data-state=done]')).not.toBeNull()
    expect(chat.host.querySelectorAll('.tyqw-step')).toHaveLength(1)
    chat.find('.tyqw-step button').click()
    await expect.poll(() => chat.find('.tyqw-step').textContent).toContain('<i>3</i>')
    expect(chat.find('.tyqw-step-time').textContent).toContain('1.2 秒')
  })

  it('holds back a mark that has half arrived, and lists the sources below', async () => {
    const chat = await open()
    chat.text('见文档<ref>[')
    await expect.poll(() => chat.answer().textContent).toContain('见文档')
    expect(chat.answer().textContent).not.toContain('<ref')
    chat.push({
      type: 'sources',
      sources: [
        { index: '4', title: '手册', url: 'https://example.com/a', text: '摘录' },
        { index: '5', title: '坏的', url: 'javascript:alert(1)' },
      ],
    })
    chat.text('4]</ref>。')
    await expect.poll(() => chat.answer().querySelector('sup button')?.textContent).toBe('4')
    expect(chat.host.querySelector('.tyqw-sources')).toBeNull()
    chat.finish()
    await expect.poll(() => chat.button(/2 个来源/)?.ariaExpanded).toBe('false')
    chat.button(/2 个来源/)?.click()
    await expect.poll(() => chat.host.querySelectorAll('.tyqw-source').length).toBe(2)
    expect(chat.find('.tyqw-source a').getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(chat.host.querySelectorAll('.tyqw-source a')).toHaveLength(1)
  })
})

describe('tools', () => {
  const call = { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather' } as const

  it('shows a call, what it is given, and what comes of it, as text', async () => {
    const chat = await open()
    chat.push({ ...call, argumentsDelta: '{"city":' })
    await expect.poll(() => chat.find('.tyqw-tool').dataset['state']).toBe('input-streaming')
    expect(chat.host.querySelector('.tyqw-waiting')).toBeNull()
    chat.push({ ...call, argumentsDelta: '"杭州"}' })
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'running' })
    await expect.poll(() => chat.find('.tyqw-tool').dataset['state']).toBe('running')
    const output = { text: '<img src=x onerror=alert(1)>' }
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'output-available', output })
    await expect.poll(() => chat.button(/调用了 weather/)).toBeDefined()
    chat.button(/调用了 weather/)?.click()
    await expect.poll(() => chat.find('.tyqw-tool').textContent).toContain('<img src=x')
    expect(chat.host.querySelector('.tyqw-tool img')).toBeNull()
    expect(chat.find('.tyqw-tool dt').textContent).toBe('city')
    expect(chat.find('.tyqw-tool dd').textContent).toBe('杭州')
    expect(chat.host.querySelector('.tyqw-waiting')).not.toBeNull()
  })

  it('asks before a call that needs it, and takes the answer from the keyboard', async () => {
    const tools = createTools({ weather: { needsApproval: true, run: () => '晴' } })
    const chat = mountChat({}, {}, { tools })
    chat.ask('天气')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.push({ type: 'start' }, { ...call, argumentsDelta: '{"city":"杭州"}' })
    chat.push({ type: 'finish', reason: 'tool-calls' })
    await expect.poll(() => chat.button('允许')).toBeDefined()
    expect(chat.find('.tyqw-tool').textContent).toContain('允许调用 weather 吗？')
    expect(chat.find('.tyqw-tool dd').checkVisibility()).toBe(true)
    expect(chat.requests).toHaveLength(1)
    chat.button('允许')?.focus()
    chat.button('允许')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.button('允许')).toBeUndefined()
    expect(document.activeElement).toBe(chat.box)
    chat.text('晴天')
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    expect(chat.find('.tyqw-tool').dataset['state']).toBe('output-available')
  })

  it('asks for each of several calls, and takes the focus from one to the next', async () => {
    const run = vi.fn(() => '晴')
    const tools = createTools({ weather: { needsApproval: true, run } })
    const chat = mountChat({}, {}, { tools })
    chat.ask('天气')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.push({ type: 'start' }, { ...call, argumentsDelta: '{"city":"杭州"}' })
    chat.push({ ...call, index: 1, id: 'c2', argumentsDelta: '{"city":"北京"}' })
    chat.push({ type: 'finish', reason: 'tool-calls' })
    const groups = () => [...chat.host.querySelectorAll<HTMLElement>('.tyqw-tool-actions')]
    await expect.poll(() => groups().length).toBe(2)
    const [first, second] = groups()
    first?.querySelector('button')?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => groups().length).toBe(1)
    expect(second?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.poll(() => groups().length).toBe(0)
    expect(document.activeElement).toBe(chat.box)
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(run).toHaveBeenCalledTimes(1)
    const states = [...chat.host.querySelectorAll<HTMLElement>('.tyqw-tool')].map(
      ({ dataset }) => dataset['state'],
    )
    expect(states).toEqual(['output-available', 'output-denied'])
  })

  it('shows a hostile name and hostile arguments as words', async () => {
    const chat = await open()
    const name = '<img src=x onerror=alert(1)>\u202Ef'
    chat.push({ ...call, name, argumentsDelta: '{"__proto__":"<b>x</b>","a\\u202Eb":"c"}' })
    chat.push({ type: 'tool-update', toolCallId: 'c1', state: 'approval-requested' })
    await expect.poll(() => chat.button('允许')).toBeDefined()
    const tool = chat.find('.tyqw-tool')
    expect(tool.querySelector('img, b')).toBeNull()
    expect(tool.textContent).toContain('<img src=x')
    expect(tool.textContent).toContain('<b>x</b>')
    expect(tool.textContent).not.toContain('\u202E')
  })

  it('tells the model when the user denies a call', async () => {
    const run = vi.fn()
    const chat = mountChat(
      {},
      {},
      { tools: createTools({ weather: { needsApproval: true, run } }) },
    )
    chat.ask('天气')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.push({ type: 'start' }, { ...call, argumentsDelta: '{}' })
    chat.push({ type: 'finish', reason: 'tool-calls' })
    await expect.poll(() => chat.button('拒绝')).toBeDefined()
    chat.button('拒绝')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.find('.tyqw-tool').dataset['state']).toBe('output-denied')
    expect(run).not.toHaveBeenCalled()
  })
})

describe('actions', () => {
  it('asks again, and leaves the earlier answer aside', async () => {
    const chat = await open()
    chat.text('一')
    chat.finish()
    await expect.poll(() => chat.button('重新回答')).toBeDefined()
    chat.button('重新回答')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    chat.text('二')
    chat.finish()
    await expect.poll(() => chat.store.status).toBe('ready')
    expect(chat.articles()).toHaveLength(2)
    await expect.poll(() => chat.answer().textContent).toContain('二')
  })

  it('keeps its row from the first token on', async () => {
    const chat = await open()
    chat.text('一行')
    await expect.poll(() => chat.answer().textContent).toContain('一行')
    const before = chat.answer().offsetHeight
    chat.finish()
    await expect.poll(() => chat.button('复制')).toBeDefined()
    expect(chat.answer().offsetHeight).toBe(before)
  })

  it.each([
    ['length', '长度上限'],
    ['truncated', '不完整'],
  ] as const)('says quietly when the answer ended with %s', async (reason, words) => {
    const chat = await open()
    chat.text('一半')
    chat.push({ type: 'finish', reason })
    await expect.poll(() => chat.host.querySelector('.tyqw-note')?.textContent).toContain(words)
    expect(chat.button('重新回答')).toBeDefined()
    expect(chat.host.querySelector('[role=alert]')).toBeNull()
  })
})
