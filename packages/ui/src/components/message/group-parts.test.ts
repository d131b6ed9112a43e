import type { MessagePart } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { groupParts, isSilent } from './group-parts'

const step = (id: string, state: 'running' | 'done' = 'done'): MessagePart => ({
  type: 'step',
  step: { id, kind: 'retrieval', name: id, state },
})
const tool = (state: Extract<MessagePart, { type: 'tool' }>['state']): MessagePart => ({
  type: 'tool',
  toolCallId: 't',
  name: 'weather',
  input: '{}',
  state,
})
const text = (value: string): MessagePart => ({ type: 'text', text: value })

describe('groupParts', () => {
  it('joins steps that follow one another', () => {
    const groups = groupParts([step('a'), step('b'), text('x'), step('c')])
    expect(groups.map((group) => group.key)).toEqual(['steps-0', 'text-2', 'steps-3'])
    expect(groups[0]).toMatchObject({ steps: [{ id: 'a' }, { id: 'b' }] })
  })

  it('leaves empty text out', () => {
    expect(groupParts([text('')])).toEqual([])
  })
})

describe('isSilent', () => {
  it.each([
    ['nothing', [], true],
    ['a running step', [step('a', 'running')], false],
    ['a step that is done', [step('a')], true],
    ['open reasoning', [{ type: 'reasoning', text: 'x', startedAt: 0 }], false],
    [
      'reasoning that has ended',
      [{ type: 'reasoning', text: 'x', startedAt: 0, endedAt: 1 }],
      true,
    ],
    ['text', [text('x')], false],
    ['a tool that runs', [tool('running')], false],
    ['a tool that waits for the user', [tool('approval-requested')], false],
    ['a tool that has ended', [tool('output-error')], true],
  ] satisfies [string, MessagePart[], boolean][])('knows %s', (_, parts, expected) => {
    expect(isSilent(groupParts(parts))).toBe(expected)
  })
})
