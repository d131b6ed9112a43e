import { setUpChat as setUp, pausing, saying } from '../../test/chat-setup'
import { textOfAnswer } from '../../test/answer'
import { describe, expect, it, vi } from 'vitest'
import { createConversation } from '../model/conversation'
import { createMessage, textOf, type FilePart } from '../model/message'
import { isTerminal } from '../model/reduce-message'
import { appendMessage } from './message-tree'

const answer = saying(['你', '好'])

describe('createChat', () => {
  it('puts question and answer on the path, and tells each step', async () => {
    const { chat } = setUp()
    const statuses: string[] = []
    const texts: string[] = []
    chat.on('status', (status) => statuses.push(status))
    chat.on('message', (message) => {
      if (message.role === 'assistant') texts.push(textOf(message))
    })
    const message = await chat.send('你好')
    expect(statuses).toEqual(['submitted', 'streaming', 'ready'])
    expect(texts).toEqual(['', '', '你', '你好', '你好'])
    expect(chat.messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(chat.messages[1]).toBe(message)
  })

  it('sends no memory first, then the session it was given', async () => {
    const { chat, requests } = setUp()
    await chat.send('一')
    await chat.send('二')
    expect(requests).toEqual([
      { text: '一', incrementalOutput: true },
      { text: '二', incrementalOutput: true, sessionId: 's1' },
    ])
    expect(chat.conversation.session).toMatchObject({ id: 's1', turns: 2 })
  })

  it.each(['', ' \n\t'])('sends nothing for %j', async (text) => {
    const { chat, requests } = setUp()
    expect(await chat.send(text)).toBeUndefined()
    expect(requests).toEqual([])
    expect(chat.messages).toEqual([])
  })

  it('refuses a second send while an answer is under way', async () => {
    const { script, reached, release } = pausing()
    const { chat, requests } = setUp(script)
    const errors: string[] = []
    chat.on('error', ({ code }) => errors.push(code))
    const first = chat.send('一')
    await reached
    expect(await chat.send('二')).toBeUndefined()
    expect(await chat.regenerate()).toBeUndefined()
    expect(errors).toEqual(['busy', 'busy'])
    release()
    expect(textOfAnswer(await first)).toBe('前半后半')
    expect(requests).toHaveLength(1)
    expect(chat.messages).toHaveLength(2)
  })

  it('keeps the text when stopped, at once, and then sends messages instead of the spent session', async () => {
    const { script, reached, release } = pausing()
    const { chat, requests } = setUp(script)
    const first = chat.send('一')
    await reached
    chat.stop()
    expect(chat.status).toBe('ready')
    expect(chat.messages[1]?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(textOfAnswer(chat.messages[1])).toBe('前半')
    expect(chat.error).toBeUndefined()
    const second = chat.send('二')
    release()
    await first
    await second
    expect(requests[1]?.sessionId).toBeUndefined()
    expect(requests[1]?.messages?.map(({ id }) => id)).toEqual(
      chat.messages.slice(0, 3).map(({ id }) => id),
    )
  })

  it('ends at once when stopped, even if the transport never answers', async () => {
    const { chat } = setUp(async function* () {
      yield { type: 'start' }
      await new Promise(() => undefined)
    })
    const sent = chat.send('一')
    await vi.waitFor(() => expect(chat.status).toBe('streaming'))
    chat.stop()
    expect((await sent)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    chat.stop()
  })

  it.each(['message', 'conversation', 'status'] as const)(
    'may be stopped by a listener of %s, at any of its calls',
    async (event) => {
      for (let stopAt = 1; stopAt <= 8; stopAt++) {
        const { chat, requests } = setUp()
        const finished = vi.fn()
        chat.on('finish', finished)
        let calls = 0
        const off = chat.on(event, () => {
          if (++calls === stopAt) chat.stop()
        })
        const message = await chat.send('一')
        expect(chat.status).toBe('ready')
        expect(chat.messages.at(-1)).toBe(message)
        expect(message && isTerminal(message.status)).toBe(true)
        expect(finished.mock.calls).toEqual([[message]])
        if (message?.metadata.runs.length === 0) expect(requests).toHaveLength(0)
        off()
        expect(textOfAnswer(await chat.send('二'))).toBe('你好')
      }
    },
  )

  it('turns a failure into status and error, once, and the next question begins clean', async () => {
    const error = { code: 'Throttling', kind: 'rate-limit', message: 'x', retryable: true } as const
    let isFailing = true
    const { chat } = setUp(() => (isFailing ? [{ type: 'error', error }] : answer))
    const errors = vi.fn()
    chat.on('error', errors)
    await chat.send('一')
    expect(chat.status).toBe('error')
    expect(chat.error).toEqual(error)
    expect(errors).toHaveBeenCalledTimes(1)
    isFailing = false
    await chat.send('二')
    expect(chat.status).toBe('ready')
    expect(chat.error).toBeUndefined()
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('broken')
      },
      'unexpected',
    ],
    ['ends without an end', () => [{ type: 'text-delta', delta: 'a' } as const], 'truncated'],
  ])('ends in one typed error when the transport %s', async (_, script, code) => {
    const { chat } = setUp(script)
    const message = await chat.send('一')
    expect(message?.status).toMatchObject({ type: 'incomplete', error: { code } })
    expect(chat.status).toBe('error')
  })

  it('asks again beside the earlier answer, which is kept', async () => {
    const { chat, requests } = setUp()
    await chat.send('一')
    await chat.send('二')
    const before = chat.messages
    await chat.regenerate()
    expect(chat.messages.slice(0, 3)).toEqual(before.slice(0, 3))
    expect(chat.messages[3]?.id).not.toBe(before[3]?.id)
    expect(Object.keys(chat.conversation.nodes)).toHaveLength(5)
    expect(requests[2]?.messages).toHaveLength(3)
    expect(requests[2]?.sessionId).toBeUndefined()
  })

  it('asks nothing again in an empty conversation', async () => {
    expect(await setUp().chat.regenerate()).toBeUndefined()
  })

  it('takes files that are not there for none', async () => {
    const { chat, requests } = setUp()
    const files = undefined as unknown as FilePart[]
    await chat.send({ text: '一', files })
    expect(await chat.send({ text: '', files })).toBeUndefined()
    expect(requests).toEqual([{ text: '一', incrementalOutput: true }])
  })

  it('goes on with a greeting that nobody asked for, but not with half of one', async () => {
    const parts = [{ type: 'text', text: '您好，我是' }] as const
    const greeting = createMessage('assistant', { id: 'hello', createdAt: 0, parts })
    const empty = createConversation({ id: 'c', createdAt: 0 })
    const conversation = appendMessage(empty, greeting)
    const { chat, requests } = setUp(answer, { conversation })
    expect(chat.messages[0]?.status).toEqual({ type: 'incomplete', reason: 'truncated' })
    await expect(chat.continue()).rejects.toMatchObject({ code: 'cannot-continue' })
    expect(await chat.regenerate()).toBeUndefined()
    await chat.send('一')
    expect(requests[0]?.messages?.map(textOf)).toEqual(['您好，我是', '一'])
    expect(chat.conversation.title).toBe('一')
  })

  it('is not disturbed by a listener that throws', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { chat } = setUp()
    chat.on('message', () => {
      throw new Error('mine')
    })
    expect(textOfAnswer(await chat.send('一'))).toBe('你好')
    expect(reported).toHaveBeenCalled()
    vi.unstubAllGlobals()
  })
})
