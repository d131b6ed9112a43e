import { describe, expect, it } from 'vitest'
import { changed, full } from '../../test/storage-conversation'
import { sampleConversation } from './contract-samples'
import { isNewer, migrateConversation } from './migrate-conversation'
import { readConversation, readSummary } from './read-conversation'

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
    const { nodes } = full
    const message = nodes.all?.message
    const parts = message?.parts.map((part) =>
      Object.assign({ extra: 1, endedAt: undefined, error: undefined }, part),
    )
    const metadata = { feedback: undefined, ...message?.metadata, extra: 1 }
    const all = { ...nodes.all, extra: 1, message: { ...message, extra: 1, parts, metadata } }
    const value = { ...full, extra: 1, nodes: { ...nodes, all } }
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

  it('that throws when it is read makes no conversation', () => {
    const value = {
      get schemaVersion(): number {
        throw new Error('no')
      },
    }
    const reason = 'It could not be migrated: Error: no'
    expect(readConversation(value)).toEqual({ broken: [{ reason, value: expect.anything() }] })
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
