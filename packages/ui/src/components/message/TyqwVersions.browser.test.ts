import { describe, expect, it } from 'vitest'
import { mountChat, type MountedChat } from '../../../test/mount-chat'

async function answer(chat: MountedChat, text: string): Promise<void> {
  await expect.poll(() => chat.store.isBusy).toBe(true)
  chat.text(text)
  chat.finish()
  await expect.poll(() => chat.store.isBusy).toBe(false)
}

/** A question with two answers; the second is shown. */
async function withTwoAnswers(): Promise<MountedChat> {
  const chat = mountChat()
  chat.ask('问')
  await answer(chat, '甲')
  chat.button('重新回答')?.click()
  await answer(chat, '乙')
  return chat
}

describe('versions', () => {
  it('are not spoken of while there is one', async () => {
    const chat = mountChat()
    chat.ask('问')
    await answer(chat, '甲')
    expect(chat.host.querySelector('.tyqw-versions')).toBeNull()
  })

  it('are walked with the keyboard: the focus stays, and the place is read out', async () => {
    const chat = await withTwoAnswers()
    const place = () => chat.find('.tyqw-versions-place').textContent?.trim()
    expect(place()).toBe('2/2')
    chat.button('上一版')?.focus()
    chat.button('上一版')?.click()
    await expect.poll(place).toBe('1/2')
    await expect.poll(() => chat.answer().textContent).toContain('甲')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('上一版')
    expect(chat.button('上一版')?.ariaDisabled).toBe('true')
    expect(chat.find('.tyqw-announcer').textContent).toContain('第 1 版，共 2 版')
    chat.button('上一版')?.click()
    expect(place()).toBe('1/2')
    chat.button('下一版')?.click()
    await expect.poll(place).toBe('2/2')
  })

  it('of a question bring back what followed each', async () => {
    const chat = await withTwoAnswers()
    const [question = ''] = chat.store.messageIds
    void chat.store.edit(question, '另一问')
    await answer(chat, '丙')
    await expect.poll(() => chat.articles().length).toBe(2)
    const [first] = chat.articles()
    expect(first?.textContent).toContain('另一问')
    first?.querySelector<HTMLElement>('[data-step="-1"]')?.click()
    await expect.poll(() => chat.articles()[0]?.textContent).toContain('问')
    await expect.poll(() => chat.answer().textContent).toContain('乙')
  })

  it('stand still while an answer is under way', async () => {
    const chat = await withTwoAnswers()
    chat.ask('再问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    const previous = chat.button('上一版')
    expect(previous?.ariaDisabled).toBe('true')
    previous?.click()
    expect(chat.find('.tyqw-versions-place').textContent?.trim()).toBe('2/2')
  })

  it('that failed before a word are left out', async () => {
    const chat = mountChat()
    chat.ask('问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    const error = { code: 'x', kind: 'server', message: 'no', retryable: true } as const
    chat.push({ type: 'error', error })
    await expect.poll(() => chat.button('重试')).toBeDefined()
    chat.button('重试')?.click()
    await answer(chat, '好')
    expect(chat.host.querySelector('.tyqw-versions')).toBeNull()
  })
})

describe('an answer that broke off', () => {
  it('goes on in the same bubble, without a seam', async () => {
    const chat = mountChat()
    chat.ask('问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    chat.text('一个**重')
    chat.push({ type: 'finish', reason: 'length' })
    await expect.poll(() => chat.button('继续回答')).toBeDefined()
    chat.button('继续回答')?.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.button('继续回答')).toBeUndefined()
    expect(chat.requests[1]?.messages?.at(-1)?.parts[0]).toMatchObject({
      text: '请从中断的地方继续，不要重复前面的内容。',
    })
    chat.text('点**词')
    chat.finish()
    await expect.poll(() => chat.answer().querySelector('strong')?.textContent).toBe('重点')
    expect(chat.articles()).toHaveLength(2)
    expect(chat.button('继续回答')).toBeUndefined()
  })

  it('before it said a word is only asked again', async () => {
    const chat = mountChat()
    chat.ask('问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    chat.store.stop()
    await expect.poll(() => chat.button('重新回答')).toBeDefined()
    expect(chat.button('继续回答')).toBeUndefined()
  })
})

describe('a conversation that cannot be stored', () => {
  it('says so once, above the composer, until it is dismissed', async () => {
    const chat = mountChat()
    chat.store.storageError = {
      code: 'storage-full',
      kind: 'storage',
      message: 'raw',
      retryable: true,
    }
    await expect.poll(() => chat.host.querySelector('.tyqw-storage-notice')).not.toBeNull()
    expect(chat.find('.tyqw-storage-notice').role).toBe('status')
    expect(chat.find('.tyqw-storage-notice').textContent).toContain('存储空间满了')
    chat.button('关闭提示')?.click()
    await expect.poll(() => chat.host.querySelector('.tyqw-storage-notice')).toBeNull()
  })
})
