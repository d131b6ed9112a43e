import { describe, expect, it, vi } from 'vitest'
import { pausing } from '../../../test/chat-setup'
import { setUpKeptChat } from '../../../test/chat-storage'
import { answerReleased, heldAnswers, holdAnswer } from './answer-lock'

/** As in a sandboxed frame: locks are there, and each call is refused. */
function refuseLocks() {
  const refuse = () => Promise.reject(new DOMException('Access is denied.', 'SecurityError'))
  vi.stubGlobal('navigator', { locks: { request: refuse, query: refuse } })
}

describe('where there are no locks', () => {
  it('no answer is known of, and all are free', async () => {
    holdAnswer('a')()
    expect(await heldAnswers(['a'])).toEqual(new Set())
    expect(await answerReleased('a', new AbortController().signal)).toBeUndefined()
  })
})

describe('where locks are refused', () => {
  it('no answer is known of, and a conversation is loaded all the same', async () => {
    refuseLocks()
    holdAnswer('a')()
    expect(await heldAnswers(['a'])).toEqual(new Set())
    const { script, reached } = pausing()
    const { chat, storage } = setUpKeptChat(script)
    void chat.send('一')
    await reached
    await chat.flush()
    const next = setUpKeptChat(script, storage)
    await next.chat.loaded
    expect(next.chat.messages[1]?.status).toEqual({ type: 'incomplete', reason: 'truncated' })
    expect(next.errors).toEqual([])
    await chat.close()
    vi.unstubAllGlobals()
  })
})
