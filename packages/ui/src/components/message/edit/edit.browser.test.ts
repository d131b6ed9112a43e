import type { FilePart } from '@tyqw/core'
import { createMemoryData, memoryStorage } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { answeredChat, answerNow, askAndAnswer } from '../../../../test/answered-chat'
import { mountChat, press, type, type MountedChat } from '../../../../test/mount-chat'

const boxOf = (chat: MountedChat) => chat.host.querySelector<HTMLTextAreaElement>('.tyqw-edit-box')

async function openEditor(chat: MountedChat): Promise<HTMLTextAreaElement> {
  chat.button('修改')?.click()
  await expect.poll(() => boxOf(chat)).not.toBeNull()
  return boxOf(chat) as HTMLTextAreaElement
}

describe('a question that is changed', () => {
  it('by keyboard alone: the box has the focus and the words, Enter sends, and the earlier one stays a version', async () => {
    const chat = await answeredChat()
    chat.button('修改')?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement).toBe(boxOf(chat))
    expect(boxOf(chat)?.value).toBe('问题')
    await userEvent.keyboard('二{Shift>}{Enter}{/Shift}三{Enter}')
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.requests[1]?.text).toBe('问题二\n三')
    await answerNow(chat, '新答')
    expect(chat.articles()).toHaveLength(2)
    expect(chat.articles()[0]?.textContent).toContain('问题二')
    expect(chat.find('[data-role=user] .tyqw-versions-place').textContent?.trim()).toBe('2/2')
    expect(document.activeElement).toBe(chat.box)
  })

  it('is sent by the key that sends in the composer', async () => {
    const chat = mountChat({ submitKey: 'mod-enter' })
    void chat.store.send('问题')
    await answerNow(chat, '回答')
    const box = await openEditor(chat)
    type(box, '另一问')
    expect(press(box, 'Enter')).toBe(true)
    expect(chat.requests).toHaveLength(1)
    press(box, 'Enter', { ctrlKey: true })
    await expect.poll(() => chat.requests.length).toBe(2)
    await answerNow(chat, '另答')
  })

  it('stays as it was with Esc, and the focus goes back', async () => {
    const chat = await answeredChat()
    type(await openEditor(chat), '别的')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => boxOf(chat)).toBeNull()
    expect(document.activeElement).toBe(chat.button('修改'))
    expect(chat.articles()[0]?.textContent).toContain('问题')
    expect(chat.requests).toHaveLength(1)
    expect((await openEditor(chat)).value).toBe('问题')
  })

  it('is not sent by the Enter of an input method, in any browser’s order, and Esc is its own', async () => {
    const chat = await answeredChat()
    const box = await openEditor(chat)
    box.dispatchEvent(new CompositionEvent('compositionstart'))
    press(box, 'Enter', { isComposing: true })
    press(box, 'Escape', { isComposing: true })
    box.dispatchEvent(new CompositionEvent('compositionend'))
    press(box, 'Enter')
    expect(boxOf(chat)).not.toBeNull()
    expect(chat.requests).toHaveLength(1)
  })

  it('is refused during an answer without losing a word, and sent once that has ended', async () => {
    const chat = await answeredChat()
    chat.ask('再问')
    await expect.poll(() => chat.store.isBusy).toBe(true)
    const box = await openEditor(chat)
    type(box, '另一问')
    press(box, 'Enter')
    await expect.poll(() => chat.find('.tyqw-edit').textContent).toContain('回答还没有结束')
    expect(box.value).toBe('另一问')
    expect(chat.box.value).toBe('')
    expect(chat.find('.tyqw-announcer').textContent).toContain('回答还没有结束')
    await answerNow(chat, '再答')
    press(box, 'Enter')
    await expect.poll(() => chat.requests.length).toBe(3)
    expect(chat.requests[2]?.text).toBe('另一问')
    await answerNow(chat, '另一答')
  })

  it('is refused while another tab answers, and the words come back', async () => {
    const data = createMemoryData()
    const open = () => mountChat({}, {}, { storage: memoryStorage({ data }) })
    const one = open()
    await askAndAnswer(one, '问题', '回答')
    const other = open()
    await expect.poll(() => other.articles().length).toBe(2)
    one.ask('再问')
    one.text('开头')
    await expect.poll(() => other.articles().length).toBe(4)
    const box = await openEditor(other)
    type(box, '另一问')
    press(box, 'Enter')
    await expect.poll(() => boxOf(other)?.value).toBe('另一问')
    await expect.poll(() => other.find('.tyqw-edit').textContent).toContain('回答还没有结束')
    expect(other.requests).toHaveLength(0)
    expect(other.box.value).toBe('')
    one.finish()
    await expect.poll(() => one.store.isBusy).toBe(false)
  })

  it('is sent once, however often that is asked, and not when it is blank', async () => {
    const chat = await answeredChat()
    const box = await openEditor(chat)
    type(box, '  ')
    await expect
      .poll(() => chat.host.querySelector<HTMLButtonElement>('.tyqw-edit [type=submit]')?.disabled)
      .toBe(true)
    press(box, 'Enter')
    expect(chat.requests).toHaveLength(1)
    type(box, '新问')
    const submit = chat.find<HTMLButtonElement>('.tyqw-edit [type=submit]')
    await expect.poll(() => submit.disabled).toBe(false)
    submit.click()
    submit.click()
    await expect.poll(() => chat.requests.length).toBe(2)
    await answerNow(chat, '新答')
    expect(chat.requests).toHaveLength(2)
  })

  it('keeps its files, and may be its files alone', async () => {
    const file: FilePart = {
      type: 'file',
      mediaType: 'application/pdf',
      url: 'https://a.example/a.pdf',
      name: 'a.pdf',
    }
    const chat = mountChat()
    void chat.store.send({ text: '看', files: [file] })
    await answerNow(chat, '好')
    const box = await openEditor(chat)
    expect(chat.articles()[0]?.textContent).toContain('a.pdf')
    expect(chat.articles()[0]?.querySelector('.tyqw-bubble')).toBeNull()
    type(box, '')
    press(box, 'Enter')
    await expect.poll(() => chat.requests.length).toBe(2)
    expect(chat.requests[1]).toMatchObject({ text: '', files: [file] })
    await answerNow(chat, '好')
  })

  it('is still open when its conversation is shown again', async () => {
    const chat = await answeredChat()
    const { conversationId } = chat.store
    type(await openEditor(chat), '还没写完')
    chat.store.newConversation()
    await expect.poll(() => chat.articles().length).toBe(0)
    await chat.store.open(conversationId)
    await expect.poll(() => boxOf(chat)?.value).toBe('还没写完')
  })

  it('in two boxes at once keeps both', async () => {
    const chat = await answeredChat()
    await askAndAnswer(chat, '二问', '二答')
    type(await openEditor(chat), '一改')
    const second = chat.articles()[2]?.querySelector<HTMLElement>('[data-action=edit]')
    second?.click()
    await expect.poll(() => chat.host.querySelectorAll('.tyqw-edit-box').length).toBe(2)
    const texts = Array.from(
      chat.host.querySelectorAll<HTMLTextAreaElement>('.tyqw-edit-box'),
      ({ value }) => value,
    )
    expect(texts).toEqual(['一改', '二问'])
  })
})
