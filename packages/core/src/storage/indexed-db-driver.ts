import type { Conversation } from '../model/conversation'
import { createBrokenLog, readBrokenRecord } from './broken-log'
import { createConnection, type Transaction } from './indexed-db-connection'
import { createIndexedDbReading } from './indexed-db-reading'
import { below, deleteConversation, writeConversation } from './indexed-db-writing'
import { isNewer } from './migrate-conversation'
import { reuseNodes } from './reuse-nodes'
import { nextRevision, revisionOf } from './revision'
import type { BrokenRecord, ConversationStorage, StorageChange } from './storage'
import { toSummary } from './summary'

export interface IndexedDbDriverOptions {
  /** The name of the database. */
  database: string
  scope: string
  onBroken: ((record: BrokenRecord) => void) | undefined
  /** Tells the other tabs. */
  tell: (change: StorageChange) => void
}

/** What `indexedDbStorage` does once it is loaded. */
export type IndexedDbDriver = Required<Omit<ConversationStorage, 'subscribe'>>

/** So many conversations are known by heart, in order to write only what changes in them. */
const REMEMBERED = 4

export function createIndexedDbDriver(options: IndexedDbDriverOptions): IndexedDbDriver {
  const { database, scope, tell } = options
  const connection = createConnection(database)
  const log = createBrokenLog(options.onBroken)
  const reading = createIndexedDbReading({ connection, scope, log })
  /** Conversations as they are stored, the one longest unused first. */
  const known = new Map<string, Pick<Conversation, 'nodes' | 'revision'>>()

  function remember(conversation: Conversation): void {
    const { id } = conversation
    known.delete(id)
    known.set(id, conversation)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  }

  return {
    list: reading.list,

    async load(id) {
      const found = await reading.load(id)
      if (!found?.conversation) return undefined
      const conversation = reuseNodes(found.conversation, known.get(id)?.nodes)
      if (found.isSound) remember(conversation)
      return conversation
    },

    async save(conversation) {
      const { id } = conversation
      const revision = await connection.write(async (transaction) => {
        const stored = await storedUnder(transaction, [scope, id])
        const newest = stored && revisionOf(stored)
        if (newest !== conversation.revision || isNewer(stored?.schemaVersion)) return undefined
        const next = nextRevision(newest)
        const before = known.get(id)
        const nodes = before && before.revision === newest ? before.nodes : undefined
        await writeConversation(transaction, scope, conversation, next, nodes)
        return next
      })
      if (revision === undefined) return undefined
      remember({ ...conversation, revision })
      tell({ type: 'saved', summary: toSummary(conversation), revision })
      return revision
    },

    async remove(id) {
      const isRemoved = await connection.write(async (transaction) => {
        const stored = await storedUnder(transaction, [scope, id])
        if (isNewer(stored?.schemaVersion)) return false
        await deleteConversation(transaction, scope, id)
        await transaction.objectStore('broken').delete(below(scope, id))
        return stored !== undefined
      })
      known.delete(id)
      log.forget(id)
      if (isRemoved) tell({ type: 'removed', id })
    },

    async clear() {
      await connection.write((transaction) => {
        const stores = [...transaction.objectStoreNames]
        return Promise.all(stores.map((name) => transaction.objectStore(name).clear()))
      })
      known.clear()
      log.forget()
      tell({ type: 'cleared' })
    },

    async broken() {
      const records = await connection.read((transaction) =>
        transaction.objectStore('broken').getAll(below(scope)),
      )
      return records.map(readBrokenRecord).concat(log.left)
    },
  }
}

/** Either record knows the revision and the version of a conversation. */
async function storedUnder(transaction: Transaction<'readwrite'>, key: [string, string]) {
  const record = await transaction.objectStore('conversations').get(key)
  return record ?? transaction.objectStore('summaries').get(key)
}
