import type { ChatInput } from '@tyqw/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { toAttachment, type Attachment } from '../attachments/attachment'
import { useComposer, type ComposerOptions } from './use-composer'

const draft = ref('')
const isBusy = ref(false)
const send = vi.fn(async (input: string | ChatInput): Promise<unknown> => input)
const stop = vi.fn()
const onRefused = vi.fn()

const part = { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,AA==' } as const
const picture = () => toAttachment(part)

function composer(options: Partial<ComposerOptions> = {}) {
  return useComposer({ draft, isBusy, send, stop, onRefused, now: () => 1000, ...options })
}

beforeEach(() => {
  draft.value = ''
  isBusy.value = false
  vi.clearAllMocks()
})

describe('useComposer', () => {
  it('sends the draft and empties the box', async () => {
    draft.value = '你好'
    await composer().submit()
    expect(send).toHaveBeenCalledWith('你好')
    expect(draft.value).toBe('')
  })

  it('never sends blank text', async () => {
    draft.value = ' \n '
    const { submit, canSend } = composer()
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(canSend.value).toBe(false)
  })

  it('keeps the text while an answer is under way', async () => {
    draft.value = '下一个问题'
    isBusy.value = true
    await composer().submit()
    expect(send).not.toHaveBeenCalled()
    expect(draft.value).toBe('下一个问题')
    expect(onRefused).toHaveBeenCalledOnce()
  })

  it.each([
    ['is refused', async () => undefined],
    ['fails', () => Promise.reject(new Error('no'))],
  ])('gives the text back when a send %s', async (_, outcome) => {
    send.mockImplementationOnce(outcome)
    draft.value = '你好'
    await composer().submit()
    expect(draft.value).toBe('你好')
  })

  it('does not overwrite what was typed since', async () => {
    send.mockImplementationOnce(async () => {
      draft.value = '新的'
    })
    draft.value = '旧的'
    await composer().submit()
    expect(draft.value).toBe('新的')
  })

  it('stops with the button, but not with the second click of a double click', async () => {
    isBusy.value = true
    const { press } = composer()
    await press({ detail: 2 })
    expect(stop).not.toHaveBeenCalled()
    await press({ detail: 1 })
    expect(stop).toHaveBeenCalledOnce()
  })

  it('lets a question wait for the answer where there is a queue, and gives nothing back itself', async () => {
    isBusy.value = true
    send.mockImplementationOnce(async () => undefined)
    draft.value = '下一个'
    const { canSend, submit } = composer({ queue: true })
    expect(canSend.value).toBe(true)
    await submit()
    expect(send).toHaveBeenCalledWith('下一个')
    expect(draft.value).toBe('')
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('sends files with the text, or alone, and lets go of them', async () => {
    const release = vi.fn()
    const attachments = shallowRef<readonly Attachment[]>([{ ...picture(), release }])
    const { canSend, submit } = composer({ attachments })
    expect(canSend.value).toBe(true)
    await submit()
    expect(send).toHaveBeenCalledWith({ text: '', files: [part] })
    expect(attachments.value).toEqual([])
    expect(release).toHaveBeenCalledOnce()
  })

  it.each(['loading', 'failed'] as const)('sends nothing while a file is %s', async (state) => {
    const attachments = shallowRef<readonly Attachment[]>([
      { ...picture(), state, part: undefined },
      picture(),
    ])
    draft.value = '看图'
    const { canSend, submit } = composer({ attachments })
    expect(canSend.value).toBe(false)
    await submit()
    expect(onRefused).toHaveBeenCalledWith(state)
    expect(draft.value).toBe('看图')
    expect(attachments.value).toHaveLength(2)
  })

  it('gives files back with the text when a send is refused, ready to be sent', async () => {
    send.mockImplementationOnce(async () => undefined)
    const attachments = shallowRef<readonly Attachment[]>([picture()])
    draft.value = '看图'
    const { submit, canSend } = composer({ attachments })
    await submit()
    expect(draft.value).toBe('看图')
    expect(attachments.value).toMatchObject([{ state: 'ready', part, preview: part.url }])
    expect(canSend.value).toBe(true)
  })

  it('sends nothing twice, however often it is told to', async () => {
    draft.value = '一次'
    const { submit } = composer()
    await Promise.all([submit(), submit(), submit()])
    expect(send).toHaveBeenCalledOnce()
  })

  it('refuses what is longer than the limit, and says by how much', async () => {
    draft.value = '👍🏽'.repeat(12)
    const { length, submit } = composer({ maxLength: 10 })
    await vi.waitFor(() => expect(length.value).toEqual({ count: 12, limit: 10 }))
    await submit()
    expect(onRefused).toHaveBeenCalledWith('too-long')
    expect(send).not.toHaveBeenCalled()
    draft.value = '👍🏽'.repeat(10)
    await submit()
    expect(send).toHaveBeenCalledOnce()
  })
})
