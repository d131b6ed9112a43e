import { describe, expect, it } from 'vitest'
import type { Conversation } from '../model/conversation'
import { fullMessage, sampleConversation, withText } from './contract-samples'
import { readConversation } from './read-conversation'

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
