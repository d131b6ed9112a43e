import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../test/fixtures'
import type { MessageChunk } from './chunk'
import { createMessage, textOf, type ToolState } from './message'
import { reduceMessage } from './reduce-message'

const empty = createMessage('assistant', { id: 'a', createdAt: 0 })
const error = { code: 'x', kind: 'server', message: 'm', retryable: true } as const
const step = { id: 's', kind: 'retrieval', name: '检索', state: 'running' } as const

describe('reduceMessage', () => {
  it('joins deltas and keeps when the first came and the answer ended', () => {
    const message = fold([
      { type: 'start', requestId: 'r', model: 'qwen-max' },
      { type: 'text-delta', delta: '你' },
      { type: 'text-delta', delta: '好' },
      { type: 'finish', reason: 'stop' },
    ])
    expect(message.parts).toEqual([{ type: 'text', text: '你好' }])
    expect(message.metadata).toEqual({
      requestId: 'r',
      model: 'qwen-max',
      runs: [{}],
      submittedAt: 999,
      firstTokenAt: 1001,
      finishedAt: 1003,
    })
  })

  it('replaces the run’s text, wherever its parts stand, and leaves earlier runs alone', () => {
    const message = fold([
      { type: 'start' },
      { type: 'text-delta', delta: '一' },
      { type: 'finish', reason: 'length' },
      { type: 'start' },
      { type: 'text-delta', delta: 'a' },
      { type: 'step', step },
      { type: 'text-delta', delta: 'b' },
      { type: 'text-replace', text: '二' },
      { type: 'finish', reason: 'stop' },
    ])
    expect(message.parts).toEqual([
      { type: 'text', text: '一' },
      { type: 'step', step },
      { type: 'text', text: '二' },
    ])
    expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
  })

  it('ends reasoning when the text begins, and begins a second phase as a part of its own', () => {
    const message = fold([
      { type: 'reasoning-delta', delta: 'a' },
      { type: 'text-delta', delta: 'b' },
      { type: 'reasoning-delta', delta: 'c' },
      { type: 'finish', reason: 'stopped' },
    ])
    expect(message.parts).toEqual([
      { type: 'reasoning', text: 'a', startedAt: 1000, endedAt: 1001 },
      { type: 'text', text: 'b' },
      { type: 'reasoning', text: 'c', startedAt: 1002, endedAt: 1003 },
    ])
  })

  it('leaves no part behind when the run’s whole text turns out to be empty', () => {
    const message = fold([
      { type: 'text-delta', delta: '想一想' },
      { type: 'text-replace', text: '' },
      { type: 'reasoning-replace', text: '想一想' },
      { type: 'text-delta', delta: '答' },
    ])
    expect(message.parts.map((part) => part.type)).toEqual(['reasoning', 'text'])
  })

  it('replaces a step by its id', () => {
    const message = fold([
      { type: 'step', step },
      { type: 'step', step: { ...step, state: 'done' } },
    ])
    expect(message.parts).toEqual([{ type: 'step', step: { ...step, state: 'done' } }])
  })

  it('grows tool calls by index; empty ids and names overwrite nothing', () => {
    const message = fold([
      { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather', argumentsDelta: '{"city":' },
      { type: 'tool-call-delta', index: 0, id: '', argumentsDelta: '"杭州"}' },
      { type: 'tool-call-delta', index: 1, id: 'c2', name: 'time', argumentsDelta: '{}' },
      { type: 'finish', reason: 'tool-calls' },
      { type: 'tool-update', toolCallId: 'c1', state: 'output-available', output: 21 },
    ])
    expect(message.parts).toMatchObject([
      {
        toolCallId: 'c1',
        name: 'weather',
        input: '{"city":"杭州"}',
        state: 'output-available',
        output: 21,
      },
      { toolCallId: 'c2', name: 'time', input: '{}', state: 'input-streaming' },
    ])
  })

  it('gives a call an id of its own when its id is taken', () => {
    const call = { type: 'tool-call-delta', index: 0, id: 'c', argumentsDelta: '{}' } as const
    const message = fold([
      { type: 'start' },
      { ...call, name: 'a' },
      { type: 'start' },
      { ...call, name: 'b' },
      { ...call, argumentsDelta: '' },
      { ...call, index: 1, id: '' },
      { type: 'tool-update', toolCallId: 'c', state: 'output-available', output: 1 },
    ])
    expect(message.parts).toMatchObject([
      { toolCallId: 'c', name: 'a', output: 1 },
      { toolCallId: 'call-1-0', name: 'b', state: 'input-streaming' },
      { toolCallId: 'call-1-1', name: '' },
    ])
  })

  it('waits for the user as long as one call does', () => {
    const call = (id: string, index: number): MessageChunk => ({
      type: 'tool-call-delta',
      index,
      id,
      name: 'a',
      argumentsDelta: '{}',
    })
    const update = (toolCallId: string, state: ToolState) =>
      ({ type: 'tool-update', toolCallId, state }) as const
    const chunks = [
      call('c1', 0),
      call('c2', 1),
      update('c1', 'approval-requested'),
      update('c2', 'approval-requested'),
      update('c1', 'running'),
      update('c2', 'output-denied'),
    ]
    expect(chunks.map((_, count) => fold(chunks.slice(0, count + 1)).status.type)).toEqual(
      'streaming streaming requires-action requires-action requires-action streaming'.split(' '),
    )
    const ended = fold([...chunks.slice(0, 2), { type: 'finish', reason: 'tool-calls' }])
    const late = reduceMessage(ended, update('c1', 'approval-requested'), 1)
    expect(late.status).toBe(ended.status)
    expect(reduceMessage(late, update('other', 'running'), 1)).toBe(late)
  })

  it('leaves no call without a result when the answer breaks off', () => {
    const states = ['input-streaming', 'approval-requested', 'running', 'output-denied'] as const
    const chunks = states.flatMap<MessageChunk>((state, index) => [
      { type: 'tool-call-delta', index, id: state, name: 'a', argumentsDelta: '{}' },
      { type: 'tool-update', toolCallId: state, state },
    ])
    const interrupted = { state: 'output-error', error: { code: 'tool-interrupted' } }
    for (const last of [
      { type: 'finish', reason: 'stopped' },
      { type: 'error', error },
    ] as const)
      expect(fold([...chunks, last]).parts).toMatchObject([
        interrupted,
        interrupted,
        interrupted,
        { state: 'output-denied' },
      ])
    expect(fold([...chunks, { type: 'finish', reason: 'tool-calls' }]).parts).toMatchObject(
      states.map((state) => ({ state })),
    )
  })

  it('keeps the last usage of each run, and sources that are not empty', () => {
    const message = fold([
      { type: 'start' },
      { type: 'usage', usage: { outputTokens: 1 } },
      { type: 'usage', usage: { outputTokens: 2 } },
      { type: 'sources', sources: [{ index: '1' }] },
      { type: 'sources', sources: [] },
      { type: 'start' },
      { type: 'usage', usage: { outputTokens: 7 } },
    ])
    expect(message.metadata.runs).toEqual([{ outputTokens: 2 }, { outputTokens: 7 }])
    expect(message.sources).toEqual([{ index: '1' }])
  })

  it.each([
    [
      { type: 'finish', reason: 'stop' },
      { type: 'complete', reason: 'stop' },
    ],
    [
      { type: 'finish', reason: 'tool-calls' },
      { type: 'complete', reason: 'tool-calls' },
    ],
    [
      { type: 'finish', reason: 'length' },
      { type: 'incomplete', reason: 'length' },
    ],
    [
      { type: 'finish', reason: 'stopped' },
      { type: 'incomplete', reason: 'stopped' },
    ],
    [
      { type: 'error', error },
      { type: 'incomplete', reason: 'error', error },
    ],
    [
      { type: 'error', error: { ...error, kind: 'truncated' } },
      { type: 'incomplete', reason: 'truncated', error: { ...error, kind: 'truncated' } },
    ],
  ] as const)('%j ends as %j, and text after it is nobody’s', (chunk, status) => {
    const ended = fold([{ type: 'text-delta', delta: 'a' }, chunk])
    expect(ended.status).toEqual(status)
    expect(reduceMessage(ended, { type: 'text-delta', delta: 'b' }, 9)).toBe(ended)
    expect(reduceMessage(ended, { type: 'finish', reason: 'other' }, 9)).toBe(ended)
  })

  it.each<MessageChunk>([
    { type: 'text-delta', delta: '' },
    { type: 'reasoning-delta', delta: '' },
    { type: 'text-replace', text: '' },
    { type: 'sources', sources: [] },
    { type: 'session', sessionId: 's' },
    { type: 'unknown' } as unknown as MessageChunk,
  ])('gives the same object when %j changes nothing', (chunk) => {
    expect(reduceMessage(empty, chunk, 1)).toBe(empty)
  })

  it('folds any order of chunks without throwing or mutating', () => {
    const text = fc.string({ maxLength: 3 })
    const anyChunk: fc.Arbitrary<MessageChunk> = fc.oneof(
      fc.constant({ type: 'start' } as const),
      text.map((delta) => ({ type: 'text-delta', delta }) as const),
      text.map((value) => ({ type: 'text-replace', text: value }) as const),
      text.map((delta) => ({ type: 'reasoning-delta', delta }) as const),
      text.map((value) => ({ type: 'reasoning-replace', text: value }) as const),
      text.map((id) => ({ type: 'step', step: { ...step, id } }) as const),
      fc.record({
        type: fc.constant('tool-call-delta' as const),
        id: fc.constantFrom('', 'a', 'b'),
        index: fc.integer({ min: -1, max: 3 }),
        argumentsDelta: text,
      }),
      fc.record({
        type: fc.constant('tool-update' as const),
        toolCallId: fc.constantFrom('a', 'b'),
        state: fc.constantFrom('approval-requested' as const, 'output-available' as const),
      }),
      fc.constant({ type: 'finish', reason: 'stop' } as const),
      fc.constant({ type: 'error', error } as const),
    )
    fc.assert(
      fc.property(fc.array(anyChunk), (chunks) => {
        let message = empty
        for (const chunk of chunks) {
          const before = JSON.stringify(message)
          const next = reduceMessage(message, chunk, 5)
          expect(JSON.stringify(message)).toBe(before)
          message = next
        }
        const ids = message.parts.flatMap((part) => (part.type === 'tool' ? part.toolCallId : []))
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('never reads the text so far: a long answer is folded well before the time is up', () => {
    const count = 200_000
    let message = empty
    for (let index = 0; index < count; index++)
      message = reduceMessage(message, { type: 'text-delta', delta: 'word ' }, index)
    expect(textOf(message)).toHaveLength(count * 5)
  })
})
