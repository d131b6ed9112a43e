import type { Conversation, ConversationNode, ConversationSummary } from '../model/conversation'
import { isJsonObject, type JsonObject } from '../protocols/json'
import { isNewer } from './migrate-conversation'
import { readConversation } from './read-conversation'
import type { BrokenPiece } from './read-parts'
import { revisionOf } from './revision'
import type { BrokenRecord } from './storage'
import { toSummary } from './summary'

/** What a list reads. */
export interface StoredSummary extends ConversationSummary {
  readonly scope: string
  readonly schemaVersion: number
  readonly revision: number
}

/** A conversation but for its messages. */
export interface StoredConversation extends Omit<Conversation, 'nodes' | 'revision'> {
  readonly scope: string
  readonly revision: number
}

/** One message. */
export interface StoredMessage extends ConversationNode {
  readonly scope: string
  readonly conversationId: string
  readonly id: string
}

/** What could not be read. */
export interface StoredBroken extends BrokenRecord {
  readonly scope: string
  readonly key: string
}

export function toStoredSummary(
  scope: string,
  conversation: Conversation,
  revision: number,
): StoredSummary {
  const { schemaVersion } = conversation
  return { scope, ...toSummary(conversation), schemaVersion, revision }
}

export function toStoredConversation(
  scope: string,
  conversation: Conversation,
  revision: number,
): StoredConversation {
  const { nodes: _, ...rest } = conversation
  return { ...rest, scope, revision }
}

export function toStoredMessage(
  scope: string,
  conversationId: string,
  id: string,
  { message, parentId }: ConversationNode,
): StoredMessage {
  return { scope, conversationId, id, parentId, message }
}

/** What lies under the id of a conversation. All of it is untrusted. */
export interface FoundRecords {
  readonly summary: unknown
  readonly conversation: unknown
  readonly messages: readonly unknown[]
}

/** What could be made of it. */
export interface FoundConversation {
  readonly conversation: Conversation | undefined
  readonly broken: readonly BrokenPiece[]
  /** Undefined when nothing stored has one. */
  readonly revision: number | undefined
  /** False when something is broken or missing, so that it has to be written anew. */
  readonly isSound: boolean
}

/**
 * Puts a conversation together from its records, and rebuilds what is missing from the others. Undefined when there is
 * nothing, or something newer than this version of the library.
 */
export function readRecords(id: unknown, found: FoundRecords): FoundConversation | undefined {
  const summary = isJsonObject(found.summary) ? found.summary : undefined
  const record = isJsonObject(found.conversation) ? found.conversation : undefined
  const stored = record ?? summary
  if (!stored && found.messages.length === 0) return undefined
  if (isNewer(summary?.schemaVersion) || isNewer(record?.schemaVersion)) return undefined
  const revision = stored && revisionOf(stored)
  const frame = { ...summary, ...record }
  const nothing = (reason: string): FoundConversation => {
    const broken = [{ reason, value: { ...found } }]
    return { conversation: undefined, broken, revision, isSound: false }
  }
  if (typeof id !== 'string') return nothing('Its id is no text.')
  if (found.messages.length === 0 && typeof frame.headId === 'string')
    return nothing('Its messages are missing.')
  const { nodes, nameless } = toNodes(found.messages)
  const read = readConversation({ ...frame, id, revision, nodes })
  const broken = [...nameless, ...read.broken]
  const isSound = broken.length === 0 && isWhole(summary, record, read.conversation)
  return { conversation: read.conversation, broken, revision, isSound }
}

/** The messages by their ids. A key of the database may be something else than text. */
function toNodes(rows: readonly unknown[]) {
  const entries: [string, unknown][] = []
  const nameless: BrokenPiece[] = []
  for (const row of rows) {
    const { id, message, parentId } = isJsonObject(row) ? row : {}
    if (typeof id === 'string') entries.push([id, { message, parentId }])
    else nameless.push({ reason: 'The id of a message is no text.', value: row })
  }
  return { nodes: Object.fromEntries(entries), nameless }
}

/** Whether the summary says what the conversation does. */
function isWhole(
  summary: JsonObject | undefined,
  record: JsonObject | undefined,
  conversation: Conversation | undefined,
): boolean {
  if (!summary || !record || !conversation) return false
  const { pinned, ...rest } = toSummary(conversation)
  return (
    summary.pinned === pinned &&
    revisionOf(summary) === revisionOf(record) &&
    Object.entries(rest).every(([key, value]) => summary[key] === value)
  )
}
