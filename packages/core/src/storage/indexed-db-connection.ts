import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type {
  StoredBroken,
  StoredConversation,
  StoredMessage,
  StoredSummary,
} from './indexed-db-records'

/** Raised whenever the stores of a database change; `upgrade` then leads there from every earlier one. */
export const DATABASE_VERSION = 1

interface ConversationDatabase extends DBSchema {
  summaries: { key: [string, string]; value: StoredSummary }
  conversations: { key: [string, string]; value: StoredConversation }
  messages: { key: [string, string, string]; value: StoredMessage }
  broken: { key: [string, string, string]; value: StoredBroken }
}

type StoreName = 'summaries' | 'conversations' | 'messages' | 'broken'
type Database = IDBPDatabase<ConversationDatabase>
type Mode = 'readonly' | 'readwrite'

/** A transaction over all stores. */
export type Transaction<AccessMode extends Mode> = IDBPTransaction<
  ConversationDatabase,
  StoreName[],
  AccessMode
>

/** A database that is opened when it is needed, and again after it was closed. */
export interface Connection {
  read<Result>(work: (transaction: Transaction<'readonly'>) => Promise<Result>): Promise<Result>
  /** All that is written in it is stored, or nothing when the work or the browser fails. */
  write<Result>(work: (transaction: Transaction<'readwrite'>) => Promise<Result>): Promise<Result>
}

const storeNames: StoreName[] = ['summaries', 'conversations', 'messages', 'broken']

export function createConnection(name: string): Connection {
  let opening: Promise<Database> | undefined

  function open(): Promise<Database> {
    if (opening) return opening
    const own: Promise<Database> = openDB<ConversationDatabase>(name, DATABASE_VERSION, {
      upgrade,
      // A newer page wants to upgrade, or someone deletes the database: neither can while it is open here.
      blocking: (_current, _blocked, { target }) => {
        forget(own)
        ;(target as IDBDatabase).close()
      },
      terminated: () => forget(own),
    })
    opening = own
    own.catch(() => forget(own))
    return own
  }

  function forget(closed: Promise<Database>): void {
    if (opening === closed) opening = undefined
  }

  async function begin<AccessMode extends Mode>(
    mode: AccessMode,
  ): Promise<Transaction<AccessMode>> {
    const opened = open()
    const database = await opened
    try {
      return database.transaction(storeNames, mode)
    } catch (thrown) {
      if (!(thrown instanceof DOMException) || thrown.name !== 'InvalidStateError') throw thrown
      // It was closed meanwhile. Nothing has been done yet, so this is safe to begin anew.
      forget(opened)
      return (await open()).transaction(storeNames, mode)
    }
  }

  async function run<AccessMode extends Mode, Result>(
    mode: AccessMode,
    work: (transaction: Transaction<AccessMode>) => Promise<Result>,
  ): Promise<Result> {
    const transaction = await begin(mode)
    try {
      const [result] = await Promise.all([work(transaction), transaction.done])
      return result
    } catch (thrown) {
      // Every request of a transaction that failed has an AbortError; the transaction knows why.
      const reason: unknown = transaction.error ?? thrown
      abort(transaction)
      throw reason
    }
  }

  return {
    read: (work) => run('readonly', work),
    write: (work) => run('readwrite', work),
  }
}

function upgrade(database: Database, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('summaries', { keyPath: ['scope', 'id'] })
    database.createObjectStore('conversations', { keyPath: ['scope', 'id'] })
    database.createObjectStore('messages', { keyPath: ['scope', 'conversationId', 'id'] })
    database.createObjectStore('broken', { keyPath: ['scope', 'id', 'key'] })
  }
}

function abort(transaction: Transaction<Mode>): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}
