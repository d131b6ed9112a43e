import { describe, expect, it, vi } from 'vitest'
import { dictated, pausing } from '../../../test/chat-setup'
import {
  fullError,
  keptTexts,
  settled,
  setUpKeptChat as setUp,
  textsOf,
} from '../../../test/chat-storage'
import { textOf } from '../../model/message'

describe('writes', () => {
  it.each([0, 300, 1500])(
    'are at most one a second while an answer streams, and one at its end, where each takes %d ms',
    async (duration) => {
      const { script, say, end } = dictated()
      const { chat, clock, storage } = setUp(script)
      await chat.loaded
      const times: number[] = []
      storage.before = (method) => {
        if (method !== 'save') return undefined
        times.push(clock.now())
        return duration > 0 && new Promise<void>((resolve) => clock.after(duration, resolve))
      }
      const sent = chat.send('一')
      const begun = clock.now()
      for (let piece = 0; piece < 200; piece++) {
        say('字')
        clock.advance(25)
        await settled()
      }
      const most = 5000 / Math.max(1000, duration)
      expect(times.length).toBeGreaterThan(most - 1)
      expect(times.length).toBeLessThanOrEqual(most + 1)
      times.slice(1).forEach((time, index) => {
        expect(time - (times[index] ?? begun)).toBeGreaterThanOrEqual(1000)
      })
      const count = times.length
      end()
      await sent
      await vi.waitFor(() => {
        clock.advance(1000)
        expect(textsOf(storage.writes.at(-1))).toEqual(['一', '字'.repeat(200)])
      })
      expect(times.length).toBeLessThanOrEqual(count + 1)
      expect(storage.loads).toBe(1)
      await settled()
      expect(clock.waiting).toBe(0)
    },
  )

  it('begin with the question, so that it is not lost with its page', async () => {
    const { script, reached, release } = pausing()
    const { chat, storage } = setUp(script)
    const sent = chat.send('一')
    await reached
    await settled()
    expect(textsOf(storage.writes[0])[0]).toBe('一')
    release()
    await sent
  })

  it('are made of nothing while the conversation is empty', async () => {
    const { chat, storage } = setUp()
    chat.rename('名字')
    chat.pin(true)
    await chat.flush()
    await chat.close()
    expect(storage.writes).toEqual([])
    expect(await storage.list()).toEqual([])
  })

  it('have the name and the pin that an empty conversation was given', async () => {
    const { chat, storage } = setUp()
    chat.rename('名字')
    chat.pin(true)
    await chat.send('一')
    await chat.flush()
    expect(await storage.list()).toMatchObject([{ id: 'c', title: '名字', pinned: true }])
  })

  it('are complete once the chat is closed, which ends its answer', async () => {
    const { script, reached } = pausing()
    const { chat, storage } = setUp(script)
    const sent = chat.send('一')
    await reached
    await chat.close()
    expect(await keptTexts(storage)).toEqual(['一', '前半'])
    expect((await sent)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
  })

  it('are all that is stored: a second flush writes nothing', async () => {
    const { chat, storage } = setUp()
    await chat.send('一')
    await chat.flush()
    const count = storage.writes.length
    await chat.flush()
    await chat.close()
    expect(storage.writes).toHaveLength(count)
  })
})

describe('a storage that has no room', () => {
  it('is told of once, loses nothing, and takes everything when it has', async () => {
    const { chat, storage, errors, clock } = setUp()
    await chat.send('一')
    await chat.flush()
    const kept = await storage.load('c')
    storage.before = (method) => {
      if (method === 'save') throw fullError()
    }
    await chat.send('二')
    clock.advance(5000)
    await chat.send('三')
    await chat.flush()
    expect(errors).toEqual(['storage-full'])
    expect(chat.status).toBe('ready')
    expect(chat.messages).toHaveLength(6)
    expect(await storage.load('c')).toEqual(kept)
    storage.before = () => undefined
    await chat.flush()
    expect(await keptTexts(storage)).toEqual(chat.messages.map(textOf))
    storage.before = () => {
      throw fullError()
    }
    chat.rename('再来')
    await chat.flush()
    expect(errors).toEqual(['storage-full', 'storage-full'])
  })

  it('leaves no turn to a session that it could not claim', async () => {
    const { chat, storage, requests } = setUp()
    await chat.send('一')
    await chat.flush()
    storage.before = () => {
      throw fullError()
    }
    await chat.send('二')
    expect(requests[1]?.sessionId).toBeUndefined()
    expect(requests[1]?.messages).toHaveLength(3)
  })
})
