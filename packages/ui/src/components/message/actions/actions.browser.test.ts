import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { answeredChat, answerNow, askAndAnswer } from '../../../../test/answered-chat'
import { mountChat, type MountedChat } from '../../../../test/mount-chat'

afterEach(() => vi.restoreAllMocks())

/** What lands on the clipboard, by type. */
function catchClipboard() {
  const written: Record<string, string>[] = []
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    const types = item?.types ?? []
    const texts = await Promise.all(
      types.map(async (type) => [type, await (await item?.getType(type))?.text()] as const),
    )
    written.push(Object.fromEntries(texts) as Record<string, string>)
  })
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    written.push({ 'text/plain': text })
    return Promise.resolve()
  })
  return written
}

const tipOf = (chat: MountedChat, name: string) => chat.button(name)?.dataset['tip']
const popover = (chat: MountedChat) =>
  chat.host.querySelector<HTMLElement>('.tyqw-popover:popover-open')

describe('copying an answer', () => {
  const markdown = '## 标题\n\n见<ref>[1]</ref>**文档**\n\n- `a*b`'

  it('gives clean text and the same for word processors, shows that it worked, and says so', async () => {
    const written = catchClipboard()
    const chat = await answeredChat(markdown)
    await expect.poll(() => chat.answer().querySelector('h2')).not.toBeNull()
    chat.button('复制')?.click()
    await expect.poll(() => tipOf(chat, '复制')).toBe('已复制')
    expect(written).toEqual([
      {
        'text/plain': '标题\n\n见文档\n\n• a*b',
        'text/html':
          '<h2>标题</h2><p>见<strong>文档</strong></p><ul><li><code>a*b</code></li></ul>',
      },
    ])
    await expect.poll(() => chat.find('[role=status]').textContent).toContain('已复制')
  })

  it('gives its Markdown, without marks of sources, from the menu', async () => {
    const written = catchClipboard()
    const chat = await answeredChat(markdown)
    await expect.poll(() => chat.answer().querySelector('h2')).not.toBeNull()
    chat.button('更多')?.click()
    await expect.poll(() => popover(chat)).not.toBeNull()
    chat.button('复制为 Markdown')?.click()
    await expect.poll(() => popover(chat)).toBeNull()
    expect(written).toEqual([{ 'text/plain': '## 标题\n\n见**文档**\n\n- `a*b`' }])
  })

  it('leaves the parts of several texts apart, and what is no text out', async () => {
    const written = catchClipboard()
    const chat = await answeredChat([
      { type: 'reasoning-delta', delta: '想' },
      { type: 'text-delta', delta: '甲' },
      { type: 'step', step: { id: 's', kind: 'search', name: '搜', state: 'done' } },
      { type: 'text-delta', delta: '乙' },
      { type: 'finish', reason: 'stop' },
    ])
    chat.button('复制')?.click()
    await expect.poll(() => written[0]?.['text/plain']).toBe('甲\n\n乙')
  })

  it('gives text alone where the browser takes no more', async () => {
    const written = catchClipboard()
    vi.mocked(navigator.clipboard.write).mockRejectedValue(new TypeError('no'))
    const chat = await answeredChat('**重**')
    await expect.poll(() => chat.answer().querySelector('strong')).not.toBeNull()
    chat.button('复制')?.click()
    await expect.poll(() => written).toEqual([{ 'text/plain': '重' }])
  })

  it('selects the text where the clipboard is refused, and gives the focus back', async () => {
    const refuse = () => Promise.reject(new DOMException('no'))
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(refuse)
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(refuse)
    const copied: (string | undefined)[] = []
    vi.spyOn(document, 'execCommand').mockImplementation(() => {
      const box = document.querySelector<HTMLTextAreaElement>('body > textarea')
      const data = new DataTransfer()
      box?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }))
      copied.push(box?.value, data.getData('text/html'))
      return true
    })
    const chat = await answeredChat('**重**')
    await expect.poll(() => chat.answer().querySelector('strong')).not.toBeNull()
    const button = chat.button('复制')
    button?.focus()
    button?.click()
    await expect.poll(() => tipOf(chat, '复制')).toBe('已复制')
    expect(copied).toEqual(['重', '<p><strong>重</strong></p>'])
    expect(document.querySelector('body > textarea')).toBeNull()
    expect(document.activeElement).toBe(button)
  })

  it('says so when it did not work', async () => {
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('no'))
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'))
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    const chat = await answeredChat()
    chat.button('复制')?.click()
    await expect.poll(() => chat.find('[role=status]').textContent).toContain('没能复制')
    expect(tipOf(chat, '复制')).toBe('复制')
  })

  it('gives a question as it was written', async () => {
    const written = catchClipboard()
    const chat = mountChat()
    await askAndAnswer(chat, '**不是** <ref>[1]</ref>', '答')
    chat.button('复制问题')?.click()
    await expect.poll(() => written).toEqual([{ 'text/plain': '**不是** <ref>[1]</ref>' }])
  })
})

describe('the menu of an answer', () => {
  it('is used by keyboard alone: it takes the focus, Esc closes it alone, and the focus comes back', async () => {
    const chat = await answeredChat()
    const outer = vi.fn()
    chat.host.addEventListener('keydown', outer)
    chat.button('更多')?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement).toBe(chat.button('复制为 Markdown'))
    outer.mockClear()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => popover(chat)).toBeNull()
    expect(document.activeElement).toBe(chat.button('更多'))
    expect(outer).not.toHaveBeenCalled()
    expect(chat.button('更多')?.ariaExpanded).toBe('false')
  })

  it('closes with a press on its button, and with one elsewhere', async () => {
    const chat = await answeredChat()
    const more = chat.button('更多') as HTMLElement
    await userEvent.click(more)
    await expect.poll(() => popover(chat)).not.toBeNull()
    await userEvent.click(more)
    await expect.poll(() => popover(chat)).toBeNull()
    await userEvent.click(more)
    await expect.poll(() => popover(chat)).not.toBeNull()
    await userEvent.click(chat.box)
    await expect.poll(() => popover(chat)).toBeNull()
    expect(document.activeElement).toBe(chat.box)
  })

  it('tells what the answer took, and what it cost where prices are given', async () => {
    const prices = { currency: 'CNY', models: { 'qwen-x': { input: 1000, output: 2000 } } }
    const run = { inputTokens: 1200, outputTokens: 300 }
    const chat = await answeredChat(
      [
        { type: 'start', model: 'qwen-x' },
        { type: 'text-delta', delta: '答' },
        { type: 'usage', usage: run },
        { type: 'finish', reason: 'stop' },
      ],
      { prices },
    )
    chat.button('更多')?.click()
    await expect.poll(() => popover(chat)?.textContent).toContain('1,200 tokens')
    expect(popover(chat)?.textContent).toContain('qwen-x')
    expect(popover(chat)?.textContent).toContain('¥1.80')
  })
})

describe('the actions', () => {
  const opacityOf = (article: HTMLElement | undefined, name: string) => {
    const button = article?.querySelector(`[aria-label="${name}"]`)
    return button ? getComputedStyle(button).opacity : undefined
  }

  it('of the last answer are seen, those of earlier messages when they are pointed at or focused', async () => {
    const chat = await answeredChat()
    await askAndAnswer(chat, '再问', '再答')
    const [question, first, , last] = chat.articles()
    expect(opacityOf(last, '复制')).toBe('1')
    expect(opacityOf(question, '修改')).toBe('0')
    await expect.poll(() => opacityOf(first, '复制')).toBe('0')
    await userEvent.hover(first as HTMLElement)
    await expect.poll(() => opacityOf(first, '复制')).toBe('1')
    await userEvent.hover(last as HTMLElement)
    await expect.poll(() => opacityOf(first, '复制')).toBe('0')
    first?.querySelector<HTMLElement>('[aria-label="复制"]')?.focus()
    await expect.poll(() => opacityOf(first, '复制')).toBe('1')
  })

  it('move nothing when they appear', async () => {
    const shifts: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as { value?: number } & typeof entry).value ?? 0)
    })
    observer.observe({ type: 'layout-shift', buffered: false })
    const chat = mountChat()
    chat.ask('问题')
    await expect.poll(() => chat.requests.length).toBe(1)
    chat.text('回答')
    await expect.poll(() => chat.answer().textContent).toContain('回答')
    const height = chat.answer().getBoundingClientRect().height
    shifts.length = 0
    observer.takeRecords()
    chat.finish()
    await expect.poll(() => chat.button('更多')).toBeDefined()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    expect(chat.answer().getBoundingClientRect().height).toBeCloseTo(height, 3)
    expect(shifts).toEqual([])
    observer.disconnect()
  })

  it('ask once, however often they are pressed', async () => {
    const chat = await answeredChat()
    const again = chat.button('重新回答')
    again?.click()
    again?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    await answerNow(chat, '另答')
    expect(chat.requests).toHaveLength(2)
    expect(chat.find('.tyqw-versions-place').textContent?.trim()).toBe('2/2')
  })
})
