import type { MessagePart, Source } from '@tyqw/core'
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
/** A message of these parts; each number is where a run begins, but for the first. */
const message = (parts: readonly MessagePart[], runStarts?: number[], sources: Source[] = []) => ({
  parts,
  sources,
  metadata: { runs: [], ...(runStarts && { runStarts }) },
})
const text = (value: string): MessagePart => ({ type: 'text', text: value })

describe('groupParts', () => {
  it('joins steps that follow one another', () => {
    const groups = groupParts(message([step('a'), step('b'), text('x'), step('c')]))
    expect(groups.map((group) => group.key)).toEqual(['steps-0', 'text-2', 'steps-3'])
    expect(groups[0]).toMatchObject({ steps: [{ id: 'a' }, { id: 'b' }] })
  })

  it('puts files that follow one another together', () => {
    const file = (url: string): MessagePart => ({ type: 'file', mediaType: 'image/png', url })
    const groups = groupParts(message([file('a'), file('b'), text('x'), file('c')]))
    expect(groups.map((group) => group.key)).toEqual(['files-0', 'text-2', 'files-3'])
    expect(groups[0]).toMatchObject({ files: [{ url: 'a' }, { url: 'b' }] })
    expect(isSilent(groups)).toBe(true)
  })

  it('leaves empty text out', () => {
    expect(groupParts(message([text('')]))).toEqual([])
  })

  it('shows text that was continued as one text, which keeps its key', () => {
    const groups = groupParts(message([step('a'), text('前半'), text('后半')], [2]))
    expect(groups.map((group) => group.key)).toEqual(['steps-0', 'text-1'])
    expect(groups[1]).toMatchObject({ part: { text: '前半后半' } })
  })

  it('keeps them apart where each counts its sources anew', () => {
    const sources = [{ index: '1' }, { index: '1', run: 1 }]
    const groups = groupParts(message([text('一[1]'), text('二[1]')], [1], sources))
    expect(groups).toMatchObject([{ sources: [sources[0]] }, { sources: [sources[1]] }])
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
    expect(isSilent(groupParts(message(parts)))).toBe(expected)
  })
})
