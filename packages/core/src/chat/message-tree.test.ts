import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createConversation, type Conversation } from '../model/conversation'
import { createMessage, type ChatMessage } from '../model/message'
import {
  appendMessage,
  childrenOf,
  nodeOf,
  pathOf,
  replaceMessage,
  showMessage,
  versionsOf,
} from './message-tree'

const empty = createConversation({ id: 'c', createdAt: 0 })
const say = (role: ChatMessage['role'], id: string, createdAt = 0) =>
  createMessage(role, { id, createdAt })
const idsOf = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id)

/** What a person can do to a conversation; the number picks one of its messages. */
type Operation = readonly ['ask' | 'edit' | 'regenerate' | 'answer more' | 'show', number]

const operations = fc.array(
  fc.tuple(
    fc.constantFrom(
      'ask' as const,
      'edit' as const,
      'regenerate' as const,
      'show' as const,
      'answer more' as const,
    ),
    fc.nat(1000),
  ),
  { maxLength: 40 },
)

function perform(before: Conversation, [name, pick]: Operation): Conversation {
  const all = Object.values(before.nodes)
  const count = all.length
  const picked = all[pick % Math.max(1, count)]
  const at = count + 1
  if (name === 'ask' || !picked) {
    const asked = appendMessage(before, say('user', `q${count}`, at))
    return appendMessage(asked, say('assistant', `a${count}`, at + 1))
  }
  const { message, parentId } = picked
  switch (name) {
    case 'edit': {
      const edited = appendMessage(before, say('user', `q${count}`, at), parentId)
      return message.role === 'user' ? edited : before
    }
    case 'regenerate': {
      const again = appendMessage(before, say('assistant', `a${count}`, at), parentId)
      return message.role === 'assistant' ? again : before
    }
    case 'show':
      return showMessage(before, message.id)
    default:
      return replaceMessage(before, { ...message, status: { type: 'streaming' } })
  }
}

describe('a tree of messages', () => {
  it('loses nothing, whatever is done to it', () => {
    fc.assert(
      fc.property(operations, (list) => {
        let tree = empty
        for (const operation of list) {
          const next = perform(tree, operation)
          expect(Object.keys(next.nodes)).toEqual(expect.arrayContaining(Object.keys(tree.nodes)))
          for (const [id, { parentId }] of Object.entries(tree.nodes))
            expect(nodeOf(next, id)?.parentId).toBe(parentId)
          tree = next
          const path = pathOf(tree)
          expect(path.at(-1)?.id ?? null).toBe(tree.headId)
          expect(new Set(idsOf(path)).size).toBe(path.length)
          path.forEach(({ id }, index) =>
            expect(nodeOf(tree, id)?.parentId).toBe(path[index - 1]?.id ?? null),
          )
        }
      }),
    )
  })

  it('has the same versions for each of them, oldest first', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const tree = list.reduce(perform, empty)
        for (const [id, { message }] of Object.entries(tree.nodes)) {
          const versions = versionsOf(tree, id)
          expect(versions).toContain(id)
          const times = versions.map((version) => {
            expect(versionsOf(tree, version)).toEqual(versions)
            expect(nodeOf(tree, version)?.message.role).toBe(message.role)
            return nodeOf(tree, version)?.message.createdAt ?? 0
          })
          expect(times).toEqual(times.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  it('shows any message, and changes none by it', () => {
    fc.assert(
      fc.property(operations, fc.nat(1000), (list, pick) => {
        const tree = list.reduce(perform, empty)
        const ids = Object.keys(tree.nodes)
        const id = ids[pick % Math.max(1, ids.length)]
        if (id === undefined) return
        const shown = showMessage(tree, id)
        expect(idsOf(pathOf(shown))).toContain(id)
        expect(shown.nodes).toBe(tree.nodes)
        if (idsOf(pathOf(tree)).includes(id)) expect(shown).toBe(tree)
        else expect(childrenOf(shown, shown.headId)).toEqual([])
      }),
    )
  })

  it('leads to the newest of what followed a version', () => {
    let tree = appendMessage(empty, say('user', 'q1', 1))
    tree = appendMessage(tree, say('assistant', 'a1', 2))
    tree = appendMessage(tree, say('user', 'q2', 3))
    tree = appendMessage(tree, say('user', 'q2b', 4), 'a1')
    tree = appendMessage(tree, say('assistant', 'a1b', 5), 'q1')
    expect(versionsOf(tree, 'a1')).toEqual(['a1', 'a1b'])
    expect(idsOf(pathOf(tree))).toEqual(['q1', 'a1b'])
    expect(idsOf(pathOf(showMessage(tree, 'a1')))).toEqual(['q1', 'a1', 'q2b'])
    expect(idsOf(pathOf(showMessage(tree, 'q2')))).toEqual(['q1', 'a1', 'q2'])
  })

  it('does not take what another role said in the same place for a version', () => {
    let tree = appendMessage(empty, say('system', 's', 1))
    tree = appendMessage(tree, say('user', 'q', 2), null)
    expect(versionsOf(tree, 'q')).toEqual(['q'])
  })

  it('keeps the time of its newest message, and the state of a replaced one alone', () => {
    const tree = appendMessage({ ...empty, updatedAt: 5 }, say('user', 'q', 3))
    expect(tree.updatedAt).toBe(5)
    expect(appendMessage(tree, say('assistant', 'a', 9)).updatedAt).toBe(9)
    const message = nodeOf(tree, 'q')?.message ?? say('user', 'q')
    expect(replaceMessage(tree, message)).toBe(tree)
    expect(replaceMessage(tree, say('user', 'other'))).toBe(tree)
  })
})

describe('a hostile tree', () => {
  const hostileIds = ['constructor', '__proto__', 'toString', '7', '-1', '', 'a']
  const anyId = fc.constantFrom(...hostileIds)

  it('neither hangs nor throws, whatever is stored', () => {
    const nodes = fc.array(
      fc.tuple(
        anyId,
        anyId,
        fc.option(anyId),
        fc.constantFrom('user' as const, 'assistant' as const),
      ),
    )
    fc.assert(
      fc.property(nodes, fc.option(anyId), anyId, (list, headId, id) => {
        const tree = {
          ...empty,
          headId,
          nodes: Object.fromEntries(
            list.map(([key, own, parentId, role]) => [key, { message: say(role, own), parentId }]),
          ),
        }
        expect(pathOf(tree).length).toBeLessThanOrEqual(hostileIds.length)
        expect(versionsOf(tree, id).length).toBeLessThanOrEqual(list.length)
        const shown = showMessage(tree, id)
        expect(pathOf(shown).length).toBeLessThanOrEqual(hostileIds.length)
        const longer = appendMessage(tree, say('user', id))
        expect(nodeOf(longer, id)?.message.id).toBe(id)
        expect(replaceMessage(longer, say('assistant', id)).nodes).not.toBe(longer.nodes)
      }),
    )
  })

  it.each(hostileIds)('knows no message "%s" that is not there', (id) => {
    expect(nodeOf(empty, id)).toBeUndefined()
    expect(versionsOf(empty, id)).toEqual([])
    expect(showMessage(empty, id)).toBe(empty)
    expect(pathOf(empty, id)).toEqual([])
  })

  it.each(hostileIds)('keeps a message "%s" like any other', (id) => {
    const tree = appendMessage(appendMessage(empty, say('user', id, 1)), say('assistant', 'b', 2))
    expect(idsOf(pathOf(tree))).toEqual([id, 'b'])
    expect(versionsOf(tree, id)).toEqual([id])
    const copy = JSON.parse(JSON.stringify(tree)) as Conversation
    expect(idsOf(pathOf(copy))).toEqual([id, 'b'])
    expect(Object.getPrototypeOf(copy.nodes)).toBe(Object.prototype)
  })

  it('walks a chain of 100,000 messages, and a circle as long', () => {
    const count = 100_000
    const nodes = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `m${index}`,
        { message: say('user', `m${index}`), parentId: index === 0 ? null : `m${index - 1}` },
      ]),
    )
    const chain = { ...empty, nodes, headId: 'm5' }
    expect(pathOf(chain, `m${count - 1}`)).toHaveLength(count)
    expect(showMessage(chain, 'm6').headId).toBe(`m${count - 1}`)
    expect(versionsOf(chain, 'm9')).toEqual(['m9'])
    const circle = {
      ...chain,
      nodes: { ...nodes, m0: { message: say('user', 'm0'), parentId: `m${count - 1}` } },
    }
    expect(pathOf(circle)).toHaveLength(count)
    expect(pathOf(showMessage({ ...circle, headId: null }, 'm6'))).toHaveLength(count)
  })
})
