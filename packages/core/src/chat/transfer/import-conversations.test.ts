import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../model/conversation'
import { TyqwError } from '../../model/errors'
import { createMessage, type ChatMessage } from '../../model/message'
import { pathOf } from '../message-tree'
import { exportConversations } from './export-conversations'
import { importConversations } from './import-conversations'

const question: ChatMessage = createMessage('user', {
  id: 'q',
  createdAt: 1,
  parts: [{ type: 'text', text: '你好' }],
})

const conversation: Conversation = {
  id: 'c',
  title: '问候',
  createdAt: 1,
  updatedAt: 5,
  schemaVersion: 1,
  headId: 'q',
  nodes: { q: { message: question, parentId: null } },
}

const imported: Conversation = { ...conversation, sessionSpent: true }

/** A file that holds these values where conversations belong. */
const fileOf = (...conversations: readonly unknown[]): string =>
  JSON.stringify({ format: 'tyqw-conversations', formatVersion: 1, conversations })

function errorOf(json: string): unknown {
  try {
    importConversations(json)
  } catch (thrown) {
    return thrown
  }
  return undefined
}

describe('what can be imported', () => {
  it.each([
    ['a file', exportConversations([conversation])],
    ['a file with a byte order mark', `\uFEFF${exportConversations([conversation])}`],
    ['a single conversation', JSON.stringify(conversation)],
    ['an array of them', JSON.stringify([conversation])],
  ])('%s', (_, json) => {
    expect(importConversations(json)).toEqual({ conversations: [imported], broken: [] })
  })

  it('also a file with none', () => {
    const json = exportConversations([])
    expect(importConversations(json)).toEqual({ conversations: [], broken: [] })
  })
})

describe('what cannot be imported', () => {
  const file = exportConversations([conversation])

  it.each([
    ['no text', '', /not JSON.*Choose a file/],
    ['words', '你好', /not JSON/],
    ['a file that was cut', file.slice(0, -4), /not JSON/],
    ['a number', '1', /no conversations in it.*Choose a file/],
    ['null', 'null', /no conversations in it/],
    ['an array of something else', '[1, {"id":"c"}]', /no conversations in it/],
    ['an empty array', '[]', /no conversations in it/],
    ['another format', '{"format":"chatgpt","conversations":[]}', /no conversations in it/],
    [
      'a newer format',
      file.replace('"formatVersion": 1', '"formatVersion": 2'),
      /newer.*format 2.*Update/,
    ],
    ['no version', '{"format":"tyqw-conversations","conversations":[]}', /damaged.*again/],
    ['no list', '{"format":"tyqw-conversations","formatVersion":1}', /damaged/],
  ])('%s', (_, json, message) => {
    const error = errorOf(json)
    expect(error).toBeInstanceOf(TyqwError)
    expect(error).toMatchObject({
      code: 'import-invalid',
      kind: 'invalid-request',
      retryable: false,
      message: expect.stringMatching(message),
    })
  })
})

describe('what is not taken over', () => {
  it('the session, so that the conversation goes on as messages, the revision and ids of streams', () => {
    const foreign = {
      ...conversation,
      session: { id: 's', seen: ['q'], turns: 1, usedAt: 1 },
      revision: 3,
      nodes: {
        q: { message: { ...question, metadata: { runs: [], streamId: 's' } }, parentId: null },
      },
    }
    expect(importConversations(fileOf(foreign)).conversations).toEqual([imported])
  })

  it.each(['submitted', 'streaming', 'requires-action'] as const)(
    'an answer that was %s: it is incomplete',
    (type) => {
      const answer: ChatMessage = {
        ...createMessage('assistant', { id: 'a', createdAt: 2 }),
        status: { type },
        parts: [
          { type: 'reasoning', text: '想', startedAt: 3 },
          { type: 'tool', toolCallId: 't', name: 'weather', input: '{}', state: 'running' },
        ],
      }
      const nodes = { ...conversation.nodes, a: { message: answer, parentId: 'q' } }
      const [read] = importConversations(fileOf({ ...conversation, nodes })).conversations
      expect(read?.nodes['a']?.message).toMatchObject({
        status: { type: 'incomplete', reason: 'truncated' },
        parts: [
          { type: 'reasoning', text: '想', startedAt: 3, endedAt: 5 },
          { type: 'tool', state: 'output-error', error: { code: 'tool-interrupted' } },
        ],
        metadata: { finishedAt: 5 },
      })
    },
  )
})

describe('what is broken', () => {
  it('is left out and told of, and the rest is kept', () => {
    const broken = { ...question, role: 'robot' }
    const nodes = { ...conversation.nodes, b: { message: broken, parentId: 'q' } }
    const read = importConversations(fileOf(7, { ...conversation, nodes }, { id: 'd' }))
    expect(read.conversations).toEqual([imported])
    expect(read.broken.map(({ value }) => value)).toEqual([7, broken, { id: 'd' }])
    for (const { reason } of read.broken) expect(reason).toMatch(/\.$/)
  })

  it('also says so of a conversation from a newer version', () => {
    const newer = { ...conversation, id: 'n', schemaVersion: 99 }
    expect(importConversations(fileOf(newer, conversation))).toEqual({
      conversations: [imported],
      broken: [{ reason: expect.stringMatching(/newer version.*Update/), value: newer }],
    })
  })

  it('keeps the first of two conversations with one id', () => {
    const second = { ...conversation, title: '另一个' }
    expect(importConversations(fileOf(conversation, second))).toEqual({
      conversations: [imported],
      broken: [{ reason: expect.stringContaining('"c" stands earlier'), value: second }],
    })
  })
})

describe('a hostile file', () => {
  it('changes no prototype', () => {
    const node = JSON.stringify({ message: question, parentId: '__proto__' })
    const json = `{"__proto__":{"polluted":1},"id":"__proto__","title":"","createdAt":1,"updatedAt":1,"schemaVersion":1,"headId":"q","nodes":{"__proto__":{"message":${JSON.stringify({ ...question, status: { type: 'streaming' } })},"parentId":null,"polluted":1},"q":${node}}}`
    const { conversations } = importConversations(`[${json}]`)
    expect({}).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(conversations[0]?.nodes)).toBe(Object.prototype)
    expect(conversations[0]).not.toHaveProperty('polluted')
    expect(conversations[0]?.nodes['q']?.parentId).toBe('__proto__')
    expect(importConversations(exportConversations(conversations)).conversations).toEqual(
      conversations,
    )
  })

  it('may have 100,000 messages in a circle', () => {
    const nodes: Record<string, unknown> = {}
    for (let index = 0; index < 100_000; index++)
      nodes[index] = { message: { ...question, id: `${index}` }, parentId: `${index - 1}` }
    nodes['0'] = { message: question, parentId: '99999' }
    const json = fileOf({ ...conversation, headId: '99999', nodes })
    const [read] = importConversations(json).conversations
    expect(Object.keys(read?.nodes ?? {})).toHaveLength(100_000)
    expect(pathOf(read ?? conversation)).toHaveLength(100_000)
  })

  it('may have 200,000 messages that are none', () => {
    const nodes = Array.from({ length: 200_000 }, () => null)
    const { broken } = importConversations(fileOf({ ...conversation, nodes: { ...nodes } }))
    expect(broken.length).toBeGreaterThanOrEqual(200_000)
  })

  it.each([
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['deep nesting that never ends', '{"nodes":'.repeat(200_000)],
  ])('may be %s', (_, json) => {
    expect(errorOf(json)).toMatchObject({ code: 'import-invalid' })
  })

  it('may nest the output of a tool, which can then not be exported again', () => {
    const call = `{"type":"tool","toolCallId":"t","name":"n","input":"","state":"output-available","output":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const json = fileOf(conversation).replace('{"type":"text","text":"你好"}', call)
    const { conversations } = importConversations(json)
    const again = importConversations(exportConversations(conversations)).conversations
    expect(again[0]?.nodes['q']?.message.parts[0]).not.toHaveProperty('output')
  })

  it('may hold a text of 20 MB', () => {
    const text = '水'.repeat(20_000_000)
    const json = fileOf(conversation).replace('你好', text)
    const { conversations } = importConversations(json)
    expect(conversations[0]?.nodes['q']?.message.parts[0]).toEqual({ type: 'text', text })
  })
})
