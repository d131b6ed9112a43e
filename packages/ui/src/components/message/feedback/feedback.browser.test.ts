import type { ChatMessage } from '@tyqw/core'
import { createMemoryData, memoryStorage } from '@tyqw/core'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { answeredChat, askAndAnswer } from '../../../../test/answered-chat'
import { mountChat, type MountedChat } from '../../../../test/mount-chat'

const form = (chat: MountedChat) => chat.host.querySelector<HTMLElement>('.tyqw-feedback')
const ratingOf = (chat: MountedChat) => chat.store.messages.at(-1)?.metadata.feedback

describe('what a user thinks of an answer', () => {
  it('is said with one press, told to the page, and taken back with another', async () => {
    const onFeedback = vi.fn((message: ChatMessage) => message.metadata.feedback)
    const chat = await answeredChat('答', { onFeedback })
    const like = chat.button('有帮助')
    expect(like?.ariaPressed).toBe('false')
    like?.click()
    await expect.poll(() => chat.button('有帮助')?.ariaPressed).toBe('true')
    expect(form(chat)).toBeNull()
    expect(chat.find('.tyqw-announcer').textContent).toContain('感谢反馈')
    like?.click()
    await expect.poll(() => chat.button('有帮助')?.ariaPressed).toBe('false')
    expect(onFeedback.mock.results.map(({ value }) => value as unknown)).toEqual([
      { value: 'like' },
      undefined,
    ])
  })

  it('may have a reason, by keyboard alone, and the focus comes back', async () => {
    const chat = await answeredChat()
    chat.button('没有帮助')?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.textContent).toContain('内容有误')
    expect(ratingOf(chat)).toEqual({ value: 'dislike' })
    await userEvent.keyboard(' {Tab}{Tab} ')
    await userEvent.keyboard('{Tab}{Tab}{Tab}')
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    await userEvent.keyboard('第二段不对{Control>}{Enter}{/Control}')
    await expect.poll(() => form(chat)).toBeNull()
    expect(ratingOf(chat)).toEqual({ value: 'dislike', reason: '内容有误、过于简略\n第二段不对' })
    expect(document.activeElement).toBe(chat.button('没有帮助'))
  })

  it('stays without a reason when the panel is closed', async () => {
    const chat = await answeredChat()
    chat.button('没有帮助')?.click()
    await expect.poll(() => form(chat)).not.toBeNull()
    expect(chat.button('提交')?.disabled).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => form(chat)).toBeNull()
    expect(ratingOf(chat)).toEqual({ value: 'dislike' })
    expect(chat.button('没有帮助')?.ariaPressed).toBe('true')
  })

  it('changes from one to the other, and a press on the open panel’s button takes it back', async () => {
    const chat = await answeredChat()
    chat.button('有帮助')?.click()
    await userEvent.click(chat.button('没有帮助') as HTMLElement)
    await expect.poll(() => form(chat)).not.toBeNull()
    expect(chat.button('有帮助')?.ariaPressed).toBe('false')
    await userEvent.click(chat.button('没有帮助') as HTMLElement)
    await expect.poll(() => ratingOf(chat)).toBeUndefined()
    await expect.poll(() => form(chat)).toBeNull()
  })

  it('is not sent while an input method is open', async () => {
    const chat = await answeredChat()
    chat.button('没有帮助')?.click()
    await expect.poll(() => form(chat)).not.toBeNull()
    const box = chat.find<HTMLTextAreaElement>('.tyqw-feedback-text')
    box.value = 'ni'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const init = { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }
    box.dispatchEvent(new KeyboardEvent('keydown', init))
    expect(form(chat)).not.toBeNull()
    expect(ratingOf(chat)).toEqual({ value: 'dislike' })
  })

  it('is asked of answers that said something, also of earlier ones during the next', async () => {
    const chat = await answeredChat([{ type: 'finish', reason: 'stopped' }])
    expect(chat.button('有帮助')).toBeUndefined()
    await askAndAnswer(chat, '再问', '再答')
    chat.ask('三问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    chat.button('有帮助')?.click()
    await expect.poll(() => chat.button('有帮助')?.ariaPressed).toBe('true')
  })

  it('is seen in another tab', async () => {
    const data = createMemoryData()
    const open = () => mountChat({}, {}, { storage: memoryStorage({ data }) })
    const one = open()
    await askAndAnswer(one, '问', '答')
    const other = open()
    await expect.poll(() => other.button('有帮助')).toBeDefined()
    one.button('有帮助')?.click()
    await expect.poll(() => other.button('有帮助')?.ariaPressed).toBe('true')
    other.button('有帮助')?.click()
    await expect.poll(() => one.button('有帮助')?.ariaPressed).toBe('false')
  })
})
