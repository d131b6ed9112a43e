import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, full } from '../../test/storage-conversation'
import { fullMessage } from './contract-samples'
import { readConversation, readSummary } from './read-conversation'

const parts = ['nodes', 'all', 'message', 'parts'] as const

describe('whatever the data', () => {
  /** Every message can be reached, no parent is missing, and what was read is read again unchanged. */
  function expectSound(value: unknown): void {
    const { conversation } = readConversation(value)
    readSummary(value)
    if (!conversation) return
    const { nodes, headId } = conversation
    if (headId !== null) expect(Object.hasOwn(nodes, headId)).toBe(true)
    for (const [id, node] of Object.entries(nodes)) {
      expect(node.message.id).toBe(id)
      const seen = new Set<string>()
      for (let at: string | null = id; at !== null;) {
        expect(seen.has(at)).toBe(false)
        expect(Object.hasOwn(nodes, at)).toBe(true)
        seen.add(at)
        at = new Map(Object.entries(nodes)).get(at)?.parentId ?? null
      }
    }
    expect(readConversation(conversation)).toEqual({ conversation, broken: [] })
  }

  const keys = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString', '0')
  const odd = fc.oneof(
    keys,
    fc.jsonValue({ depthSize: 'small' }),
    fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
  )

  it('any value at all is read without throwing', () => {
    fc.assert(fc.property(odd, expectSound))
  })

  it('any tree of good and broken messages is made sound', () => {
    const node = fc.record({
      message: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }).map((at) => fullMessage('x', at)) },
        odd,
      ),
      parentId: fc.oneof({ weight: 4, arbitrary: keys }, odd),
    })
    const nodes = fc
      .array(fc.tuple(keys, fc.oneof({ weight: 6, arbitrary: node }, odd)))
      .map((entries) => Object.fromEntries(entries))
    const record = fc.record({ id: keys, nodes, headId: fc.oneof(keys, odd) })
    fc.assert(fc.property(record, expectSound))
  })

  it('any value put anywhere into a good conversation is read without throwing', () => {
    const places = placesIn(full)
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (place, value) =>
        expectSound(changed(place, value)),
      ),
      { numRuns: 500 },
    )
  })

  it('every beginning of its JSON, with the brackets closed, is read', () => {
    const json = JSON.stringify(full)
    for (let end = 0; end < json.length; end++) expectSound(closed(json.slice(0, end)))
  })

  it('every array and object in it is read', () => {
    for (const place of placesIn(full))
      expectSound(place.reduce<unknown>((at, key) => Reflect.get(at as object, key), full))
  })

  it('a hundred thousand messages in one row are read, also where all are broken or in a circle', () => {
    const count = 100_000
    const make = (toNode: (at: number) => unknown) => ({
      id: 'a',
      headId: `n${count - 1}`,
      nodes: Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, toNode(at)])),
    })
    const message = { ...fullMessage('x', 1), parts: [], sources: [], metadata: { runs: [] } }
    const row = readConversation(
      make((at) => ({ message, parentId: at > 0 ? `n${at - 1}` : null })),
    )
    expect(row.conversation?.nodes.n99999?.parentId).toBe('n99998')
    const circle = readConversation(make((at) => ({ message, parentId: `n${(at + 1) % count}` })))
    const roots = Object.values(circle.conversation?.nodes ?? {}).filter(
      (node) => node.parentId === null,
    )
    expect(roots).toHaveLength(1)
    const half = count / 2
    const parentOf = (at: number) => `n${at < half ? at - 1 : half - 1}`
    const fan = readConversation(
      make((at) => ({
        message: at > 0 && at < half ? 1 : message,
        parentId: at > 0 ? parentOf(at) : null,
      })),
    )
    expect(fan.broken).toHaveLength(half - 1)
    expect(fan.conversation?.nodes.n99999?.parentId).toBe('n0')
  }, 60_000)

  it('an output of any depth is handed on as it is', () => {
    let output: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) output = [output]
    const part = { type: 'tool', toolCallId: 't', name: 't', input: '', state: 'running', output }
    const { conversation, broken } = readConversation(changed(parts, [part]))
    expect(broken).toEqual([])
    const [read] = conversation?.nodes.all?.message.parts ?? []
    expect(read?.type === 'tool' && read.output === output).toBe(true)
    let nodes: unknown = {}
    for (let depth = 0; depth < 100_000; depth++) nodes = { nodes }
    expect(readConversation({ id: 'a', nodes }).broken).toHaveLength(1)
  })
})

function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    const own = place.concat(key)
    return placesIn(field, own).concat([own])
  })
}

/** The value a cut JSON text spells once its brackets are closed; undefined where it ends within a word. */
function closed(json: string): unknown {
  const open: string[] = []
  for (const [, bracket] of json.matchAll(/"(?:[^"\\]|\\.)*"|([[{\]}])/g)) {
    if (bracket === '[') open.push(']')
    else if (bracket === '{') open.push('}')
    else if (bracket) open.pop()
  }
  try {
    return JSON.parse(json + open.reverse().join(''))
  } catch {
    return undefined
  }
}
