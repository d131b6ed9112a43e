import { describe, expect, it } from 'vitest'
import type { Conversation, ConversationSession } from '../model/conversation'
import { createMessage, type ChatMessage } from '../model/message'
import { SESSION_LIFETIME_MS, SESSION_MAX_TURNS, toMemory, toSession } from './memory'

const user = (id: string) =>
  createMessage('user', { id, createdAt: 0, parts: [{ type: 'text', text: id }] })
const done = (id: string): ChatMessage => ({
  ...createMessage('assistant', { id, createdAt: 0 }),
  status: { type: 'complete', reason: 'stop' },
})
const stopped = (id: string): ChatMessage => ({
  ...done(id),
  status: { type: 'incomplete', reason: 'stopped' },
})

const conversation = (session?: ConversationSession): Conversation => ({
  id: 'c',
  title: '',
  createdAt: 0,
  updatedAt: 0,
  schemaVersion: 1,
  headId: null,
  nodes: {},
  ...(session && { session }),
})

const session = { id: 's', seen: ['q1', 'a1'], turns: 1, usedAt: 1000 }
const path = [user('q1'), done('a1'), user('q2')]

describe('how a turn carries what was said', () => {
  it.each([
    ['the first turn', undefined, [user('q1')], 1000, {}],
    ['a session that knows the path', session, path, 1000, { sessionId: 's' }],
    ['no session', undefined, path, 1000, { messages: path }],
    ['an hour later', session, path, 1000 + SESSION_LIFETIME_MS, { messages: path }],
    ['50 turns', { ...session, turns: SESSION_MAX_TURNS }, path, 1000, { messages: path }],
    ['another answer', { ...session, seen: ['q1', 'a0'] }, path, 1000, { messages: path }],
    ['a shorter path', { ...session, seen: ['q1'] }, path, 1000, { messages: path }],
  ])('%s', (_, current, visible, now, expected) => {
    expect(toMemory(conversation(current), visible, now)).toEqual(expected)
  })
})

describe('the session after an answer', () => {
  const answered = (sessionId: string | undefined, last = done('a2')) => ({
    sessionId,
    path: [...path, last],
  })

  it('knows the whole path and counts its turns', () => {
    expect(toSession({ sessionId: 's' }, answered('s'), session, 7)).toEqual({
      id: 's',
      seen: ['q1', 'a1', 'q2', 'a2'],
      turns: 2,
      usedAt: 7,
    })
  })

  it.each([
    ['the answer was stopped', { sessionId: 's' }, answered('s', stopped('a2'))],
    ['another id came back', { sessionId: 's' }, answered('other')],
    ['none came back', { sessionId: 's' }, answered(undefined)],
    ['messages were sent', { messages: path }, answered('new')],
  ])('is spent when %s', (_, request, result) => {
    expect(toSession(request, result, session, 7)).toBeUndefined()
  })
})
