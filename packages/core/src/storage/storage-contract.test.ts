import { afterEach, expect, it, vi } from 'vitest'
import type { Conversation } from '../model/conversation'
import { sampleConversation as sample, storageContract, withText } from '../testing'
import { createMemoryData, memoryStorage } from './memory'
import type { ConversationStorage } from './storage'

/** What a storage may do wrong, and what the contract says of it. */
const faults: Readonly<Record<string, [sentence: string, fault: Fault]>> = {
  'an id it should not know': [
    'load("unknown") of an empty storage must be undefined',
    () => ({ load: async (id) => sample(id) }),
  ],
  'a list that is never empty': [
    'list() of an empty storage must be []',
    () => ({ list: async () => [sample('x')] }),
  ],
  'a title that is cut': [
    'load() must be',
    ({ load }) => ({ load: async (id) => cut(await load(id)) }),
  ],
  'whole conversations in a list': [
    'a summary must be',
    ({ list, load }) => ({
      list: async () =>
        Promise.all((await list()).map(async ({ id }) => (await load(id)) ?? sample(id))),
    }),
  ],
  'everything pinned': [
    'must not be listed as pinned',
    ({ list }) => ({
      list: async () => (await list()).map((summary) => Object.assign(summary, { pinned: true })),
    }),
  ],
  'a revision that stays': [
    'must be greater',
    ({ save }) => ({ save: async (given) => (await save(given)) && 1 }),
  ],
  'no refusals': [
    'save() with a stale revision must be undefined',
    ({ load, save }) => ({ save: async (given) => save(await upToDate(load, given)) }),
  ],
  'refusals only': ['which was made from the newest', () => ({ save: async () => undefined })],
  'a removal that does nothing': [
    'the ids of list() must be',
    () => ({ remove: async () => undefined }),
  ],
  'a removal of everything': ['the ids of list() must be', ({ clear }) => ({ remove: clear })],
  'objects that are shared': ['after the object that was saved was changed', shared],
  'changes nobody hears of': [
    'A change was not told to the other tab',
    () => ({ subscribe: () => () => undefined }),
  ],
}

type Fault = (good: ConversationStorage) => Partial<ConversationStorage>

afterEach(() => vi.useRealTimers())

it.each(Object.entries(faults))('the contract finds %s', async (_, [sentence, fault]) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const found = complaints(fault)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await found).toContainEqual(expect.stringContaining(sentence))
})

it('the contract is content with a storage that tells nobody of changes', async () => {
  const mute: Fault = (good) => {
    const { subscribe: _, ...rest } = good
    return rest
  }
  expect(await complaints(mute, true)).toEqual([])
})

it('each check has a name of its own, and a sample can be continued', () => {
  const names = storageContract.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(withText(sample('a'), 'more', '').nodes)).toEqual(['m0', 'm1', 'more'])
})

async function complaints(fault: Fault, isWhole = false): Promise<readonly string[]> {
  const found = storageContract.map(async ({ run }) => {
    const data = createMemoryData()
    const open = () => {
      const good = memoryStorage({ data })
      return isWhole ? (fault(good) as ConversationStorage) : { ...good, ...fault(good) }
    }
    return run(open).then(
      () => [],
      (thrown: unknown) => (thrown instanceof Error ? [thrown.message] : [String(thrown)]),
    )
  })
  return (await Promise.all(found)).flat()
}

function cut(conversation: Conversation | undefined): Conversation | undefined {
  return conversation && { ...conversation, title: conversation.title.slice(0, 5) }
}

async function upToDate(load: ConversationStorage['load'], given: Conversation) {
  const { revision: _, ...rest } = given
  const revision = (await load(given.id))?.revision
  return revision === undefined ? rest : { ...rest, revision }
}

/** Keeps what it is given, and hands out that very object. */
function shared(good: ConversationStorage): Partial<ConversationStorage> {
  const kept = new Map<string, Conversation>()
  return {
    async save(given) {
      const revision = await good.save(given)
      if (revision !== undefined) kept.set(given.id, Object.assign(given, { revision }))
      return revision
    },
    load: async (id) => kept.get(id) ?? good.load(id),
  }
}
