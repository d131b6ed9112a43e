import { describe, expect, it } from 'vitest'
import { inTurn, pausing, saying, setUpChat } from '../../test/chat-setup'
import type { ChatMessage } from '../model/message'
import type { ChatTransport } from '../model/transport'
import { createMemoryData, memoryStorage } from '../storage/memory'
import type { ChatRetry } from './chat-types'

const good = { value: 'like' } as const

describe('what the user thinks of an answer', () => {
  it('stands in the answer, is told of once, and is taken back', async () => {
    const { chat } = setUpChat()
    const rated: ChatMessage[] = []
    chat.on('feedback', (message) => rated.push(message))
    const answer = await chat.send('一')
    const id = answer?.id ?? ''
    const { updatedAt } = chat.conversation
    chat.setFeedback(id, { value: 'dislike', reason: ' 不对 ' })
    chat.setFeedback(id, { value: 'dislike', reason: '不对' })
    const now = chat.messages.at(-1)
    expect(now?.metadata.feedback).toEqual({ value: 'dislike', reason: '不对' })
    expect(rated).toEqual([now])
    expect(chat.conversation.updatedAt).toBe(updatedAt)
    chat.setFeedback(id, undefined)
    chat.setFeedback(id, undefined)
    expect(chat.messages.at(-1)).toEqual(answer)
    expect(rated).toHaveLength(2)
  })

  it('has no empty reason', async () => {
    const { chat } = setUpChat()
    const id = (await chat.send('一'))?.id ?? ''
    chat.setFeedback(id, { value: 'like', reason: '  ' })
    expect(chat.messages.at(-1)?.metadata.feedback).toEqual(good)
  })

  it('is for answers of the conversation alone', async () => {
    const { chat } = setUpChat()
    await chat.send('一')
    const [question] = chat.messages
    for (const id of [question?.id ?? '', 'constructor', 'none'])
      expect(() => chat.setFeedback(id, good)).toThrow(
        expect.objectContaining({ code: 'message-unknown' }),
      )
  })

  it('waits for the end of that answer, and may be said of an earlier one meanwhile', async () => {
    const pause = pausing()
    let asked = 0
    const { chat } = setUpChat(() => (asked++ === 0 ? saying(['甲']) : pause.script()))
    const first = (await chat.send('一'))?.id ?? ''
    const under = chat.send('二')
    await pause.reached
    const id = chat.messages.at(-1)?.id ?? ''
    chat.setFeedback(id, good)
    expect(chat.messages.at(-1)?.metadata.feedback).toBeUndefined()
    chat.setFeedback(first, good)
    pause.release()
    const second = await under
    expect(chat.messages[1]?.metadata.feedback).toEqual(good)
    expect(chat.messages.at(-1)).toBe(second)
  })

  it('stays when the answer goes on', async () => {
    const { chat } = setUpChat(inTurn(saying(['一半'], 'length'), saying(['后半'])))
    const id = (await chat.send('一'))?.id ?? ''
    chat.setFeedback(id, good)
    const whole = await chat.continue()
    expect(whole?.metadata.feedback).toEqual(good)
  })

  it('is stored, and comes to another tab', async () => {
    const data = createMemoryData()
    const storage = memoryStorage({ data })
    const { chat } = setUpChat(undefined, { storage, conversationId: 'c' })
    const id = (await chat.send('一'))?.id ?? ''
    await chat.flush()
    const { chat: other } = setUpChat(undefined, {
      storage: memoryStorage({ data }),
      conversationId: 'c',
    })
    await other.loaded
    const told: ChatMessage[] = []
    other.on('feedback', (message) => told.push(message))
    chat.setFeedback(id, { value: 'dislike', reason: '太长' })
    await chat.flush()
    await expect
      .poll(() => other.messages.at(-1)?.metadata.feedback)
      .toEqual({ value: 'dislike', reason: '太长' })
    expect(told).toEqual([])
    expect((await storage.load('c'))?.nodes[id]?.message.metadata.feedback?.reason).toBe('太长')
  })
})

describe('an edit that is refused', () => {
  it('comes back with the question it was for', async () => {
    const pause = pausing()
    const { chat, returned } = setUpChat(pause.script)
    const under = chat.send('一')
    await pause.reached
    const id = chat.messages[0]?.id ?? ''
    await chat.edit(id, '壹')
    expect(returned).toEqual([{ inputs: [{ text: '壹', files: [] }], reason: 'busy', editOf: id }])
    pause.release()
    await under
  })
})

describe('a question that the client is about to send again', () => {
  const error = { code: 'Throttling', kind: 'rate-limit', message: 'no', retryable: true } as const

  it('is known, from when and why, until the answer moves on', async () => {
    const retries: (ChatRetry | undefined)[] = []
    let proceed: () => void = () => undefined
    const client: ChatTransport = {
      async *stream(_, { onRetry }) {
        onRetry?.({ attempt: 1, delayMs: 2000, error })
        await new Promise<void>((resolve) => (proceed = resolve))
        yield* saying(['好'])
      },
    }
    const { chat } = setUpChat([], { client, now: () => 7 })
    chat.on('retrying', (retry) => retries.push(retry))
    const answer = chat.send('一')
    await expect.poll(() => chat.retrying).toEqual({ attempt: 1, delayMs: 2000, error, at: 7 })
    proceed()
    await answer
    expect(chat.retrying).toBeUndefined()
    expect(retries).toEqual([expect.objectContaining({ attempt: 1 }), undefined])
  })

  it('is known no more once it was stopped', async () => {
    const client: ChatTransport = {
      async *stream(_, { onRetry, signal }) {
        onRetry?.({ attempt: 1, delayMs: 2000, error })
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        onRetry?.({ attempt: 2, delayMs: 2000, error })
        yield { type: 'finish', reason: 'stopped' }
      },
    }
    const { chat } = setUpChat([], { client })
    const answer = chat.send('一')
    await expect.poll(() => chat.retrying?.attempt).toBe(1)
    chat.stop()
    await answer
    expect(chat.retrying).toBeUndefined()
  })
})
