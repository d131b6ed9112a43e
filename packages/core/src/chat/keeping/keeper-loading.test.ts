import { describe, expect, it, vi } from 'vitest'
import { textOfAnswer } from '../../../test/answer'
import { linesOf, pausing, saying, setUpChat } from '../../../test/chat-setup'
import { keptTexts, settled, setUpKeptChat as setUp, testStorage } from '../../../test/chat-storage'
import { createDeferred } from '../../../test/tool-runs'
import { textOf } from '../../model/message'
import type { Chat } from '../chat-types'

/** A call that is never answered. */
const silence = () => new Promise(() => undefined)

describe('a storage that never answers', () => {
  it('holds a first question up for its limit, and no longer', async () => {
    const silent = testStorage()
    silent.before = silence
    const { chat, clock, errors, requests } = setUp(undefined, silent)
    const sent = chat.send('一')
    await settled()
    clock.advance(4999)
    await settled()
    expect(requests).toHaveLength(0)
    clock.advance(1)
    expect(textOfAnswer(await sent)).toBe('你好')
    expect(errors).toEqual(['storage-failed'])
  })

  it('holds up neither answers nor a flush, and gets everything when it answers again', async () => {
    const { chat, clock, storage, errors } = setUp()
    await chat.loaded
    storage.before = silence
    await chat.send('一')
    const flushed = chat.flush()
    await settled()
    clock.advance(5000)
    await settled()
    clock.advance(5000)
    await flushed
    expect(errors).toEqual(['storage-failed'])
    storage.before = () => undefined
    await chat.flush()
    expect(await keptTexts(storage)).toEqual(['一', '你好'])
  })

  it('may answer after its limit: what it stored by then is no conflict', async () => {
    const { chat, clock, storage } = setUp()
    await chat.loaded
    const late = createDeferred<void>()
    storage.before = () => late.promise
    await chat.send('一')
    await settled()
    clock.advance(5000)
    await settled()
    storage.before = () => undefined
    late.resolve()
    await chat.send('二')
    await chat.flush()
    expect(await keptTexts(storage)).toEqual(['一', '你好', '二', '你好'])
    expect(chat.messages).toHaveLength(4)
  })

  it('leaves the turn to messages, when the session cannot be claimed in time', async () => {
    const { chat, clock, storage, requests } = setUp()
    await chat.send('一')
    await chat.flush()
    storage.before = silence
    const sent = chat.send('二')
    await settled()
    expect(requests).toHaveLength(1)
    clock.advance(5000)
    await sent
    expect(linesOf(requests[1]?.messages)).toHaveLength(3)
  })
})

describe('a stored conversation', () => {
  it('is there before anything is asked in it', async () => {
    const { chat, storage } = setUp()
    await chat.send('一')
    await chat.close()
    const next = setUp(saying(['再']), storage, { generateId: () => crypto.randomUUID() })
    const events = vi.fn()
    next.chat.on('conversation', events)
    const sent = next.chat.send('二')
    expect(next.chat.messages).toEqual([])
    await next.chat.loaded
    expect(events.mock.calls[0]?.[0]).toEqual(await storage.load('c'))
    await sent
    expect(next.chat.messages.map(textOf)).toEqual(['一', '你好', '二', '再'])
    expect(next.requests[0]?.sessionId).toBe('s1')
  })

  it.each<[string, (chat: Chat) => Promise<unknown>, readonly string[]]>([
    ['asked again', (chat) => chat.regenerate(), ['一', '，完']],
    ['edited', (chat) => chat.edit('m1', '壹'), ['壹', '，完']],
    ['continued', (chat) => chat.continue(), ['一', '一半，完']],
  ])('is there before it is %s', async (_, act, texts) => {
    const { chat, storage } = setUp(saying(['一半'], 'length'))
    await chat.send('一')
    await chat.close()
    const next = setUp(saying(['，完']), storage, { generateId: () => crypto.randomUUID() })
    await act(next.chat)
    expect(next.chat.messages.map(textOf)).toEqual(texts)
  })

  it('waits for no load where its id is new', async () => {
    const storage = testStorage()
    const { chat } = setUpChat(undefined, { storage })
    await chat.send('一')
    expect(storage.loads).toBe(0)
    await chat.flush()
    expect(await storage.list()).toHaveLength(1)
  })

  it('gives back a question that was stopped before it was there', async () => {
    const storage = testStorage()
    const loading = createDeferred<void>()
    storage.before = () => loading.promise
    const { chat, returned, requests } = setUp(undefined, storage)
    const sent = chat.send('一')
    chat.stop()
    loading.resolve()
    expect(await sent).toBeUndefined()
    expect(returned).toEqual([{ inputs: [{ text: '一', files: [] }], reason: 'held' }])
    expect(requests).toEqual([])
  })

  it('that cannot be read is put together with what is said meanwhile', async () => {
    const { chat, storage } = setUp()
    await chat.send('一')
    await chat.close()
    let isBroken = true
    storage.before = () => {
      if (isBroken) throw new Error('It is locked')
    }
    const next = setUp(saying(['好']), storage, { generateId: () => crypto.randomUUID() })
    await next.chat.send('二')
    expect(next.chat.messages.map(textOf)).toEqual(['二', '好'])
    expect(next.errors).toEqual(['storage-failed'])
    isBroken = false
    await next.chat.flush()
    const all = Object.values((await storage.load('c'))?.nodes ?? {})
    expect(all.map(({ message }) => textOf(message)).toSorted()).toEqual(
      ['一', '你好', '二', '好'].toSorted(),
    )
    expect(Object.keys(next.chat.conversation.nodes)).toHaveLength(4)
  })

  it('whose page died in an answer has what it had said, and goes on from there', async () => {
    const { script, reached } = pausing()
    const { chat, storage } = setUp(script)
    void chat.send('一')
    await reached
    await chat.flush()
    const next = setUp(saying(['，完']), storage)
    await next.chat.loaded
    const broken = next.chat.messages[1]
    expect(broken?.status).toEqual({ type: 'incomplete', reason: 'truncated' })
    expect(textOfAnswer(broken)).toBe('前半')
    expect(textOfAnswer(await next.chat.continue())).toBe('前半，完')
    await next.chat.flush()
    expect(await keptTexts(storage)).toEqual(['一', '前半，完'])
    chat.stop()
  })
})

it('a conversation that is given has no answer that never ends', async () => {
  const { script, reached } = pausing()
  const { chat } = setUpChat(script)
  void chat.send('一')
  await reached
  const next = setUpChat(saying(['，完']), { conversation: structuredClone(chat.conversation) })
  expect(textOfAnswer(await next.chat.continue())).toBe('前半，完')
  chat.stop()
})
