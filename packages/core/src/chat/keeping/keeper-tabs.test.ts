import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { dictated, pausing, saying } from '../../../test/chat-setup'
import { fullError, settled, setUpKeptChat, testStorage, textsOf } from '../../../test/chat-storage'
import type { Conversation } from '../../model/conversation'
import { createMessage, textOf } from '../../model/message'
import { createMemoryData } from '../../storage/memory'
import { appendMessage } from '../message-tree'

/** Tabs of one browser that show the same conversation. */
function openTabs(script?: Parameters<typeof setUpKeptChat>[0]) {
  const data = createMemoryData()
  let count = 0
  function open() {
    const tab = ++count
    let id = 0
    return setUpKeptChat(script, testStorage(data), { generateId: () => `tab${tab}-${++id}` })
  }
  return { open, storage: testStorage(data) }
}

const allTexts = (conversation: Conversation | undefined) =>
  Object.values(conversation?.nodes ?? {})
    .map(({ message }) => textOf(message))
    .toSorted()

describe('two tabs', () => {
  it('see what the other says, renames and pins', async () => {
    const { open } = openTabs()
    const [one, other] = [open(), open()]
    await Promise.all([one.chat.loaded, other.chat.loaded])
    const messages = vi.fn()
    other.chat.on('message', messages)
    await one.chat.send('一')
    one.chat.rename('名字')
    one.chat.pin(true)
    await one.chat.flush()
    await settled()
    expect(other.chat.messages.map(textOf)).toEqual(['一', '你好'])
    expect(other.chat.conversation).toMatchObject({ title: '名字', pinned: true })
    expect(messages).toHaveBeenCalled()
    expect(one.errors).toEqual([])
    expect(other.errors).toEqual([])
  })

  it('that ask at once lose nothing of each other, in the page and in the storage', async () => {
    const { open, storage } = openTabs()
    const first = open()
    await first.chat.send('零')
    await first.chat.flush()
    const second = open()
    await second.chat.loaded
    await Promise.all([first.chat.send('一'), second.chat.send('二')])
    await Promise.all([first.chat.flush(), second.chat.flush()])
    await settled()
    const all = allTexts(await storage.load('c'))
    expect(all).toEqual(['零', '一', '二', '你好', '你好', '你好'].toSorted())
    for (const { chat } of [first, second]) expect(allTexts(chat.conversation)).toEqual(all)
    expect(first.chat.messages.map(textOf)).toEqual(['零', '你好', '一', '你好'])
    expect(second.chat.messages.map(textOf)).toEqual(['零', '你好', '二', '你好'])
  })

  it('lose nothing, in whatever order their storage answers', async () => {
    const actions = fc.array(
      fc.tuple(fc.nat(1), fc.constantFrom('ask', 'edit', 'again', 'flush', 'rename')),
      { minLength: 2, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), actions, async (scheduler, list) => {
        const { open, storage } = openTabs()
        const tabs = [open(), open()]
        for (const tab of tabs)
          tab.storage.before = (method) => scheduler.schedule(Promise.resolve(), method)
        const asked: string[] = []
        const work = tabs.map(async ({ chat }, index) => {
          await chat.loaded
          for (const [tab, action] of list.filter(([tab]) => tab === index)) {
            const text = `${tab}-${asked.length}`
            const question = chat.messages.findLast(({ role }) => role === 'user')
            if (action === 'rename') chat.rename(text)
            else if (action === 'flush') await chat.flush()
            else if (action === 'again') await chat.regenerate()
            else {
              asked.push(text)
              if (action === 'edit' && question) await chat.edit(question.id, text)
              else await chat.send(text)
            }
          }
          await chat.flush()
        })
        await scheduler.waitFor(Promise.all(work))
        const flushed = Promise.all(tabs.map(({ chat }) => chat.flush()))
        await scheduler.waitFor(flushed)
        await scheduler.waitIdle()
        await settled()
        await scheduler.waitIdle()
        const kept = allTexts(await storage.load('c'))
        for (const text of asked) expect(kept.filter((one) => one === text)).toHaveLength(1)
        for (const { chat, errors } of tabs) {
          expect(allTexts(chat.conversation)).toEqual(kept)
          expect(errors).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are told when a conversation changes faster than it can be stored', async () => {
    const { open, storage } = openTabs()
    const { chat, storage: own, errors } = open()
    await chat.send('一')
    await chat.flush()
    let more = 0
    own.before = async (method) => {
      const stored = method === 'save' && (await storage.load('c'))
      if (!stored) return
      const message = createMessage('user', { id: `more${++more}`, createdAt: 1 })
      await storage.save(appendMessage(stored, message))
    }
    chat.rename('名字')
    await chat.flush()
    expect(errors).toEqual(['storage-failed'])
    own.before = () => undefined
    await chat.flush()
    const kept = await storage.load('c')
    expect(kept?.title).toBe('名字')
    expect(Object.keys(kept?.nodes ?? {})).toHaveLength(2 + more)
  })
})

describe('a conversation that another tab removes', () => {
  it.each<[string, (id: string) => (storage: ReturnType<typeof testStorage>) => Promise<void>]>([
    ['removes', (id) => (storage) => storage.remove(id)],
    ['removes with all others', () => (storage) => storage.clear()],
  ])(
    'which %s it is told of once, stays in the page, and is not stored again',
    async (_, remove) => {
      const { open, storage } = openTabs()
      const { chat, clock, errors } = open()
      const removed = vi.fn()
      chat.on('removed', removed)
      await chat.send('一')
      await chat.flush()
      await remove('c')(storage)
      await settled()
      expect(removed).toHaveBeenCalledTimes(1)
      await chat.send('二')
      chat.rename('名字')
      clock.advance(60_000)
      await chat.flush()
      await chat.close()
      expect(chat.messages.map(textOf)).toEqual(['一', '你好', '二', '你好'])
      expect(await storage.list()).toEqual([])
      expect(removed).toHaveBeenCalledTimes(1)
      expect(errors).toEqual([])
    },
  )

  it('in the middle of an answer lets it end in the page', async () => {
    const { script, reached, release } = pausing()
    const { open, storage } = openTabs(script)
    const { chat, clock } = open()
    const sent = chat.send('一')
    await reached
    await chat.flush()
    await storage.remove('c')
    await settled()
    release()
    expect((await sent)?.status.type).toBe('complete')
    clock.advance(60_000)
    await settled()
    expect(await storage.list()).toEqual([])
  })

  it('is noticed at the next write where the storage tells nothing', async () => {
    const { open, storage } = openTabs()
    const mute = testStorage()
    const { chat } = setUpKeptChat(undefined, Object.assign(mute, { subscribe: undefined }))
    const removed = vi.fn()
    chat.on('removed', removed)
    await chat.send('一')
    await chat.flush()
    await mute.remove('c')
    chat.rename('名字')
    await chat.flush()
    expect(removed).toHaveBeenCalledTimes(1)
    expect(await mute.list()).toEqual([])
    await chat.close()
    const other = open()
    await other.chat.send('一')
    await storage.remove('unknown')
    await other.chat.flush()
    expect(await storage.list()).toHaveLength(1)
  })

  it('and that was never stored, is not stored after a sign-out', async () => {
    const { open, storage } = openTabs()
    const { chat } = open()
    await chat.loaded
    await storage.clear()
    await settled()
    await chat.send('一')
    await chat.flush()
    expect(await storage.list()).toEqual([])
  })
})

describe('a chat that is closed', () => {
  it('listens to no other tab any more', async () => {
    const { open } = openTabs()
    const [one, other] = [open(), open()]
    await one.chat.close()
    await other.chat.send('一')
    await other.chat.flush()
    await settled()
    expect(one.chat.messages).toEqual([])
    expect(one.storage.loads).toBe(1)
  })
})

describe('another tab that cannot be seen to answer', () => {
  it('is taken for gone, and what it says in the end stands after all', async () => {
    const { script, say, end } = dictated()
    const { open, storage } = openTabs(script)
    const one = open()
    await one.chat.loaded
    const sent = one.chat.send('一')
    say('前半')
    await settled()
    await one.chat.flush()
    const other = open()
    await other.chat.loaded
    expect(other.chat.messages[1]?.status).toEqual({ type: 'incomplete', reason: 'truncated' })
    other.chat.rename('名字')
    await other.chat.flush()
    say('后半')
    end()
    await sent
    await one.chat.flush()
    await settled()
    const kept = await storage.load('c')
    expect(textsOf(kept)).toEqual(['一', '前半后半'])
    expect(kept?.title).toBe('名字')
    for (const { chat } of [one, other]) {
      expect(chat.messages.map(textOf)).toEqual(['一', '前半后半'])
      expect(chat.messages[1]?.status.type).toBe('complete')
    }
  })
})

it('what two tabs changed stands, although one of them found no room at first', async () => {
  const { open } = openTabs(saying(['好']))
  const [one, other] = [open(), open()]
  await one.chat.send('一')
  await one.chat.flush()
  one.storage.before = (method) => {
    if (method === 'save') throw fullError()
  }
  one.chat.rename('名字')
  await one.chat.flush()
  await settled()
  other.chat.pin(true)
  await other.chat.flush()
  await settled()
  expect(one.chat.conversation).toMatchObject({ title: '名字', pinned: true })
  one.storage.before = () => undefined
  await one.chat.flush()
  await settled()
  expect(other.chat.conversation).toMatchObject({ title: '名字', pinned: true })
})
