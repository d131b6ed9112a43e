import type { Conversation } from '../model/conversation'
import { fullMessage, sampleConversation, withMessage, withText } from './contract-samples'
import { check, equal, idsOf, listen, saved, spoil } from './contract-checks'
import type { ConversationStorage, StorageChange } from './storage'

/** Opens the storage under test. Each call is another tab over the same data. */
export type OpenStorage = () => ConversationStorage | Promise<ConversationStorage>

/** One promise of a {@link ConversationStorage}. */
export interface StorageCheck {
  /** What is promised, as the name of a test. */
  readonly name: string
  /** Empties the storage, and rejects with a sentence when it does not keep the promise. */
  run(open: OpenStorage): Promise<void>
}

const cases: Readonly<Record<string, (open: OpenStorage) => Promise<void>>> = {
  async 'is empty at first, and knows no id'(open) {
    const storage = await open()
    equal(await storage.list(), [], 'list() of an empty storage')
    for (const id of ['unknown', '', '__proto__', 'constructor']) {
      equal(await storage.load(id), undefined, `load(${JSON.stringify(id)}) of an empty storage`)
      await storage.remove(id)
    }
  },

  async 'gives back what it was given'(open) {
    const plain = sampleConversation('plain')
    const full: Conversation = {
      ...withMessage(sampleConversation('full', ['', '树'.repeat(1000)]), fullMessage('all', 5)),
      title: '标题 🌳 \uDC00',
      pinned: true,
      session: { id: 'abc', seen: ['m0', 'm1'], turns: 1, usedAt: 3 },
      sessionSpent: true,
    }
    const long = sampleConversation('long', ['x'.repeat(1_000_000)])
    const empty = { ...sampleConversation('empty', []), title: '', pinned: false }
    for (const conversation of [plain, full, long, empty]) {
      const revision = await saved(await open(), conversation)
      equal(await (await open()).load(conversation.id), { ...conversation, revision }, 'load()')
    }
  },

  async 'keeps branches, and a head in the middle'(open) {
    const trunk = sampleConversation('tree', ['question', 'answer'])
    const branch = {
      ...withText({ ...trunk, headId: 'm0' }, 'other', 'other answer'),
      headId: 'm0',
    }
    const revision = await saved(await open(), branch)
    equal(await (await open()).load('tree'), { ...branch, revision }, 'load()')
  },

  async 'lists summaries, and no messages'(open) {
    const storage = await open()
    const { id, title, createdAt, updatedAt } = sampleConversation('a')
    await saved(storage, { ...sampleConversation('a'), pinned: true })
    await saved(storage, sampleConversation('b'))
    const list = await (await open()).list()
    equal(idsOf(list), ['a', 'b'], 'the ids of list()')
    const summary = list.find((item) => item.id === 'a')
    equal(summary, { id, title, createdAt, updatedAt, pinned: true }, 'a summary')
    const unpinned = list.find((item) => item.id === 'b')
    check(unpinned?.pinned !== true, 'What was not pinned must not be listed as pinned.')
  },

  async 'raises the revision with every save'(open) {
    const storage = await open()
    let conversation = sampleConversation('a')
    let newest = -Infinity
    for (const id of ['n0', 'n1', 'n2', 'n3']) {
      const revision = await saved(storage, conversation)
      check(revision > newest, 'A revision must be greater than the one before.')
      newest = revision
      equal(await (await open()).load('a'), { ...conversation, revision }, 'load()')
      conversation = { ...withText(conversation, id, 'more'), revision }
    }
  },

  async 'refuses what is not made from what is stored, and changes nothing'(open) {
    const storage = await open()
    const first = sampleConversation('a')
    const revision = await saved(storage, first)
    const newest = { ...first, title: 'newest', revision }
    const newer = await saved(storage, newest)
    const stale = [revision, newer + 1, undefined]
    for (const made of stale) {
      const { revision: _, ...other } = { ...newest, title: 'stale' }
      const attempt = made === undefined ? other : { ...other, revision: made }
      equal(await (await open()).save(attempt), undefined, 'save() with a stale revision')
    }
    equal(await storage.load('a'), { ...newest, revision: newer }, 'load() after refusals')
    equal((await storage.list())[0]?.title, 'newest', 'the title in list() after refusals')
    const unknown = { ...sampleConversation('b'), revision: 1 }
    equal(await storage.save(unknown), undefined, 'save() with a revision where nothing is stored')
    equal(await storage.load('b'), undefined, 'load() after that')
  },

  async 'lets one of two tabs win that save at once, and nothing is lost after merging'(open) {
    const tabs = [await open(), await open()] as const
    const { nodes, ...start } = sampleConversation('a')
    const revision = await saved(tabs[0], { ...start, nodes })
    const made = { ...start, nodes, revision }
    const results = await Promise.all(
      tabs.map((tab, index) => tab.save(withText(made, `from-${index}`, `tab ${index}`))),
    )
    const losers = results.flatMap((result, index) => (result === undefined ? index : []))
    check(losers.length === 1, `One of two saves at once must win; ${losers.length} were refused.`)
    const loser = losers[0] === 0 ? tabs[0] : tabs[1]
    const stored = await loser.load('a')
    if (!stored) throw new Error('load() must give what the other tab has saved.')
    await saved(loser, withText(stored, `from-${losers[0]}`, `tab ${losers[0]}`))
    const merged = await (await open()).load('a')
    const ids = Object.keys(merged?.nodes ?? {}).sort()
    equal(ids, [...Object.keys(nodes), 'from-0', 'from-1'].sort(), 'the messages of both tabs')
  },

  async 'stores each of many saves at once of different conversations'(open) {
    const tabs = [await open(), await open()] as const
    const ids = Array.from({ length: 20 }, (_, index) => `c${index}`)
    await Promise.all(
      ids.map((id, index) => saved(tabs[index % 2 ? 0 : 1], sampleConversation(id))),
    )
    equal(idsOf(await (await open()).list()), ids.sort(), 'the ids of list()')
  },

  async 'takes over changed and removed messages'(open) {
    const storage = await open()
    const first = sampleConversation('a', ['one', 'two', 'three'])
    const revision = await saved(storage, first)
    const { m2: _, ...kept } = first.nodes
    const changed = { ...sampleConversation('a', ['ONE', 'two']), nodes: kept, revision }
    const again = { ...withText({ ...changed, headId: null }, 'm0', 'ONE'), headId: 'm1' }
    const newer = await saved(storage, again)
    equal(await (await open()).load('a'), { ...again, revision: newer }, 'load()')
  },

  async 'removes one, and only that'(open) {
    const storage = await open()
    await saved(storage, sampleConversation('a'))
    await saved(storage, sampleConversation('b'))
    await (await open()).remove('a')
    equal(idsOf(await storage.list()), ['b'], 'the ids of list()')
    equal(await storage.load('a'), undefined, 'load() of what was removed')
    check((await storage.load('b')) !== undefined, 'remove() must leave the others.')
  },

  async 'refuses to bring back what was removed elsewhere'(open) {
    const storage = await open()
    const revision = await saved(storage, sampleConversation('a'))
    await (await open()).remove('a')
    const attempt = await storage.save({ ...sampleConversation('a'), revision })
    equal(attempt, undefined, 'save() of what another tab has removed')
    equal(await storage.list(), [], 'list() after that')
  },

  async 'stores anew what it has removed, without the messages of before'(open) {
    const storage = await open()
    await saved(storage, sampleConversation('a', ['one', 'two', 'three']))
    await storage.remove('a')
    const anew = sampleConversation('a', ['another'])
    const revision = await saved(storage, anew)
    equal(await (await open()).load('a'), { ...anew, revision }, 'load()')
  },

  async 'removes everything with clear()'(open) {
    const storage = await open()
    for (const id of ['a', 'b', 'c']) await saved(storage, sampleConversation(id))
    await (await open()).clear()
    equal(await storage.list(), [], 'list() after clear()')
    equal(await storage.load('a'), undefined, 'load() after clear()')
    await saved(storage, sampleConversation('a'))
  },

  async 'takes any text as an id'(open) {
    const ids = [
      '',
      ' ',
      'a/b',
      '../a',
      'a:b',
      '%41',
      '__proto__',
      'constructor',
      'toString',
      '0',
      '树🌳',
      '\uD83D',
    ]
    for (const id of ids) {
      const storage = await open()
      // In a literal this makes a message of its own even of `__proto__`.
      const conversation = withText(withText(sampleConversation(id), id, id), `${id}!`, 'after it')
      const revision = await saved(storage, conversation)
      const stored = await (await open()).load(id)
      equal(stored, { ...conversation, revision }, `load(${JSON.stringify(id)})`)
    }
    equal(idsOf(await (await open()).list()), ids.sort(), 'the ids of list()')
    for (const id of ids) await (await open()).remove(id)
    equal(await (await open()).list(), [], 'list() after they were removed')
  },

  async 'tells other tabs, not itself, until they no longer listen'(open) {
    const [storage, other] = [await open(), await open()]
    if (!storage.subscribe || !other.subscribe) return
    const own: StorageChange[] = []
    const stopped: StorageChange[] = []
    const heard = listen(other)
    const offOwn = storage.subscribe((change) => own.push(change))
    other.subscribe((change) => stopped.push(change))()
    const { id, title, createdAt, updatedAt, ...rest } = sampleConversation('a')
    const summary = { id, title, createdAt, updatedAt }
    const revision = await saved(storage, { ...rest, ...summary })
    equal(await heard.next(), { type: 'saved', summary, revision }, 'what is told of a save')
    await storage.remove('a')
    equal(await heard.next(), { type: 'removed', id: 'a' }, 'what is told of a removal')
    await storage.clear()
    equal(await heard.next(), { type: 'cleared' }, 'what is told of clear()')
    heard.off()
    offOwn()
    equal(own, [], 'what a storage tells of its own doings')
    equal(stopped, [], 'what a listener hears that was taken off')
  },

  async 'tells nobody of a save that was refused'(open) {
    const [storage, other] = [await open(), await open()]
    if (!other.subscribe) return
    await saved(storage, sampleConversation('a'))
    const heard = listen(other)
    await storage.save(sampleConversation('a'))
    await storage.remove('a')
    equal(await heard.next(), { type: 'removed', id: 'a' }, 'the first change that is told')
    heard.off()
  },

  async 'shares no object with its users'(open) {
    const storage = await open()
    const given = sampleConversation('a')
    const expected = structuredClone(given)
    const revision = await saved(storage, given)
    spoil(given)
    const first = await storage.load('a')
    equal(first, { ...expected, revision }, 'load() after the object that was saved was changed')
    spoil(first)
    const [summary] = await storage.list()
    spoil(summary)
    equal(
      await storage.load('a'),
      { ...expected, revision },
      'load() after a loaded one was changed',
    )
    equal((await storage.list())[0]?.title, expected.title, 'the title after a summary was changed')
  },

  async 'lists three hundred'(open) {
    const storage = await open()
    const ids = Array.from({ length: 300 }, (_, index) => `c${index}`).sort()
    for (const id of ids) await saved(storage, sampleConversation(id))
    equal(idsOf(await (await open()).list()), ids, 'the ids of list()')
  },
}

/**
 * What every {@link ConversationStorage} promises, as checks for any test runner. It runs over the storages of this package,
 * and should over yours:
 *
 * ```ts
 * for (const { name, run } of storageContract) it(name, () => run(() => myStorage({ user: 'test' })))
 * ```
 *
 * Each check begins with `clear()`, so give it data of its own.
 */
export const storageContract: readonly StorageCheck[] = Object.entries(cases).map(
  ([name, runCase]) => ({
    name,
    async run(open) {
      await (await open()).clear()
      await runCase(open)
    },
  }),
)
