import { describe, expect, it, vi } from 'vitest'
import { textOfAnswer } from '../../test/answer'
import { failing, inTurn, linesOf, saying, session, setUpChat } from '../../test/chat-setup'
import { answeringRun, callingRun, toolsOf } from '../../test/tool-runs'
import type { MessageChunk } from '../model/chunk'
import type { ChatOptions } from './chat-types'
import { createTools } from './tools/tools'

const words = '请从中断的地方继续，不要重复前面的内容。'
const partial = { hasPartial: true, hasSessions: false }
const stop = { type: 'finish', reason: 'stop' } as const

describe('an answer that broke off goes on in the same message', () => {
  it.each<[string, readonly MessageChunk[]]>([
    ['it was too long', saying(['一', '半'], 'length')],
    ['it was cut', saying(['一', '半'], 'truncated')],
    ['its connection broke', failing('network', '一', '半')],
    ['the stream ended without an end', saying(['一', '半']).slice(0, -1)],
  ])('when %s', async (_, broken) => {
    const { chat, requests } = setUpChat(inTurn(broken, saying(['，', '完'])))
    const before = await chat.send('写')
    const texts: string[] = []
    const statuses: string[] = []
    chat.on('message', (message) => texts.push(textOfAnswer(message)))
    chat.on('status', (status) => statuses.push(status))
    const answer = await chat.continue()
    expect(answer?.id).toBe(before?.id)
    expect(textOfAnswer(answer)).toBe('一半，完')
    expect(answer?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(answer?.metadata.runs).toHaveLength(2)
    expect(texts).toEqual(['一半', '一半', '一半，', '一半，完', '一半，完'])
    expect(statuses).toEqual(['submitted', 'streaming', 'ready'])
    expect(chat.messages).toHaveLength(2)
    expect(Object.keys(chat.conversation.nodes)).toHaveLength(2)
    expect(requests).toHaveLength(2)
    await expect(chat.continue()).rejects.toMatchObject({ code: 'cannot-continue' })
  })

  it('when it was stopped, and may be stopped and continued again', async () => {
    const { chat } = setUpChat(inTurn(saying(['一', '二']), saying(['三', '四']), saying(['五'])))
    const stopAt = ['一', '一三']
    chat.on('message', (message) => {
      if (textOfAnswer(message) !== stopAt[0]) return
      stopAt.shift()
      chat.stop()
    })
    const first = await chat.send('写')
    expect(textOfAnswer(first)).toBe('一')
    expect(textOfAnswer(await chat.continue(first?.id))).toBe('一三')
    expect(chat.status).toBe('ready')
    const answer = await chat.continue()
    expect(textOfAnswer(answer)).toBe('一三五')
    expect(answer?.status.type).toBe('complete')
    expect(answer?.metadata.runs).toHaveLength(3)
  })

  it('from another branch, which is shown then', async () => {
    const { chat } = setUpChat(inTurn(saying(['一半'], 'length'), saying(['好']), saying(['完'])))
    const broken = await chat.send('写')
    await chat.regenerate()
    const answer = await chat.continue(broken?.id)
    expect(chat.messages.at(-1)).toBe(answer)
    expect(textOfAnswer(answer)).toBe('一半完')
  })

  it('keeps what it had when the rest fails, and can be continued once more', async () => {
    const { chat, returned } = setUpChat(
      inTurn(saying(['一半'], 'length'), failing('network'), saying(['完'])),
    )
    await chat.send('写')
    const failed = await chat.continue()
    expect(textOfAnswer(failed)).toBe('一半')
    expect(chat.status).toBe('error')
    expect(returned).toEqual([])
    expect(textOfAnswer(await chat.continue())).toBe('一半完')
    expect(chat.error).toBeUndefined()
  })
})

describe('what cannot be continued', () => {
  it('is refused: whole, unsaid, a question, in the middle, nothing at all', async () => {
    const refused = { code: 'cannot-continue', kind: 'config' }
    const { chat, requests } = setUpChat(inTurn(saying(['一半'], 'length'), saying(['好'])))
    await expect(chat.continue()).rejects.toMatchObject({ code: 'message-unknown' })
    const broken = await chat.send('一')
    await chat.send('二')
    await expect(chat.continue(broken?.id)).rejects.toMatchObject(refused)
    await expect(chat.continue()).rejects.toMatchObject(refused)
    await expect(chat.continue(chat.messages[0]?.id)).rejects.toMatchObject({
      code: 'message-unknown',
    })
    const silent = setUpChat(failing('network'))
    await silent.chat.send('一')
    await expect(silent.chat.continue()).rejects.toMatchObject(refused)
    expect(requests).toHaveLength(2)
    expect(chat.status).toBe('ready')
  })
})

describe('the request for the rest', () => {
  const script = () => inTurn(saying(['一半'], 'length'), saying(['完']), saying(['好']))

  it('is the answer as messages where the model goes on from it', async () => {
    const { chat, requests } = setUpChat(script(), {}, partial)
    await chat.send('写')
    await chat.continue()
    expect(requests[1]).toMatchObject({ text: '', partial: true, incrementalOutput: true })
    expect(linesOf(requests[1]?.messages)).toEqual(['user: 写', 'assistant: 一半'])
    await chat.send('再写')
    expect(requests[2]).not.toHaveProperty('partial')
    expect(linesOf(requests[2]?.messages)).toEqual(['user: 写', 'assistant: 一半完', 'user: 再写'])
  })

  it('is words after it where the model does not, and these are no message', async () => {
    const { chat, requests } = setUpChat(script())
    await chat.send('写')
    await chat.continue()
    expect(requests[1]).not.toHaveProperty('partial')
    expect(requests[1]?.text).toBe(words)
    expect(linesOf(requests[1]?.messages)).toEqual([
      'user: 写',
      'assistant: 一半',
      `user: ${words}`,
    ])
    await chat.send('再写')
    expect(linesOf(requests[2]?.messages)).toEqual(['user: 写', 'assistant: 一半完', 'user: 再写'])
  })

  it('is words where the model has thought', async () => {
    const thought = [
      { type: 'reasoning-delta', delta: '想' } as const,
      ...saying(['一半'], 'length'),
    ]
    const { chat, requests } = setUpChat(inTurn(thought, saying(['完'])), {}, partial)
    await chat.send('写')
    await chat.continue()
    expect(requests[1]).toMatchObject({ text: words })
    expect(requests[1]).not.toHaveProperty('partial')
  })

  it('has words of one’s own', async () => {
    const { chat, requests } = setUpChat(script(), { continueText: 'Go on.' })
    await chat.send('写')
    await chat.continue()
    expect(linesOf(requests[1]?.messages)?.at(-1)).toBe('user: Go on.')
  })

  it.each<[NonNullable<ChatOptions['memory']>, object]>([
    ['session', { text: words, sessionId: 's1' }],
    ['messages', { text: words, messages: [{}, {}, {}] }],
    ['auto', { text: words, messages: [{}, {}, {}] }],
  ])('in the memory mode %s', async (memory, expected) => {
    const { chat, requests } = setUpChat(script(), { memory })
    await chat.send('写')
    await chat.continue()
    expect(requests[1]).toMatchObject(expected)
  })

  it('is messages with partial also where only the session is asked for', async () => {
    const { chat, requests } = setUpChat(script(), { memory: 'session' }, { hasPartial: true })
    await chat.send('写')
    await chat.continue()
    expect(requests[1]).not.toHaveProperty('sessionId')
    expect(linesOf(requests[1]?.messages)).toEqual(['user: 写', 'assistant: 一半'])
  })

  it.each([
    [partial, ['user: 写', 'assistant: 一半']],
    [{}, ['user: 写', 'assistant: 一半', `user: ${words}`]],
  ])(
    'has the broken answer and its question, however few turns may go: %j',
    async (traits, sent) => {
      const { chat, requests } = setUpChat(
        inTurn(saying(['好']), saying(['一半'], 'length'), saying(['完'])),
        { historyLimit: 1 },
        traits,
      )
      await chat.send('先')
      await chat.send('写')
      await chat.continue()
      expect(linesOf(requests[2]?.messages)).toEqual(sent)
    },
  )
})

describe('the run of the rest', () => {
  const source = { index: '1', title: '一' }
  const step = { id: 'r', kind: 'retrieval', name: '检索', state: 'done' } as const
  const lookedUp = (title: string, reason: 'length' | 'stop'): readonly MessageChunk[] => [
    { type: 'start', requestId: title, model: 'qwen' },
    session,
    { type: 'step', step: { ...step, output: title } },
    { type: 'sources', sources: [{ ...source, title }] },
    { type: 'text-delta', delta: title },
    { type: 'usage', usage: { outputTokens: title.length } },
    { type: 'finish', reason },
  ]

  it('stands beside the one before: steps, sources and usage', async () => {
    const { chat } = setUpChat(inTurn(lookedUp('一', 'length'), lookedUp('第二', 'stop')))
    await chat.send('查')
    const answer = await chat.continue()
    expect(answer?.parts).toEqual([
      { type: 'step', step: { ...step, output: '一' } },
      { type: 'text', text: '一' },
      { type: 'step', step: { ...step, output: '第二' } },
      { type: 'text', text: '第二' },
    ])
    expect(answer?.sources).toEqual([source, { index: '1', title: '第二', run: 1 }])
    expect(answer?.metadata).toMatchObject({
      runs: [{ outputTokens: 1 }, { outputTokens: 2 }],
      runStarts: [2],
      requestId: '第二',
    })
  })

  it.each<[string, readonly MessageChunk[]]>([
    ['begins with its session', [session, { type: 'start', model: 'qwen' }, stop]],
    ['has no start', [{ type: 'text-delta', delta: '完' }, stop]],
    ['has nothing but an end', [stop]],
    ['names nothing', [{ type: 'start' }, stop]],
  ])('is one run when it %s', async (_, rest) => {
    const { chat } = setUpChat(inTurn(saying(['一半'], 'length'), rest))
    await chat.send('写')
    const answer = await chat.continue()
    expect(answer?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(answer?.metadata.runs).toHaveLength(2)
    expect(answer?.metadata.runStarts).toEqual([1])
  })

  it('may call tools', async () => {
    const weather = vi.fn(() => '晴')
    const tools = createTools({ weather: { run: weather } })
    const runs = [
      saying(['一半'], 'length'),
      callingRun(['weather', '{"city":"杭州"}']),
      answeringRun,
    ]
    for (const traits of [{}, partial]) {
      const { chat, requests } = setUpChat(inTurn(...runs), { tools }, traits)
      await chat.send('写')
      const answer = await chat.continue()
      expect(textOfAnswer(answer)).toBe('一半好')
      expect(toolsOf(answer)).toMatchObject([{ state: 'output-available', output: '晴' }])
      expect(answer?.metadata.runs).toHaveLength(3)
      expect(requests[2]?.messages?.at(-1)).toMatchObject({ role: 'assistant' })
      expect(toolsOf(requests[2]?.messages?.at(-1))).toHaveLength(1)
    }
    expect(weather).toHaveBeenCalledTimes(2)
  })
  it('may call a tool under an id that an earlier run has taken', async () => {
    let calls = 0
    const tools = createTools({ weather: { run: () => ++calls } })
    const call = callingRun(['weather', '{}', 'call_0'])
    const { chat, requests } = setUpChat(
      inTurn(call, saying(['一半'], 'length'), call, saying(['完'])),
      {
        tools,
      },
    )
    await chat.send('查')
    const answer = await chat.continue()
    expect(toolsOf(answer)).toMatchObject([
      { state: 'output-available', output: 1 },
      { state: 'output-available', output: 2 },
    ])
    expect(linesOf(requests[3]?.messages)).toEqual(['user: 查', 'assistant: 一半'])
    expect(toolsOf(requests[3]?.messages?.at(-1)).map(({ output }) => output)).toEqual([1, 2])
  })
})
