import { describe, expect, it } from 'vitest'
import type { TyqwErrorKind } from '../model/errors'
import {
  createMessage,
  type ChatMessage,
  type MessagePart,
  type MessageStatus,
} from '../model/message'
import type { ChatTransport } from '../model/transport'
import { canContinue, toContinuation } from './continuation'

const text: MessagePart = { type: 'text', text: '一半' }
const reasoning: MessagePart = { type: 'reasoning', text: '想', startedAt: 0 }
const stopped: MessageStatus = { type: 'incomplete', reason: 'stopped' }

function answer(status: MessageStatus, parts: readonly MessagePart[] = [text]): ChatMessage {
  return { ...createMessage('assistant', { id: 'a', createdAt: 3, parts }), status }
}

function failed(kind: TyqwErrorKind): MessageStatus {
  const error = { code: 'x', kind, message: 'm', retryable: true }
  return { type: 'incomplete', reason: kind === 'truncated' ? kind : 'error', error }
}

const transport = (hasPartial?: boolean): ChatTransport => ({
  ...(hasPartial !== undefined && { hasPartial }),
  stream: () => {
    throw new Error('It is not asked')
  },
})

describe('an answer can be continued', () => {
  it.each<MessageStatus>([
    stopped,
    { type: 'incomplete', reason: 'length' },
    { type: 'incomplete', reason: 'truncated' },
    ...(['network', 'timeout', 'interrupted', 'server', 'truncated'] as const).map(failed),
    // Going on may fail in another way than the answer did, and is tried again.
    ...(['auth', 'quota', 'rate-limit'] as const).map(failed),
  ])('after %j', (status) => {
    expect(canContinue(answer(status))).toBe(true)
  })

  it.each<MessageStatus>([
    { type: 'submitted' },
    { type: 'streaming' },
    { type: 'requires-action' },
    { type: 'complete', reason: 'stop' },
    { type: 'incomplete', reason: 'content-filter' },
    { type: 'incomplete', reason: 'error' },
    ...(['content-filter', 'invalid-request', 'too-large', 'config'] as const).map(failed),
  ])('not after %j', (status) => {
    expect(canContinue(answer(status))).toBe(false)
  })

  it('not where nothing was said, and nobody goes on with a question', () => {
    expect(canContinue(answer(stopped, []))).toBe(false)
    expect(canContinue(answer(stopped, [{ type: 'text', text: '' }]))).toBe(false)
    expect(canContinue(answer(stopped, [reasoning]))).toBe(false)
    expect(canContinue({ ...answer(stopped), role: 'user' })).toBe(false)
  })
})

describe('what asks for the rest', () => {
  it('is the answer itself where the model goes on from it', () => {
    const broken = answer(stopped)
    expect(toContinuation(broken, transport(true), '继续')).toEqual({
      path: [broken],
      request: { text: '', partial: true },
    })
  })

  it.each<[string, ChatMessage, ChatTransport]>([
    ['the wire has no way of its own', answer(stopped), transport()],
    ['it says so', answer(stopped), transport(false)],
    ['the model has thought', answer(stopped, [reasoning, text]), transport(true)],
  ])('are words where %s', (_, broken, client) => {
    const { path, request } = toContinuation(broken, client, '继续')
    expect(request).toEqual({ text: '继续' })
    expect(path).toHaveLength(2)
    expect(path[0]).toBe(broken)
    expect(path[1]).toMatchObject({ role: 'user', parts: [{ type: 'text', text: '继续' }] })
  })
})
