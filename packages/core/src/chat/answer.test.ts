import { describe, expect, it, vi } from 'vitest'
import { textOfAnswer } from '../../test/answer'
import { saying } from '../../test/chat-setup'
import { createDeferred } from '../../test/tool-runs'
import { scriptedTransport } from '../client/scripted-transport'
import type { MessageChunk } from '../model/chunk'
import { createMessage, type ChatMessage } from '../model/message'
import type { ChatTransport } from '../model/transport'
import { createAnswer, type AnswerOptions } from './answer'

const empty = createMessage('assistant', { id: 'a', createdAt: 0 })
const stopped = { type: 'incomplete', reason: 'stopped' }

function setUp(open: AnswerOptions['open'], message: ChatMessage = empty) {
  const onChange = vi.fn<AnswerOptions['onChange']>()
  const onEnd = vi.fn<AnswerOptions['onEnd']>()
  let time = 0
  const answer = createAnswer({ message, open, now: () => ++time, onChange, onEnd })
  return { answer, onChange, onEnd }
}

const streaming = (
  script: Parameters<typeof scriptedTransport>[0],
): ((signal: AbortSignal) => ReturnType<ChatTransport['stream']>) => {
  const { stream } = scriptedTransport(script)
  return (signal) => stream({ text: '' }, { signal })
}

describe('an answer', () => {
  it('ends once, with the session it came under', async () => {
    const { answer, onChange, onEnd } = setUp(streaming(saying(['好'])))
    const message = await answer.run()
    expect(answer.message).toBe(message)
    expect(onEnd.mock.calls).toEqual([[message, 's1']])
    expect(onChange.mock.lastCall).toEqual([message])
    answer.stop()
    expect(onEnd).toHaveBeenCalledTimes(1)
    expect(answer.message).toBe(message)
  })

  it('keeps numbers that come after its end', async () => {
    const late: readonly MessageChunk[] = [
      ...saying(['好']),
      { type: 'usage', usage: { outputTokens: 3 } },
      { type: 'text-delta', delta: '多余' },
    ]
    const { answer } = setUp(streaming(late))
    const message = await answer.run()
    expect(message.metadata.runs).toEqual([{ outputTokens: 3 }])
    expect(textOfAnswer(message)).toBe('好')
  })

  it('is stopped while it waits to be opened, and then opens nothing', async () => {
    const opening = createDeferred<ReturnType<ChatTransport['stream']>>()
    const began = vi.fn()
    const { answer, onEnd } = setUp(() => opening.promise)
    const running = answer.run()
    answer.approve('t')
    answer.stop()
    expect(answer.message.status).toEqual(stopped)
    await running
    opening.resolve(
      (async function* () {
        began()
        yield* saying(['好'])
      })(),
    )
    await opening.promise
    expect(began).not.toHaveBeenCalled()
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it.each<[string, AnswerOptions['open']]>([
    [
      'at once',
      () => {
        throw new Error('broken')
      },
    ],
    ['later', () => Promise.reject(new Error('broken'))],
  ])('ends in one error when it cannot be opened: %s', async (_, open) => {
    const { answer, onEnd } = setUp(open)
    expect((await answer.run()).status).toMatchObject({ error: { message: 'broken' } })
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it('closes its source when it is stopped, and hears no more of it', async () => {
    const closed = vi.fn()
    const { answer, onChange } = setUp(async function* () {
      try {
        yield* saying(['一']).slice(0, -1)
        await Promise.resolve()
        yield { type: 'text-delta', delta: '二' }
      } finally {
        closed()
      }
    })
    onChange.mockImplementation((message) => {
      if (textOfAnswer(message) === '一') answer.stop()
    })
    const message = await answer.run()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1))
    expect(textOfAnswer(message)).toBe('一')
    expect(message.status).toEqual(stopped)
  })

  it('survives a source that fails while it is closed', async () => {
    const { answer, onChange } = setUp(async function* () {
      try {
        yield* saying(['一']).slice(0, -1)
        yield { type: 'text-delta', delta: '二' }
      } finally {
        await Promise.reject(new Error('broken while closing'))
      }
    })
    onChange.mockImplementation(({ parts }) => {
      if (parts.length > 0) answer.stop()
    })
    expect((await answer.run()).status).toEqual(stopped)
  })

  it('may be stopped by whoever hears of its end', async () => {
    const { answer, onChange, onEnd } = setUp(streaming([{ type: 'text-delta', delta: '一' }]))
    onChange.mockImplementation(({ status }) => {
      if (status.type === 'incomplete') answer.stop()
    })
    expect((await answer.run()).status).toMatchObject({ error: { code: 'truncated' } })
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it('that goes on is under way before anything comes, and stops as what it was', async () => {
    const { answer: first } = setUp(streaming(saying(['一半'], 'length')))
    const { answer, onChange } = setUp(streaming(saying(['完'])), await first.run())
    expect(answer.message.status.type).toBe('streaming')
    answer.stop()
    expect(answer.message.status).toEqual(stopped)
    expect(textOfAnswer(answer.message)).toBe('一半')
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})
