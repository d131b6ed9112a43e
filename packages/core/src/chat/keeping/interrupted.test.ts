import { describe, expect, it } from 'vitest'
import { createConversation, type Conversation } from '../../model/conversation'
import { createMessage, textOf, type MessagePart, type MessageStatus } from '../../model/message'
import { appendMessage, nodeOf } from '../message-tree'
import { endInterrupted, unfinishedOf } from './interrupted'

const parts: readonly MessagePart[] = [
  { type: 'reasoning', text: '想', startedAt: 1 },
  { type: 'text', text: '说到一半' },
  { type: 'tool', toolCallId: 't', name: 'weather', input: '{}', state: 'running' },
]

/** A stored conversation whose last answer stands like this. */
function having(status: MessageStatus, id = 'a'): Conversation {
  const answer = { ...createMessage('assistant', { id, createdAt: 1, parts }), status }
  const empty = createConversation({ id: 'c', createdAt: 0 })
  const asked = appendMessage(empty, createMessage('user', { id: 'q', createdAt: 0 }))
  return { ...appendMessage(asked, answer), updatedAt: 7 }
}

describe('an answer whose page is gone', () => {
  it.each<MessageStatus>([
    { type: 'submitted' },
    { type: 'streaming' },
    { type: 'requires-action' },
  ])('ends as truncated when it was %j, with all it had said', (status) => {
    const stored = having(status)
    expect(unfinishedOf(stored).map(({ id }) => id)).toEqual(['a'])
    const ended = endInterrupted(stored)
    const message = nodeOf(ended, 'a')?.message
    expect(message?.status).toEqual({ type: 'incomplete', reason: 'truncated' })
    expect(message && textOf(message)).toBe('说到一半')
    expect(message?.parts).toMatchObject([
      { endedAt: 7 },
      {},
      { state: 'output-error', error: { code: 'tool-interrupted' } },
    ])
    expect(message?.metadata.finishedAt).toBe(7)
    expect(unfinishedOf(ended)).toEqual([])
    expect({ ...ended, nodes: stored.nodes }).toEqual(stored)
    expect(nodeOf(ended, 'q')).toBe(nodeOf(stored, 'q'))
  })

  it('stays as it is while it still comes, in some tab', () => {
    const stored = having({ type: 'streaming' })
    expect(endInterrupted(stored, (id) => id === 'a')).toBe(stored)
  })

  it.each<MessageStatus>([
    { type: 'complete', reason: 'stop' },
    { type: 'incomplete', reason: 'stopped' },
  ])('stays as it is when it is %j', (status) => {
    const stored = having(status)
    expect(endInterrupted(stored)).toBe(stored)
  })

  it('ends on every branch', () => {
    const two = appendMessage(
      having({ type: 'streaming' }),
      createMessage('assistant', { id: 'b', createdAt: 2 }),
      'q',
    )
    expect(unfinishedOf(endInterrupted(two))).toEqual([])
    expect(unfinishedOf(endInterrupted(two, (id) => id === 'b')).map(({ id }) => id)).toEqual(['b'])
  })

  it.each(['__proto__', 'constructor'])(
    'may be called %s, or be stored under another name',
    (id) => {
      const named = having({ type: 'streaming' }, id)
      expect(nodeOf(endInterrupted(named), id)?.message.status.type).toBe('incomplete')
      const message = createMessage('assistant', { id, createdAt: 0 })
      const misplaced = { ...named, nodes: { other: { message, parentId: null } } }
      const ended = endInterrupted(misplaced)
      expect(Object.keys(ended.nodes)).toEqual(['other'])
      expect(nodeOf(ended, 'other')?.message.status.type).toBe('incomplete')
      expect(Object.getPrototypeOf(ended.nodes)).toBe(Object.prototype)
    },
  )
})
