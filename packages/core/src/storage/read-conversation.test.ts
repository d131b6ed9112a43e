import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../model/conversation'
import { fullMessage, sampleConversation, withMessage, withText } from './contract-samples'
import { isNewer, migrateConversation } from './migrate-conversation'
import { readConversation, readSummary } from './read-conversation'

const full: Conversation = {
  ...withMessage(sampleConversation('full', ['question', 'answer']), fullMessage('all', 7)),
  pinned: true,
  session: { id: 's', seen: ['m0'], turns: 1, usedAt: 5 },
  sessionSpent: true,
  revision: 4,
}

/** As JSON and back, with one value put somewhere else in place of what was there. */
function changed(place: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(full))
  const last = place.at(-1) ?? ''
  const owner = place
    .slice(0, -1)
    .reduce<unknown>((at, key) => Reflect.get(at as object, key), copy)
  if (value === undefined) Reflect.deleteProperty(owner as object, last)
  else Reflect.set(owner as object, last, value)
  return copy
}

const all = ['nodes', 'all', 'message'] as const

describe('readConversation', () => {
  it('gives an equal conversation when nothing is broken', () => {
    expect(readConversation(JSON.parse(JSON.stringify(full)))).toStrictEqual({
      conversation: full,
      broken: [],
    })
    const empty = sampleConversation('empty', [])
    expect(readConversation(empty)).toStrictEqual({ conversation: empty, broken: [] })
  })

  it('drops what it does not know, and keys that hold undefined', () => {
    const [message, nodes] = [full.nodes.all?.message, full.nodes]
    const parts = message?.parts.map((part) => ({ ...part, extra: 1, name: undefined, ...part }))
    const value = {
      ...full,
      extra: 1,
      nodes: {
        ...nodes,
        all: { ...nodes.all, extra: 1, message: { ...message, extra: 1, parts } },
      },
    }
    expect(readConversation(value)).toStrictEqual({ conversation: full, broken: [] })
  })

  it.each([
    null,
    undefined,
    1,
    'text',
    [],
    [full],
    {},
    { id: 1, nodes: {} },
    { id: 'a' },
    { id: 'a', nodes: [] },
  ])('says that %j is no conversation', (value) => {
    const { conversation, broken, newer } = readConversation(value)
    expect(conversation).toBeUndefined()
    expect(newer).toBeUndefined()
    expect(broken).toEqual([{ reason: expect.stringMatching(/^It .*\.$/), value }])
  })

  it('has stand-ins for what a conversation can do without', () => {
    const { nodes } = sampleConversation('a', ['one', 'two'])
    const first = nodes.m0?.message.createdAt
    expect(readConversation({ id: 'a', nodes })).toEqual({
      conversation: {
        id: 'a',
        title: '',
        createdAt: first,
        updatedAt: nodes.m1?.message.createdAt,
        schemaVersion: 1,
        headId: 'm1',
        nodes,
      },
      broken: [],
    })
    const { conversation } = readConversation({ id: 'a', nodes: {} })
    expect(conversation).toMatchObject({ createdAt: 0, updatedAt: 0, headId: null })
  })

  it.each([
    [['title'], 5, { title: '' }],
    [['pinned'], 'yes', { pinned: undefined }],
    [['createdAt'], null, { createdAt: 7 }],
    [['updatedAt'], '2020', { updatedAt: full.createdAt + 2 }],
    [['session', 'turns'], 1.5, { session: undefined }],
    [['session', 'seen'], [1], { session: undefined }],
    [['sessionSpent'], 1, { sessionSpent: undefined }],
    [['revision'], -1, { revision: undefined }],
    [['headId'], 5, { headId: 'all' }],
  ])('leaves out a broken %j alone: %j', (place, value, expected) => {
    const { conversation, broken } = readConversation(changed(place, value))
    expect(broken).toHaveLength(1)
    expect(broken[0]?.reason).toContain(place.join('.'))
    expect(conversation).toEqual({ ...full, ...expected })
  })

  it.each([
    [['parts', 0, 'type'], 'video', 'parts.0.type'],
    [['parts', 0, 'startedAt'], '5', 'parts.0.startedAt'],
    [['parts', 1, 'step', 'kind'], 'walk', 'parts.1.step.kind'],
    [['parts', 4, 'state'], 'constructor', 'parts.4.state'],
    [['parts', 2, 'text'], 'x', undefined],
    [['parts', 2], null, 'parts.2 is null'],
    [['parts', 2, 'text'], ['x'.repeat(100)], 'parts.2.text is Array'],
  ])('leaves out a part alone whose %j is %j', (place, value, reason) => {
    const { conversation, broken } = readConversation(changed([...all, ...place], value))
    expect(broken.map((piece) => piece.reason)).toEqual(
      reason === undefined ? [] : [expect.stringContaining(`In the message "all": ${reason}`)],
    )
    const parts = full.nodes.all?.message.parts
    const rest = parts?.filter((_, index) => index !== place[1])
    if (reason) expect(conversation?.nodes.all?.message.parts).toEqual(rest)
    expect(conversation?.nodes.all?.message.sources).toHaveLength(2)
  })

  it('moves the beginnings of runs along when a part before them is left out', () => {
    const read = (parts: unknown[], runStarts: number[]) => {
      const value = changed([...all, 'parts'], parts) as {
        nodes: { all: { message: { metadata: object } } }
      }
      Reflect.set(value.nodes.all.message.metadata, 'runStarts', runStarts)
      return readConversation(value).conversation?.nodes.all?.message.metadata.runStarts
    }
    const [good, bad] = [{ type: 'text', text: '' }, { type: 'text' }]
    expect(read([good, good, good], [0, 2, 3])).toEqual([0, 2, 3])
    expect(read([bad, good, bad, good], [1, 2, 3, 4])).toEqual([0, 1, 1, 2])
    expect(read([good], [99])).toEqual([1])
  })

  it.each([
    [['sources', 0, 'index'], 1, { sources: [full.nodes.all?.message.sources[1]] }],
    [['sources', 1, 'pages'], [null], { sources: [{ index: '1' }] }],
    [['sources'], 'none', { sources: [] }],
    [['sources'], undefined, { sources: [] }],
    [['metadata', 'runs'], 1, { metadata: { runs: [] } }],
    [['metadata', 'feedback', 'value'], 'meh', { metadata: { runs: [] } }],
    [['metadata'], undefined, { metadata: { runs: [] } }],
  ])('keeps a message whose %j is %j', (place, value, expected) => {
    const { conversation, broken } = readConversation(changed([...all, ...place], value))
    expect(conversation?.nodes.all?.message).toMatchObject(expected)
    expect(conversation?.nodes.all?.message.parts).toEqual(full.nodes.all?.message.parts)
    expect(broken).toHaveLength(value === undefined ? 0 : 1)
  })

  it.each([
    [['message', 'role'], 'robot'],
    [['message', 'createdAt'], '1'],
    [['message', 'status', 'type'], '__proto__'],
    [['message', 'status'], { type: 'complete', reason: 'error' }],
    [['message', 'parts'], {}],
    [['message'], 'text'],
  ])(
    'leaves out a message whose %j is %j, and hangs what followed on its parent',
    (place, value) => {
      const { conversation, broken } = readConversation(changed(['nodes', 'm1', ...place], value))
      expect(broken).toHaveLength(1)
      expect(broken[0]?.reason).toContain('In the message "m1"')
      expect(Object.keys(conversation?.nodes ?? {})).toEqual(['m0', 'all'])
      expect(conversation?.nodes.all?.parentId).toBe('m0')
      expect(conversation?.headId).toBe('all')
    },
  )

  it('hangs what followed on nothing where the parent cannot be read', () => {
    const { conversation, broken } = readConversation(changed(['nodes', 'm1'], 5))
    expect(conversation?.nodes.all?.parentId).toBeNull()
    expect(broken).toEqual([{ reason: 'In the message "m1": it is no object.', value: 5 }])
    const other = readConversation(changed(['nodes', 'm1', 'parentId'], 5))
    expect(other.conversation?.nodes.m1?.parentId).toBeNull()
    expect(other.broken).toEqual([{ reason: expect.stringContaining('parentId'), value: 5 }])
  })

  it('takes infinite numbers for broken', () => {
    for (const createdAt of [Infinity, -Infinity, NaN]) {
      const m1 = { message: { ...full.nodes.m1?.message, createdAt }, parentId: 'm0' }
      const { conversation, broken } = readConversation({ ...full, nodes: { ...full.nodes, m1 } })
      expect(conversation?.nodes.m1).toBeUndefined()
      expect(broken).toHaveLength(1)
    }
  })

  it('lets the key of a message win over the id in it', () => {
    const { conversation, broken } = readConversation(changed([...all, 'id'], 'm0'))
    expect(conversation).toEqual(full)
    expect(broken).toEqual([])
  })

  it('says in short what is wrong with a long text', () => {
    const { broken } = readConversation(changed([...all, 'role'], 'x'.repeat(10_000)))
    expect(broken[0]?.reason.length).toBeLessThan(250)
  })
})

describe('the head', () => {
  const tree = withText({ ...sampleConversation('a', ['q', 'a', 'b']), headId: 'm0' }, 'other', 'c')
  const nodes = {
    ...tree.nodes,
    m1: { message: { ...tree.nodes.m1?.message, role: 'robot' }, parentId: 'm0' },
    root: { message: 'broken', parentId: null },
  }

  it.each([
    ['that is missing', undefined, 'other'],
    ['that does not exist', 'unknown', 'other'],
    ['called __proto__', '__proto__', 'other'],
    ['called toString', 'toString', 'other'],
    ['that is broken, by its parent', 'm1', 'm0'],
    ['that is broken and a root, by the newest leaf', 'root', 'other'],
    ['that is there, in the middle', 'm0', 'm0'],
    ['that is null', null, null],
  ])('%s', (_, headId, expected) => {
    expect(readConversation({ ...tree, nodes, headId }).conversation?.headId).toBe(expected)
  })

  it('is null where no message is left', () => {
    expect(
      readConversation({ id: 'a', headId: 'm0', nodes: { m0: 1 } }).conversation?.headId,
    ).toBeNull()
  })
})

describe('the tree', () => {
  const message = (id: string, createdAt: number) => ({ ...fullMessage(id, createdAt) })
  const tree = (parents: Record<string, string | null>) => {
    const entries = Object.entries(parents).map(([id, parentId], at) => [
      id,
      { message: message(id, 9 - at), parentId },
    ])
    return { id: 'a', headId: null, nodes: Object.fromEntries(entries) as Conversation['nodes'] }
  }
  const parentsIn = (value: unknown) => {
    const { conversation } = readConversation(value)
    return Object.fromEntries(
      Object.entries(conversation?.nodes ?? {}).map(([id, { parentId }]) => [id, parentId]),
    )
  }

  it('has a root where a parent is missing', () => {
    expect(parentsIn(tree({ a: 'gone', b: 'a', c: 'toString', d: '__proto__' }))).toEqual({
      a: null,
      b: 'a',
      c: null,
      d: null,
    })
  })

  it('opens a circle at its oldest message', () => {
    expect(parentsIn(tree({ a: 'a' }))).toEqual({ a: null })
    expect(parentsIn(tree({ a: 'c', b: 'a', c: 'b', d: 'b', e: 'd' }))).toEqual({
      a: 'c',
      b: 'a',
      c: null,
      d: 'b',
      e: 'd',
    })
  })

  it('opens a circle of broken messages', () => {
    const { nodes, ...rest } = tree({ a: 'b', b: 'c', c: 'b' })
    const broken = { b: { message: 1, parentId: 'c' }, c: { message: 1, parentId: 'b' } }
    expect(parentsIn({ ...rest, nodes: { ...nodes, ...broken } })).toEqual({ a: null })
  })

  it('has messages of any id, and no other object takes harm', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const json = JSON.stringify({
      ...tree({}),
      headId: '__proto__',
      nodes: Object.fromEntries(
        ids.map((id, at) => [id, { message: message(id, at), parentId: ids[at - 1] ?? null }]),
      ),
    })
    const { conversation, broken } = readConversation(JSON.parse(json))
    expect(broken).toEqual([])
    expect(conversation?.headId).toBe('__proto__')
    expect(Object.keys(conversation?.nodes ?? {})).toEqual(ids)
    expect(Object.getPrototypeOf(conversation?.nodes)).toBe(Object.prototype)
    expect(Object.entries(conversation?.nodes ?? {}).map(([, node]) => node.parentId)).toEqual([
      null,
      ...ids.slice(0, -1),
    ])
    expect({}).not.toHaveProperty('message')
  })
})

describe('a schema version', () => {
  it('that is newer is not ours to read, and nothing is wrong with it', () => {
    const value = { ...full, schemaVersion: 2 }
    expect(readConversation(value)).toEqual({ broken: [], newer: true })
    expect(readSummary(value)).toEqual({ broken: [], newer: true })
    expect([1, 2, 'x', undefined, NaN, 1.5].map(isNewer)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('that cannot be read is taken for the current one', () => {
    for (const schemaVersion of ['1', -1, 0.5, null, 0])
      expect(readConversation({ ...full, schemaVersion }).conversation).toEqual(full)
  })

  it('that is older is migrated, one version after another', () => {
    const steps = {
      0: (value: object) => ({ ...value, title: 'from 0' }),
      1: (value: object) => ({ ...value, title: `${Reflect.get(value, 'title')}, 1` }),
      3: (value: object) => ({ ...value, title: `${Reflect.get(value, 'title')}, 3` }),
    }
    const migrate = (schemaVersion: number) =>
      migrateConversation({ schemaVersion, title: 'x' }, steps, 4)
    expect(migrate(0)).toEqual({ schemaVersion: 4, title: 'from 0, 1, 3' })
    expect(migrate(2)).toEqual({ schemaVersion: 4, title: 'x, 3' })
    expect(migrate(4)).toEqual({ schemaVersion: 4, title: 'x' })
    expect(migrate(5)).toBeUndefined()
  })
})

describe('readSummary', () => {
  it('reads a summary, and that of a whole conversation', () => {
    const { id, title, createdAt, updatedAt, pinned } = full
    const summary = { id, title, createdAt, updatedAt, pinned }
    expect(readSummary(summary)).toStrictEqual({ summary, broken: [] })
    expect(readSummary({ ...full, nodes: 'broken' })).toStrictEqual({ summary, broken: [] })
  })

  it('has stand-ins for broken details, and says so', () => {
    const { summary, broken } = readSummary({ id: 'a', title: 1, createdAt: 5, pinned: 0 })
    expect(summary).toStrictEqual({ id: 'a', title: '', createdAt: 5, updatedAt: 5 })
    expect(broken.map(({ value }) => value)).toEqual([0, 1])
    expect(readSummary({ title: 'x' })).toEqual({
      broken: [{ reason: 'It has no id.', value: { title: 'x' } }],
    })
  })
})

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
  })

  it('an output of any depth is handed on as it is', () => {
    let output: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) output = [output]
    const part = { type: 'tool', toolCallId: 't', name: 't', input: '', state: 'running', output }
    const { conversation, broken } = readConversation(changed([...all, 'parts'], [part]))
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
