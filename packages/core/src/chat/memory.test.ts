import { describe, expect, it } from 'vitest'
import { createConversation, type Conversation } from '../model/conversation'
import { createMessage, type ChatMessage, type MessageStatus } from '../model/message'
import {
  SESSION_LIFETIME_MS,
  SESSION_MAX_TURNS,
  spendSession,
  toMemory,
  withSession,
  type MemoryMode,
} from './memory'
import { appendMessage } from './message-tree'

const user = (id: string) =>
  createMessage('user', { id, createdAt: 0, parts: [{ type: 'text', text: id }] })
const system = createMessage('system', { id: 's0', createdAt: 0 })
const answer = (
  id: string,
  status: MessageStatus = { type: 'complete', reason: 'stop' },
): ChatMessage => ({ ...createMessage('assistant', { id, createdAt: 0 }), status })
const pending = (id: string) => createMessage('assistant', { id, createdAt: 0 })

const q1 = [user('q1')]
const q2 = [user('q1'), answer('a1'), user('q2')]
const session = { id: 's', seen: ['q1', 'a1'], turns: 1, usedAt: 1000 }

/** A conversation whose visible path is this, with further messages beside it. */
function conversation(
  path: readonly ChatMessage[],
  more: Partial<Conversation> & { beside?: readonly ChatMessage[] } = {},
): Conversation {
  const { beside = [], ...fields } = more
  const start = createConversation({ id: 'c', createdAt: 0 })
  const withBeside = beside.reduce((tree, message) => appendMessage(tree, message, null), start)
  const tree = path.reduce<Conversation>(
    (before, message, index) => appendMessage(before, message, path[index - 1]?.id ?? null),
    withBeside,
  )
  return { ...tree, ...fields }
}

const context = { mode: 'auto', historyLimit: 50, hasSessions: undefined, now: 2000 } as const

describe('how a turn carries what was said', () => {
  const spent = { sessionSpent: true }
  it.each<[string, Conversation, readonly ChatMessage[], Partial<typeof context>, object]>([
    ['the first turn', conversation(q1), q1, {}, {}],
    ['the first turn, its answer on its way', conversation([...q1, pending('a1')]), q1, {}, {}],
    ['a session that knows the path', conversation(q2, { session }), q2, {}, { sessionId: 's' }],
    ['no session came back', conversation(q2), q2, {}, { messages: q2 }],
    ['the session is spent', conversation(q2, spent), q2, {}, { messages: q2 }],
    [
      'something stands before the first turn',
      conversation([system, ...q1]),
      [system, ...q1],
      {},
      { messages: [system, ...q1] },
    ],
    [
      'the first question again',
      conversation([...q1, answer('a1')], { session }),
      q1,
      {},
      { messages: q1 },
    ],
    [
      'the first question edited',
      conversation(q1, { beside: [user('q0'), answer('a0')] }),
      q1,
      {},
      { messages: q1 },
    ],
    [
      'another version of the answer',
      conversation(q2, { session: { ...session, seen: ['q1', 'a0'] } }),
      q2,
      {},
      { messages: q2 },
    ],
    [
      'another tab went further',
      conversation(q2, { session: { ...session, seen: ['q1', 'a1', 'q9'] } }),
      q2,
      {},
      { messages: q2 },
    ],
    [
      '50 turns',
      conversation(q2, { session: { ...session, turns: SESSION_MAX_TURNS } }),
      q2,
      {},
      { messages: q2 },
    ],
    [
      '49 turns',
      conversation(q2, { session: { ...session, turns: SESSION_MAX_TURNS - 1 } }),
      q2,
      {},
      { sessionId: 's' },
    ],
  ])('auto: %s', (_, tree, path, change, expected) => {
    expect(toMemory(tree, path, { ...context, ...change })).toEqual(expected)
  })

  it.each([
    [59 * 60_000, { sessionId: 's' }],
    [SESSION_LIFETIME_MS - 1000, { messages: q2 }],
    [SESSION_LIFETIME_MS, { messages: q2 }],
  ])('auto: %d ms after the last request', (passed, expected) => {
    const tree = conversation(q2, { session })
    expect(toMemory(tree, q2, { ...context, now: session.usedAt + passed })).toEqual(expected)
  })

  it.each<[MemoryMode, string, Conversation, readonly ChatMessage[], object]>([
    ['messages', 'at once', conversation(q1), q1, { messages: q1 }],
    ['messages', 'whatever session there is', conversation(q2, { session }), q2, { messages: q2 }],
    ['session', 'nothing to begin with', conversation(q1), q1, {}],
    [
      'session',
      'whatever it knows',
      conversation(q2, { session: { ...session, seen: [] } }),
      q2,
      { sessionId: 's' },
    ],
    ['session', 'never messages', conversation(q2), q2, {}],
  ])('%s: %s', (mode, _, tree, path, expected) => {
    expect(toMemory(tree, path, { ...context, mode, now: 1e12 })).toEqual(expected)
  })

  it('messages where the service has no sessions, although they are asked for', () => {
    const asked = { ...context, mode: 'session', hasSessions: false } as const
    expect(toMemory(conversation(q1), q1, asked)).toEqual({})
    expect(toMemory(conversation(q2), q2, asked)).toEqual({ messages: q2 })
  })

  it.each([
    [1, ['s0', 'q3']],
    [2, ['s0', 'q2', 'a2', 'q3']],
    [3, ['s0', 'hello', 'q1', 'a1', 'q2', 'a2', 'q3']],
    [Infinity, ['s0', 'hello', 'q1', 'a1', 'q2', 'a2', 'q3']],
    [0, ['s0', 'q3']],
  ])('with a limit of %d turns, the last ones and what the system says', (historyLimit, ids) => {
    const path = [system, answer('hello'), ...q2, answer('a2'), user('q3')]
    const { messages } = toMemory(conversation(path), path, { ...context, historyLimit })
    expect(messages?.map(({ id }) => id)).toEqual(ids)
  })
})

describe('the session after an answer', () => {
  const path = (status?: MessageStatus) => [...q2, answer('a2', status)]
  const stopped = { type: 'incomplete', reason: 'stopped' } as const
  const tree = conversation(q2, { session })
  const answered = (sessionId: string | undefined, status?: MessageStatus) => ({
    sessionId,
    path: path(status),
    askedAt: 7,
  })

  it('knows the whole path, counts its turns, and began to live when it was asked', () => {
    const next = withSession(tree, 'auto', { sessionId: 's' }, answered('s'))
    expect(next.session).toEqual({ id: 's', seen: ['q1', 'a1', 'q2', 'a2'], turns: 2, usedAt: 7 })
    expect(next.sessionSpent).toBeUndefined()
  })

  it('begins with the first answer', () => {
    const next = withSession(
      conversation(q1),
      'auto',
      {},
      { ...answered('n'), path: [...q1, answer('a1')] },
    )
    expect(next.session).toEqual({ id: 'n', seen: ['q1', 'a1'], turns: 1, usedAt: 7 })
  })

  it.each([
    ['the answer was stopped', { sessionId: 's' }, answered('s', stopped)],
    ['it failed', { sessionId: 's' }, answered('s', { type: 'incomplete', reason: 'error' })],
    ['it was cut', { sessionId: 's' }, answered('s', { type: 'incomplete', reason: 'truncated' })],
    [
      'it was too long',
      { sessionId: 's' },
      answered('s', { type: 'incomplete', reason: 'length' }),
    ],
    ['another id came back', { sessionId: 's' }, answered('other')],
    ['none came back', { sessionId: 's' }, answered(undefined)],
    ['none came back at first', {}, answered(undefined)],
    ['messages were sent', { messages: q2 }, answered('new')],
  ])('is spent for good when %s', (_, memory, result) => {
    const next = withSession(tree, 'auto', memory, result)
    expect(next.session).toBeUndefined()
    expect(next.sessionSpent).toBe(true)
    const again = withSession(next, 'auto', { sessionId: 's' }, answered('s'))
    expect(again.session).toBeUndefined()
  })

  it('is kept, whatever happens, where it alone is asked for', () => {
    const memory = { sessionId: 's' }
    expect(withSession(tree, 'session', memory, answered('s', stopped)).session?.id).toBe('s')
    expect(withSession(tree, 'session', memory, answered(undefined)).session?.id).toBe('s')
    expect(withSession(tree, 'session', memory, answered('other')).session).toMatchObject({
      id: 'other',
      turns: 1,
    })
    expect(
      withSession(spendSession(conversation(q1)), 'session', {}, answered(undefined)).session,
    ).toBeUndefined()
  })
})
