import { describe, expect, it } from 'vitest'
import { moveSpan, toEntries, type Span } from './thread-entries'

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `m${from + n}`)
const heightOf = ({ from, to }: Span) => (to - from) * 10
const show = (count: number, spans: Span[]) =>
  toEntries(ids(count), spans, heightOf).map((entry) =>
    entry.type === 'gap' ? `${entry.height} px` : entry.key,
  )

describe('toEntries', () => {
  it('leaves out what is not mounted, and says how high that is', () => {
    expect(show(10, [{ from: 4, to: 6 }])).toEqual(['40 px', 'm4', 'm5', '40 px'])
    expect(show(3, [{ from: 0, to: 3 }])).toEqual(['m0', 'm1', 'm2'])
    expect(show(3, [])).toEqual(['30 px'])
    expect(show(0, [{ from: 0, to: 5 }])).toEqual([])
  })

  it('takes stretches in any order, within each other and beyond the ends', () => {
    const spans = [
      { from: 8, to: 20 },
      { from: 2, to: 5 },
      { from: 3, to: 4 },
      { from: 4, to: 6 },
      { from: 30, to: 40 },
    ]
    expect(show(10, spans)).toEqual(['20 px', 'm2', 'm3', 'm4', 'm5', '20 px', 'm8', 'm9'])
  })

  it('names each entry differently', () => {
    const spans = [1, 3, 5].map((from) => ({ from, to: from + 1 }))
    const keys = toEntries(ids(8), spans, heightOf).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('moveSpan', () => {
  const span = { from: 10, to: 20 }

  it('stays with its messages when others are put before', () => {
    expect(moveSpan(span, ids(30), ids(80, -50))).toEqual({ from: 60, to: 70 })
  })

  it('grows at the end', () => {
    expect(moveSpan(span, ids(20), ids(22))).toEqual({ from: 10, to: 22 })
    expect(moveSpan(span, ids(30), ids(32))).toEqual(span)
  })

  it('does not take all of a branch that goes on for long', () => {
    expect(moveSpan(span, ids(20), ids(10_000))).toEqual({ from: 10, to: 40 })
  })

  it('ends with its thread', () => {
    expect(moveSpan(span, ids(20), ids(12))).toEqual({ from: 10, to: 12 })
    expect(moveSpan(span, ids(20), ids(5))).toBeUndefined()
    expect(moveSpan(span, [], ids(20))).toBeUndefined()
  })
})
