import type { Conversation } from '../model/conversation'
import type { Transaction } from './indexed-db-connection'
import { toStoredConversation, toStoredMessage, toStoredSummary } from './indexed-db-records'

type Nodes = Conversation['nodes']

/** All keys that begin with these. */
export function below(...begin: IDBValidKey[]): IDBKeyRange {
  // An array comes after any text.
  return IDBKeyRange.bound(begin, [...begin, []])
}

/**
 * Writes a conversation.
 *
 * @param stored - Its messages as they are stored now, so that only those that differ are written; without it, all are.
 */
export async function writeConversation(
  transaction: Transaction<'readwrite'>,
  scope: string,
  conversation: Conversation,
  revision: number,
  stored?: Nodes,
): Promise<void> {
  const { id, nodes } = conversation
  const messages = transaction.objectStore('messages')
  const isStored = (key: string) => {
    const before = stored && Object.hasOwn(stored, key) ? stored[key] : undefined
    const now = nodes[key]
    return before?.message === now?.message && before?.parentId === now?.parentId
  }
  const changed = Object.entries(nodes).filter(([key]) => !isStored(key))
  const gone = Object.keys(stored ?? {}).filter((key) => !Object.hasOwn(nodes, key))
  // Each within a function of its own: what cannot be copied throws at once, and no other promise may be left alone then.
  await Promise.all([
    (async () => stored ?? messages.delete(below(scope, id)))(),
    ...gone.map(async (key) => messages.delete([scope, id, key])),
    ...changed.map(async ([key, node]) => messages.put(toStoredMessage(scope, id, key, node))),
    (async () => {
      const record = toStoredConversation(scope, conversation, revision)
      await transaction.objectStore('conversations').put(record)
    })(),
    (async () => {
      const record = toStoredSummary(scope, conversation, revision)
      await transaction.objectStore('summaries').put(record)
    })(),
  ])
}

/** Deletes the records of a conversation, but not what was set aside of it. */
export async function deleteConversation(
  transaction: Transaction<'readwrite'>,
  scope: string,
  id: IDBValidKey,
): Promise<void> {
  await Promise.all([
    transaction.objectStore('summaries').delete([scope, id] as [string, string]),
    transaction.objectStore('conversations').delete([scope, id] as [string, string]),
    transaction.objectStore('messages').delete(below(scope, id)),
  ])
}
