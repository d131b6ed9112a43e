import { createMessage, type ChatMessage } from '@tyqw/core'
import { array, assert, asyncProperty, constantFrom, integer } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldQuery, foldText } from './fold-text'
import { countAll, matchAt, matchLeft, matchNear, positionOf } from './found-place'
import { createMessageReader } from './message-text'
import { searchMessages, type SearchOptions } from './search-messages'

const question = (text: string, id = text) =>
  createMessage('user', { id, createdAt: 0, parts: [{ type: 'text', text }] })
const answer = (text: string, id = text) =>
  createMessage('assistant', { id, createdAt: 0, parts: [{ type: 'text', text }] })
const raw = (message: ChatMessage) =>
  foldText(message.parts.map((part) => (part.type === 'text' ? part.text : '')).join())

function search(messages: readonly ChatMessage[], text: string, more: Partial<SearchOptions> = {}) {
  const { signal } = new AbortController()
  return searchMessages({ messages, query: foldQuery(text), read: raw, signal, ...more })
}

describe('a search', () => {
  it('counts in each message, oldest first', async () => {
    const messages = [question('千问，千问', 'a'), question('没有', 'b'), question('问千问', 'c')]
    expect(await search(messages, '千问')).toEqual([
      { id: 'a', place: 0, count: 2 },
      { id: 'c', place: 2, count: 1 },
    ])
  })

  it('gives the page its turn after each slice, and says what it has so far', async () => {
    const messages = Array.from({ length: 10 }, (_, index) => question('问', String(index)))
    const told: number[] = []
    let time = 0
    await search(messages, '问', {
      sliceMs: 3,
      now: () => (time += 1),
      pause: async () => {},
      onProgress: (found) => told.push(found.length),
    })
    expect(told).toEqual([3, 6, 9])
  })

  it('ends between two slices when the next one begins', async () => {
    const running = new AbortController()
    const read: string[] = []
    const result = await search([question('一'), question('二'), question('三')], '一', {
      signal: running.signal,
      sliceMs: 0,
      pause: async () => running.abort(),
      read(message) {
        read.push(message.id)
        return raw(message)
      },
    })
    expect(result).toBeUndefined()
    expect(read).toEqual(['一'])
  })
})

describe('a reader of messages', () => {
  it('reads what is shown: answers without their signs, questions as they are', async () => {
    const reader = createMessageReader()
    await reader.prepare()
    expect(reader.read(answer('**重**点 `A`'))).toBe('\uFFFC重点 a\uFFFC')
    expect(reader.read(question('**重**点'))).toBe('**重**点')
  })

  it('reads answers as they are written until the parser has come', async () => {
    const reader = createMessageReader()
    const message = answer('**重**点')
    expect(reader.read(message)).toBe('**重**点')
    await reader.prepare()
    expect(reader.read(message)).toContain('重点')
  })

  it('finds nothing across two texts of a message', async () => {
    const message = createMessage('assistant', {
      id: 'm',
      createdAt: 0,
      parts: [
        { type: 'text', text: '通义' },
        { type: 'reasoning', text: '千问', startedAt: 0 },
        { type: 'text', text: '千问' },
      ],
    })
    const { read } = createMessageReader()
    expect(read(message)).not.toContain('通义千问')
    expect(read(message).match(/千问/g)).toHaveLength(1)
  })
})

const counts = array(integer({ min: 0, max: 3 }), { maxLength: 12 })
const foundIn = (all: readonly number[]) =>
  all.flatMap((count, place) => (count > 0 ? [{ id: `m${place}`, place, count }] : []))

describe('positions', () => {
  it('and matches are the same, from the first to the last', async () => {
    await assert(
      asyncProperty(counts, async (all) => {
        const found = foundIn(all)
        for (let position = 1; position <= countAll(found); position++)
          expect(positionOf(found, matchAt(found, position))).toBe(position)
        expect(matchAt(found, 0)).toBeUndefined()
        expect(matchAt(found, countAll(found) + 1)).toBeUndefined()
      }),
    )
  })

  it('are 0 for what is not among them any more', () => {
    expect(positionOf(foundIn([1, 2]), { messageId: 'm1', index: 2 })).toBe(0)
    expect(positionOf(foundIn([1, 2]), { messageId: 'm5', index: 0 })).toBe(0)
    expect(positionOf([], undefined)).toBe(0)
  })

  it('begin where the reader is, or before it where nothing follows', () => {
    const found = foundIn([2, 0, 1, 0])
    expect(matchNear(found, 1)).toEqual({ messageId: 'm2', index: 0 })
    expect(matchNear(found, 3)).toEqual({ messageId: 'm2', index: 0 })
    expect(matchNear(foundIn([2, 0]), 1)).toEqual({ messageId: 'm0', index: 1 })
    expect(matchNear([], 0)).toBeUndefined()
  })

  it('stay in the message when it has fewer of them', () => {
    expect(matchLeft(foundIn([2]), { messageId: 'm0', index: 5 })).toEqual({
      messageId: 'm0',
      index: 1,
    })
    expect(matchLeft(foundIn([2]), { messageId: 'm1', index: 0 })).toBeUndefined()
  })
})

describe('a search in slices', () => {
  it('finds the same as one without', async () => {
    const texts = array(constantFrom('问', 'Ab', '，', '问问', ' '), { maxLength: 8 })
    await assert(
      asyncProperty(
        array(texts, { maxLength: 20 }),
        integer({ min: 0, max: 5 }),
        async (all, sliceMs) => {
          const messages = all.map((text, index) => question(text.join(''), String(index)))
          let time = 0
          const sliced = await search(messages, '问', {
            sliceMs,
            now: () => (time += 1),
            pause: async () => {},
          })
          expect(sliced).toEqual(await search(messages, '问', { sliceMs: Infinity }))
        },
      ),
    )
  })
})
