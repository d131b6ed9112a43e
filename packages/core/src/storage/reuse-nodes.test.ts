import { describe, expect, it } from 'vitest'
import { createConversation, type Conversation } from '../model/conversation'
import { createMessage, type MessagePart } from '../model/message'
import { reuseNodes } from './reuse-nodes'

function conversation(...texts: readonly unknown[]): Conversation {
  const nodes = texts.map((text, index) => {
    const parts = [{ type: 'text', text } as MessagePart]
    const message = createMessage('user', { id: `m${index}`, createdAt: index, parts })
    return [message.id, { message, parentId: null }] as const
  })
  return { ...createConversation({ id: 'c', createdAt: 0 }), nodes: Object.fromEntries(nodes) }
}

describe('reuseNodes', () => {
  it('gives the known objects where nothing changed, and the new ones where something did', () => {
    const known = conversation('一', '二', '三').nodes
    const read = structuredClone(conversation('一', '二二', '三', '四'))
    const { nodes } = reuseNodes(read, known)
    expect(nodes).toEqual(read.nodes)
    expect(nodes['m0']).toBe(known['m0'])
    expect(nodes['m1']).toBe(read.nodes['m1'])
    expect(nodes['m2']).toBe(known['m2'])
    expect(nodes['m3']).toBe(read.nodes['m3'])
  })

  it.each([
    [{ a: 1 }, [1]],
    [null, {}],
    [{ a: undefined }, {}],
    [{ a: 1 }, { b: 1 }],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }],
    ['1', 1],
  ])('tells %j from %j', (a, b) => {
    const read = conversation(b)
    expect(reuseNodes(read, conversation(a).nodes).nodes['m0']).toBe(read.nodes['m0'])
  })

  it('takes what is nested too deep for different', () => {
    const deep = () => {
      let value: unknown = 1
      for (let depth = 0; depth < 100_000; depth++) value = [value]
      return value
    }
    const read = conversation(deep())
    expect(reuseNodes(read, conversation(deep()).nodes).nodes['m0']).toBe(read.nodes['m0'])
  })

  it('gives what was read where nothing is known', () => {
    const read = conversation('一')
    expect(reuseNodes(read, undefined)).toBe(read)
  })
})
