import { describe, expect, it } from 'vitest'
import { createMessage, type ChatMessage, type MessagePart } from '../model/message'
import { toTurns } from './turns'

function message(role: ChatMessage['role'], parts: readonly MessagePart[], runStarts?: number[]) {
  const empty = createMessage(role, { id: role, createdAt: 0, parts })
  return runStarts ? { ...empty, metadata: { ...empty.metadata, runStarts } } : empty
}

const text = (words: string): MessagePart => ({ type: 'text', text: words })
const tool = (change: Partial<Extract<MessagePart, { type: 'tool' }>>): MessagePart => ({
  type: 'tool',
  toolCallId: 'c',
  name: 'now',
  input: '',
  state: 'output-available',
  ...change,
})

describe('toTurns', () => {
  it('is the text alone without messages', () => {
    expect(toTurns({ text: '你好' })).toEqual([{ role: 'user', text: '你好', files: [] }])
  })

  it('leaves messages out that say nothing', () => {
    const messages = [
      message('system', []),
      message('system', [text('你是向导')]),
      message('user', []),
      message('assistant', [{ type: 'reasoning', text: '嗯', startedAt: 0 }]),
      message('user', [text('你好')]),
    ]
    expect(toTurns({ text: '', messages })).toEqual([
      { role: 'system', text: '你是向导' },
      { role: 'user', text: '你好', files: [] },
    ])
  })

  it('is one turn for text that was continued, and one for each run of tools', () => {
    const parts = [text('一'), text('二'), tool({ output: 'x' }), text('三'), text('四')]
    const turns = toTurns({ text: '', messages: [message('assistant', parts, [1, 3, 4])] })
    expect(turns.map((turn) => [turn.role, turn.text])).toEqual([
      ['assistant', '一二'],
      ['tool', 'x'],
      ['assistant', '三四'],
    ])
  })

  it.each<[string, Parameters<typeof tool>[0], string]>([
    ['text', { output: '晴' }, '晴'],
    ['an object', { output: { degrees: 21 } }, '{"degrees":21}'],
    ['nothing', {}, 'null'],
    ['a denial', { state: 'output-denied' }, '{"error":"The user did not allow this call."}'],
    ['no answer yet', { state: 'running' }, '{"error":"The call was not run."}'],
    [
      'an error',
      {
        state: 'output-error',
        error: { code: 'x', kind: 'server', message: '坏了', retryable: false },
      },
      '{"error":"坏了"}',
    ],
  ])('answers a call whose tool gave %s', (_, change, answer) => {
    const turns = toTurns({ text: '', messages: [message('assistant', [tool(change)])] })
    expect(turns).toEqual([
      { role: 'assistant', text: '', toolCalls: [{ id: 'c', name: 'now', arguments: '{}' }] },
      { role: 'tool', text: answer, toolCallId: 'c' },
    ])
  })
})
