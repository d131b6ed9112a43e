import type { ConversationSummary } from '../model/conversation'
import { generateId } from '../model/id'
import { toBrokenRecords, type BrokenLog } from './broken-log'
import type { Connection, Transaction } from './indexed-db-connection'
import { readRecords, type FoundConversation } from './indexed-db-records'
import { below, deleteConversation, writeConversation } from './indexed-db-writing'
import { readSummary } from './read-conversation'
import { nextRevision } from './revision'
import { toSummary } from './summary'

export interface IndexedDbReadingOptions {
  connection: Connection
  scope: string
  log: BrokenLog
}

/** Reads what may be broken. What is gets set aside, and what can be rebuilt is. */
export interface IndexedDbReading {
  list(): Promise<readonly ConversationSummary[]>
  /** Undefined when there is nothing, or something newer. */
  load(id: IDBValidKey): Promise<FoundConversation | undefined>
}

export function createIndexedDbReading(options: IndexedDbReadingOptions): IndexedDbReading {
  const { connection, scope, log } = options

  async function find(
    transaction: Transaction<'readonly'> | Transaction<'readwrite'>,
    id: IDBValidKey,
  ): Promise<FoundConversation | undefined> {
    const key = [scope, id] as [string, string]
    const [summary, conversation, messages] = await Promise.all([
      transaction.objectStore('summaries').get(key),
      transaction.objectStore('conversations').get(key),
      transaction.objectStore('messages').getAll(below(scope, id)),
    ])
    return readRecords(id, { summary, conversation, messages })
  }

  /** Reads again, where nobody else can write meanwhile, and writes what was understood in place of what was found. */
  async function repair(transaction: Transaction<'readwrite'>, id: IDBValidKey) {
    const found = await find(transaction, id)
    if (!found || found.isSound) return { found, records: [] }
    const records = toBrokenRecords(nameOf(id), found.broken)
    const broken = transaction.objectStore('broken')
    for (const record of records) await broken.put({ ...record, scope, key: generateId() })
    await deleteConversation(transaction, scope, id)
    if (!found.conversation) return { found, records }
    // A new one, or a tab that knows it from before might leave out what is missing here.
    const revision = nextRevision(found.revision)
    await writeConversation(transaction, scope, found.conversation, revision)
    const conversation = { ...found.conversation, revision }
    return { found: { ...found, conversation, revision, isSound: true }, records }
  }

  async function load(id: IDBValidKey): Promise<FoundConversation | undefined> {
    const found = await connection.read((transaction) => find(transaction, id))
    if (!found || found.isSound) return found
    try {
      const repaired = await connection.write((transaction) => repair(transaction, id))
      log.moved(nameOf(id), repaired.records)
      return repaired.found
    } catch {
      // There may be no room. What can be read is good enough.
      log.stayed(nameOf(id), toBrokenRecords(nameOf(id), found.broken))
      return found
    }
  }

  return {
    load,
    async list() {
      const [rows, keys] = await connection.read((transaction) =>
        Promise.all([
          transaction.objectStore('summaries').getAll(below(scope)),
          transaction.objectStore('conversations').getAllKeys(below(scope)),
        ]),
      )
      const summaries: ConversationSummary[] = []
      const stored = new Set<IDBValidKey>(keys.map(([, id]) => id))
      const doubtful = new Set(stored)
      for (const row of rows) {
        const { summary, broken, newer } = readSummary(row)
        const isSound = summary && broken.length === 0 && stored.has(row.id)
        if (isSound) summaries.push(summary)
        if (isSound || newer) doubtful.delete(row.id)
        else doubtful.add(row.id)
      }
      for (const id of doubtful) {
        const conversation = (await load(id))?.conversation
        if (conversation) summaries.push(toSummary(conversation))
      }
      return summaries
    },
  }
}

/** A key of the database may be something else than text. */
function nameOf(id: IDBValidKey): string {
  return typeof id === 'string' ? id : ''
}
