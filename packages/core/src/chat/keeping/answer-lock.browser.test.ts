import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { textOfAnswer } from '../../../test/answer'
import { dictated, saying, setUpChat } from '../../../test/chat-setup'
import { textOf } from '../../model/message'
import { createMemoryData, memoryStorage, type MemoryData } from '../../storage/memory'
import type { ChatOptions } from '../chat-types'
import { heldAnswers, holdAnswer } from './answer-lock'

/** A tab of the conversation `c`. */
async function openTab(
  data: MemoryData,
  script: Parameters<typeof setUpChat>[0] = saying(['好']),
  options: Partial<ChatOptions> = {},
) {
  const tab = setUpChat(script, {
    storage: memoryStorage({ data }),
    conversationId: 'c',
    generateId: () => crypto.randomUUID(),
    now: Date.now,
    ...options,
  })
  onTestFinished(() => tab.chat.close())
  await tab.chat.loaded
  return tab
}

const lastOf = ({ chat }: Awaited<ReturnType<typeof openTab>>) => chat.messages.at(-1)

/** One tab in the middle of an answer, and another that shows the same. */
async function openAnswering() {
  const data = createMemoryData()
  const dictation = dictated()
  const one = await openTab(data, dictation.script)
  const sent = one.chat.send('一')
  dictation.say('前半')
  await vi.waitFor(() => expect(one.chat.messages.map(textOf)).toEqual(['一', '前半']))
  await one.chat.flush()
  const other = await openTab(data)
  return { one, other, sent, ...dictation }
}

describe('an answer of another tab', () => {
  it('streams on here, and nothing is asked meanwhile', async () => {
    const { one, other, sent, say, end } = await openAnswering()
    expect(lastOf(other)?.status.type).toBe('streaming')
    expect(await other.chat.send('二')).toBeUndefined()
    expect(await other.chat.regenerate()).toBeUndefined()
    expect(await other.chat.continue()).toBeUndefined()
    expect(other.errors).toEqual(['busy', 'busy', 'busy'])
    expect(other.returned).toEqual([{ inputs: [{ text: '二', files: [] }], reason: 'busy' }])
    expect(other.requests).toEqual([])
    say('，中段')
    // What another tab says is stored once a second.
    await vi.waitFor(() => expect(textOfAnswer(lastOf(other))).toBe('前半，中段'), 5000)
    expect(lastOf(other)?.status.type).toBe('streaming')
    end()
    expect((await sent)?.status.type).toBe('complete')
    await vi.waitFor(() => expect(lastOf(other)?.status.type).toBe('complete'))
    await vi.waitFor(async () =>
      expect((await other.chat.send('二'))?.status.type).toBe('complete'),
    )
    await other.chat.flush()
    await vi.waitFor(() =>
      expect(one.chat.messages.map(textOf)).toEqual(['一', '前半，中段', '二', '好']),
    )
    expect(one.requests).toHaveLength(1)
    expect(other.requests[0]?.sessionId).toBe('s1')
  })

  it('is stopped there, and can be continued here', async () => {
    const { one, other, sent } = await openAnswering()
    one.chat.stop()
    await sent
    await vi.waitFor(() =>
      expect(lastOf(other)?.status).toEqual({ type: 'incomplete', reason: 'stopped' }),
    )
    await vi.waitFor(async () =>
      expect((await other.chat.continue())?.status.type).toBe('complete'),
    )
    await other.chat.flush()
    await vi.waitFor(() => expect(one.chat.messages.map(textOf)).toEqual(['一', '前半好']))
  })

  it('whose tab is gone ends as truncated in all the others, and goes on in one', async () => {
    const data = createMemoryData()
    const id = await leaveUnfinished(data)
    const release = holdAnswer(id)
    await vi.waitFor(async () => expect(await heldAnswers([id, 'other'])).toEqual(new Set([id])))
    const tabs = await Promise.all([openTab(data), openTab(data), openTab(data)])
    for (const tab of tabs) {
      expect(lastOf(tab)?.status.type).toBe('streaming')
      await tab.chat.send('二')
      expect(tab.errors).toEqual(['busy'])
    }
    release()
    for (const tab of tabs)
      await vi.waitFor(() =>
        expect(lastOf(tab)?.status).toEqual({ type: 'incomplete', reason: 'truncated' }),
      )
    const [first] = tabs
    await vi.waitFor(async () =>
      expect((await first?.chat.continue())?.status.type).toBe('complete'),
    )
    await first?.chat.flush()
    for (const tab of tabs)
      await vi.waitFor(() => expect(tab.chat.messages.map(textOf)).toEqual(['一', '前半好']))
  })

  it('is nobody’s business any more once the chat here is closed', async () => {
    const data = createMemoryData()
    const id = await leaveUnfinished(data)
    const release = holdAnswer(id)
    await vi.waitFor(async () => expect((await heldAnswers([id])).size).toBe(1))
    const tab = await openTab(data)
    await tab.chat.close()
    release()
    await vi.waitFor(async () => expect((await heldAnswers([id])).size).toBe(0))
    expect(lastOf(tab)?.status.type).toBe('streaming')
  })

  it('is held once, also when it goes on', async () => {
    const data = createMemoryData()
    const one = await openTab(data, saying(['一半'], 'length'))
    const answer = await one.chat.send('一')
    await one.chat.continue()
    const id = answer?.id ?? ''
    await vi.waitFor(async () => expect((await heldAnswers([id])).size).toBe(0))
    const other = await openTab(data)
    expect((await other.chat.send('二'))?.status.type).toBe('complete')
  })
})

/** Stores a conversation whose answer never ended. @returns The answer's id. */
async function leaveUnfinished(data: MemoryData): Promise<string> {
  const own = createMemoryData()
  const { script, say } = dictated()
  const { chat } = setUpChat(script, { storage: memoryStorage({ data: own }), conversationId: 'c' })
  void chat.send('一')
  say('前半')
  await vi.waitFor(() => expect(chat.messages.map(textOf)).toEqual(['一', '前半']))
  const { revision: _, ...unfinished } = structuredClone(chat.conversation)
  await memoryStorage({ data }).save(unfinished)
  const id = chat.messages[1]?.id ?? ''
  await chat.close()
  await vi.waitFor(async () => expect((await heldAnswers([id])).size).toBe(0))
  return id
}
