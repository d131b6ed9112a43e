import { describe, expect, it } from 'vitest'
import { fold } from '../../test/fixtures'
import type { MessageChunk } from './chunk'
import { reduceMessage } from './reduce-message'

const step = { id: 's', kind: 'retrieval', name: '检索', state: 'running' } as const

describe('a message of several runs', () => {
  it('keeps a step of an earlier run when a later one has the same id', () => {
    const later = { ...step, name: '再检索' }
    const message = fold([
      { type: 'start' },
      { type: 'step', step },
      { type: 'finish', reason: 'length' },
      { type: 'start' },
      { type: 'step', step: later },
      { type: 'step', step: { ...later, state: 'done' } },
    ])
    expect(message.parts).toEqual([
      { type: 'step', step },
      { type: 'step', step: { ...later, state: 'done' } },
    ])
  })

  it('puts the sources of a later run beside those of the earlier, cumulative in each', () => {
    const [one, two] = [{ index: '1' }, { index: '2' }]
    const first: readonly MessageChunk[] = [
      { type: 'start' },
      { type: 'sources', sources: [one] },
      { type: 'sources', sources: [one, two] },
    ]
    const message = fold([...first, ...first, ...first.slice(0, 2)])
    expect(message.sources).toEqual([
      one,
      two,
      { ...one, run: 1 },
      { ...two, run: 1 },
      { ...one, run: 2 },
    ])
    expect(reduceMessage(message, { type: 'sources', sources: [] }, 1)).toBe(message)
    expect(reduceMessage(message, { type: 'sources', sources: [two] }, 1).sources).toEqual([
      one,
      two,
      { ...one, run: 1 },
      { ...two, run: 1 },
      { ...two, run: 2 },
    ])
  })
})
