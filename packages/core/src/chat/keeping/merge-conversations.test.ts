import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createConversation,
  type Conversation,
  type ConversationSession,
} from '../../model/conversation'
import { createMessage, type ChatMessage, type MessageStatus } from '../../model/message'
import { reduceMessage } from '../../model/reduce-message'
import { appendMessage, nodeOf, pathOf, replaceMessage, showMessage } from '../message-tree'
import { withPin } from '../naming'
import { mergeConversations } from './merge-conversations'

const say = (role: ChatMessage['role'], id: string, createdAt = 0) =>
  createMessage(role, { id, createdAt })
const complete: MessageStatus = { type: 'complete', reason: 'stop' }
const base: Conversation = {
  ...[say('user', 'q1'), { ...say('assistant', 'a1'), status: complete }].reduce<Conversation>(
    (tree, message) => appendMessage(tree, message),
    createConversation({ id: 'c', createdAt: 5 }),
  ),
  title: '题',
  revision: 1,
}
const sessionOf = (id: string, turns = 1): ConversationSession => ({
  id,
  turns,
  seen: ['q1', 'a1'],
  usedAt: 0,
})
/** As a storage gives it back: equal, but no object is the same. */
const stored = (conversation: Conversation, revision = 2): Conversation => ({
  ...structuredClone(conversation),
  revision,
})
const idsOf = (conversation: Conversation) => pathOf(conversation).map(({ id }) => id)

describe('two tabs of one conversation, put together', () => {
  it('has the messages of both', () => {
    const mine = appendMessage(base, say('user', 'mine', 1))
    const theirs = stored(appendMessage(base, say('user', 'theirs', 2)))
    const merged = mergeConversations(base, mine, theirs)
    expect(Object.keys(merged.nodes).toSorted()).toEqual(['a1', 'mine', 'q1', 'theirs'])
    expect(nodeOf(merged, 'mine')?.parentId).toBe('a1')
    expect(nodeOf(merged, 'theirs')?.parentId).toBe('a1')
    expect(merged).toMatchObject({ revision: 2, createdAt: 5, updatedAt: 5 })
  })

  it('takes the span of both times', () => {
    const mine = { ...base, createdAt: 9, updatedAt: 10 }
    const merged = mergeConversations(base, mine, stored({ ...base, updatedAt: 20 }))
    expect(merged).toMatchObject({ createdAt: 5, updatedAt: 20 })
  })

  it.each<[string, Partial<Conversation>, Partial<Conversation>, Partial<Conversation>]>([
    ['my title', { title: '我' }, {}, { title: '我' }],
    ['their title', {}, { title: '他' }, { title: '他' }],
    ['the last title, when both gave one', { title: '我' }, { title: '他' }, { title: '我' }],
    ['their title, when mine is blank', { title: '' }, { title: '他' }, { title: '他' }],
    ['my pin', { pinned: true }, {}, { pinned: true }],
    ['their pin', {}, { pinned: true }, { pinned: true }],
    ['my session', { session: sessionOf('s') }, {}, { session: sessionOf('s') }],
    ['their session', {}, { session: sessionOf('s') }, { session: sessionOf('s') }],
    [
      'the session of the one that asked first',
      { session: sessionOf('mine') },
      { session: sessionOf('theirs') },
      { session: sessionOf('theirs') },
    ],
  ])('has %s', (_, mine, theirs, expected) => {
    const merged = mergeConversations(base, { ...base, ...mine }, stored({ ...base, ...theirs }))
    expect(merged).toEqual({ ...base, ...expected, revision: 2 })
  })

  it.each<[string, Partial<Conversation>, Partial<Conversation>]>([
    ['here', { pinned: false }, {}],
    ['elsewhere', {}, { pinned: false }],
  ])('is not pinned any more when that was undone %s', (_, mine, theirs) => {
    const pinned = { ...base, pinned: true, session: sessionOf('s') }
    const { pinned: isPinned, session } = mergeConversations(
      pinned,
      { ...pinned, ...mine },
      stored({ ...pinned, ...theirs }),
    )
    expect(isPinned).toBeUndefined()
    expect(session).toEqual(sessionOf('s'))
  })

  it.each<[string, Conversation, Conversation]>([
    ['here', { ...base, sessionSpent: true }, { ...base, session: sessionOf('s') }],
    ['elsewhere', { ...base, session: sessionOf('s') }, { ...base, sessionSpent: true }],
  ])('goes as messages for good, when the session was spent %s', (_, mine, theirs) => {
    const merged = mergeConversations(base, mine, stored(theirs))
    expect(merged.sessionSpent).toBe(true)
    expect(merged.session).toBeUndefined()
  })

  it('has no session twice: a claim of the same turn loses to the one that was stored', () => {
    const before = { ...base, session: sessionOf('s') }
    const claimed = (id: string) => ({ ...sessionOf('s'), seen: ['q1', 'a1', id] })
    const merged = mergeConversations(
      before,
      { ...before, session: claimed('mine') },
      stored({ ...before, session: claimed('theirs') }),
    )
    expect(merged.session?.seen).toEqual(['q1', 'a1', 'theirs'])
  })

  it('has everything of a stored one that this tab never saw', () => {
    const mine = appendMessage(createConversation({ id: 'c', createdAt: 8 }), say('user', 'mine'))
    const theirs = stored({ ...base, pinned: true, session: sessionOf('s') })
    const merged = mergeConversations(undefined, mine, theirs)
    expect(Object.keys(merged.nodes)).toHaveLength(3)
    expect(merged).toMatchObject({ title: '题', pinned: true, headId: 'mine', createdAt: 5 })
    const empty = createConversation({ id: 'c', createdAt: 8 })
    expect(mergeConversations(undefined, empty, theirs)).toEqual(theirs)
  })
})

describe('the view of a tab', () => {
  const longer = stored(appendMessage(base, say('user', 'q2')))

  it('goes along where the other went on from there', () => {
    expect(idsOf(mergeConversations(base, base, longer))).toEqual(['q1', 'a1', 'q2'])
  })

  it('stays where its reader went on', () => {
    const mine = appendMessage(base, say('user', 'mine'))
    expect(idsOf(mergeConversations(base, mine, longer))).toEqual(['q1', 'a1', 'mine'])
  })

  it('stays when the other shows another version', () => {
    const two = appendMessage(base, { ...say('assistant', 'a1b'), status: complete }, 'q1')
    const theirs = stored(showMessage(two, 'a1'))
    expect(idsOf(mergeConversations(two, two, theirs))).toEqual(['q1', 'a1b'])
  })
})

describe('a message that both have', () => {
  const broken = reduceMessage(
    reduceMessage(say('assistant', 'a2'), { type: 'start' }, 1),
    { type: 'finish', reason: 'truncated' },
    2,
  )
  const before = appendMessage(base, broken)
  const goesOn = reduceMessage(broken, { type: 'start' }, 3)
  const ended = reduceMessage(goesOn, { type: 'finish', reason: 'stop' }, 4)
  const having = (message: ChatMessage) => replaceMessage(before, message)
  const messageOf = (conversation: Conversation) => nodeOf(conversation, 'a2')?.message

  it.each<[string, ChatMessage, ChatMessage, ChatMessage]>([
    ['goes on here', goesOn, broken, goesOn],
    ['goes on elsewhere', broken, goesOn, goesOn],
    ['has ended here', ended, goesOn, ended],
    ['has ended elsewhere', goesOn, ended, ended],
    [
      'ended later elsewhere',
      ended,
      { ...ended, metadata: { ...ended.metadata, finishedAt: 9 } },
      { ...ended, metadata: { ...ended.metadata, finishedAt: 9 } },
    ],
    [
      'ended later here',
      { ...ended, metadata: { ...ended.metadata, finishedAt: 9 } },
      ended,
      { ...ended, metadata: { ...ended.metadata, finishedAt: 9 } },
    ],
  ])('is in its further state when it %s', (_, mine, theirs, expected) => {
    for (const seen of [before, undefined])
      expect(messageOf(mergeConversations(seen, having(mine), stored(having(theirs))))).toEqual(
        expected,
      )
  })

  it('keeps what one of them changed in it', () => {
    const liked = {
      ...broken,
      metadata: { ...broken.metadata, feedback: { value: 'like' as const } },
    }
    expect(messageOf(mergeConversations(before, having(liked), stored(before)))).toEqual(liked)
    expect(messageOf(mergeConversations(before, before, stored(having(liked))))).toEqual(liked)
  })

  it('keeps what its reader thinks of it, also where it went on elsewhere', () => {
    const metadata = { ...broken.metadata, feedback: { value: 'dislike' as const } }
    const merged = mergeConversations(
      before,
      having({ ...broken, metadata }),
      stored(having(ended)),
    )
    expect(messageOf(merged)).toEqual({
      ...ended,
      metadata: { ...ended.metadata, feedback: { value: 'dislike' } },
    })
  })

  it('is as this tab has it while it answers, whatever others think of it', () => {
    const given = mergeConversations(
      before,
      having(goesOn),
      stored(having(ended)),
      (id) => id === 'a2',
    )
    expect(messageOf(given)).toEqual(goesOn)
  })

  it('may be called like something that every object has', () => {
    for (const id of ['__proto__', 'constructor']) {
      const mine = appendMessage(base, say('user', id))
      const merged = mergeConversations(base, mine, stored(base))
      expect(nodeOf(merged, id)?.message.id).toBe(id)
      expect(Object.getPrototypeOf(merged.nodes)).toBe(Object.prototype)
    }
  })
})

describe('any two tabs', () => {
  type Change = readonly ['ask' | 'title' | 'pin' | 'session' | 'spend' | 'show' | 'go on', number]
  const changes = fc.array(
    fc.tuple(
      fc.constantFrom<Change[0]>('ask', 'title', 'pin', 'session', 'spend', 'show', 'go on'),
      fc.nat(9),
    ),
    { maxLength: 6 },
  )

  function change(tab: string) {
    return (tree: Conversation, [name, pick]: Change, index: number): Conversation => {
      const ids = Object.keys(tree.nodes)
      const id = ids[pick % ids.length] ?? 'q1'
      const { session: _, ...rest } = tree
      switch (name) {
        case 'ask':
          return appendMessage(tree, say('assistant', `${tab}${index}`, pick), id)
        case 'title':
          return { ...tree, title: `${tab}${pick}` }
        case 'pin':
          return withPin(tree, pick > 4)
        case 'session':
          return tree.sessionSpent ? tree : { ...tree, session: sessionOf(tab, pick) }
        case 'spend':
          return { ...rest, sessionSpent: true }
        case 'show':
          return showMessage(tree, id)
        default: {
          const { message } = nodeOf(tree, id) ?? { message: say('user', id) }
          return replaceMessage(tree, reduceMessage(message, { type: 'start' }, pick))
        }
      }
    }
  }

  const sides = fc.tuple(changes, changes, fc.boolean()).map(([here, there, hasSeen]) => ({
    before: hasSeen ? base : undefined,
    mine: here.reduce(change('mine'), base),
    theirs: stored(there.reduce(change('theirs'), base)),
  }))

  it('lose no message, and no run of one', () => {
    fc.assert(
      fc.property(sides, ({ before, mine, theirs }) => {
        const merged = mergeConversations(before, mine, theirs)
        for (const side of [mine, theirs])
          for (const [id, { message, parentId }] of Object.entries(side.nodes)) {
            const node = nodeOf(merged, id)
            expect(node?.parentId).toBe(parentId)
            expect(node?.message.metadata.runs.length).toBeGreaterThanOrEqual(
              message.metadata.runs.length,
            )
          }
        expect(nodeOf(merged, merged.headId)).toBeDefined()
        expect(Boolean(merged.sessionSpent)).toBe(Boolean(mine.sessionSpent || theirs.sessionSpent))
        expect(merged.session && merged.sessionSpent).toBeFalsy()
      }),
    )
  })

  it('come to the same when put together once more', () => {
    fc.assert(
      fc.property(sides, ({ before, mine, theirs }) => {
        const merged = mergeConversations(before, mine, theirs)
        expect(mergeConversations(before, merged, theirs)).toEqual(merged)
        expect(mergeConversations(theirs, merged, theirs)).toEqual(merged)
        expect(mergeConversations(merged, merged, stored(merged, 3))).toEqual({
          ...merged,
          revision: 3,
        })
      }),
    )
  })

  it('see the same in the end: messages, title, pin and memory', () => {
    fc.assert(
      fc.property(sides, ({ before, mine, theirs }) => {
        const merged = mergeConversations(before, mine, theirs)
        const seen = mergeConversations(theirs, theirs, stored(merged, 3))
        expect({ ...seen, headId: null, nodes: {} }).toEqual({
          ...merged,
          headId: null,
          nodes: {},
          revision: 3,
        })
        expect(seen.nodes).toEqual(merged.nodes)
      }),
    )
  })
})
