import type { ChatInput } from '@tyqw/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { useComposer } from './use-composer'

const draft = ref('')
const isBusy = ref(false)
const send = vi.fn(async (input: string | ChatInput): Promise<unknown> => input)
const stop = vi.fn()
const onRefused = vi.fn()

function composer() {
  return useComposer({ draft, isBusy, send, stop, onRefused, now: () => 1000 })
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
})
