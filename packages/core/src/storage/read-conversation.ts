import { CONVERSATION_SCHEMA_VERSION } from '../model/conversation'
import type { Conversation, ConversationNode, ConversationSummary } from '../model/conversation'
import { isJsonObject, type JsonObject } from '../protocols/json'
import { count, flag, number, parentId, session, text } from './conversation-schema'
import { migrateConversation } from './migrate-conversation'
import { readMessage } from './read-message'
import { shorten, takeOptional, type BrokenPiece, type Report } from './read-parts'
import { newestLeaf, readTree, type FoundNode } from './read-tree'
import { toSummary } from './summary'

/** What could be read of a conversation. */
export interface ReadConversation {
  /** Undefined when it is no conversation at all, or a newer one. */
  readonly conversation?: Conversation
  /** What was left out; the whole value where there is no conversation. */
  readonly broken: readonly BrokenPiece[]
  /** It is from a newer version of this library. Nothing is wrong with it: leave it where it is. */
  readonly newer?: true
}

/** What could be read of the summary of a conversation. */
export interface ReadSummary extends Pick<ReadConversation, 'broken' | 'newer'> {
  readonly summary?: ConversationSummary
}

/**
 * Makes a conversation of untrusted data: what was stored, imported or sent. Older schema versions are migrated. Never throws.
 *
 * - A broken message is left out, and what followed it hangs on its parent.
 * - A broken part, source, session or other detail is left out alone; a broken title or time has a stand-in.
 * - Every message can be reached: circles are opened, and a missing parent is none.
 * - A head that is not there gives way to its nearest ancestor, or to the newest message that nothing follows.
 * - Unknown keys are dropped. A message's key counts more than the id in it.
 */
export function readConversation(value: unknown): ReadConversation {
  const read = readFrame(value)
  if (!read.frame) return read
  const { frame, broken, report } = read
  if (!isJsonObject(frame.nodes)) return noConversation('It has no messages.', value)
  const found = new Map<string, FoundNode>()
  for (const [id, node] of Object.entries(frame.nodes)) found.set(id, readNode(node, id, report))
  const { nodes, nearest } = readTree(found)
  const details = {
    session: takeOptional(session, frame.session, 'session', report),
    sessionSpent: takeOptional(flag, frame.sessionSpent, 'sessionSpent', report),
    revision: takeOptional(count, frame.revision, 'revision', report),
  }
  const conversation: Conversation = {
    ...readDetails(frame, nodes, report),
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    headId: readHead(frame.headId, nodes, nearest, report),
    nodes,
    ...(details.session && { session: details.session }),
    ...(details.sessionSpent !== undefined && { sessionSpent: details.sessionSpent }),
    ...(details.revision !== undefined && { revision: details.revision }),
  }
  return { conversation, broken }
}

/** Makes a summary of untrusted data, a whole conversation among them. Reads no messages, and never throws. */
export function readSummary(value: unknown): ReadSummary {
  const read = readFrame(value)
  if (!read.frame) return read
  return { summary: readDetails(read.frame, {}, read.report), broken: read.broken }
}

interface Frame {
  readonly frame: JsonObject & { readonly id: string }
  readonly broken: readonly BrokenPiece[]
  readonly report: Report
}

/** The record in the current schema version, its id checked. */
function readFrame(value: unknown): Frame | (ReadConversation & { readonly frame?: undefined }) {
  if (!isJsonObject(value)) return noConversation('It is no object.', value)
  try {
    const frame = migrateConversation(value)
    if (!frame) return { broken: [], newer: true }
    const { id } = frame
    if (typeof id !== 'string') return noConversation('It has no id.', value)
    const broken: BrokenPiece[] = []
    const report: Report = (reason, piece) => void broken.push({ reason, value: piece })
    return { frame: { ...frame, id }, broken, report }
  } catch (thrown) {
    return noConversation(`It could not be migrated: ${String(thrown)}`, value)
  }
}

function noConversation(reason: string, value: unknown): ReadConversation {
  return { broken: [{ reason, value }] }
}

function readNode(node: unknown, id: string, report: Report): FoundNode {
  const name = `the message "${shorten(id)}"`
  if (!isJsonObject(node)) {
    report(`In ${name}: it is no object.`, node)
    return { message: undefined, parentId: null }
  }
  const message = readMessage(node.message, id, (reason, piece) =>
    report(`In ${name}: ${reason}`, piece),
  )
  const parent = takeOptional(parentId, node.parentId, `In ${name}: parentId`, report)
  return { message, parentId: parent ?? null }
}

/** What a list shows. Times that are missing are taken from the messages. */
function readDetails(
  frame: Frame['frame'],
  nodes: Readonly<Record<string, ConversationNode>>,
  report: Report,
): ConversationSummary {
  const times = Object.values(nodes).map(({ message }) => message.createdAt)
  const first = times.reduce((a, b) => Math.min(a, b), Infinity)
  const createdAt = takeOptional(number, frame.createdAt, 'createdAt', report)
  const begin = createdAt ?? (times.length > 0 ? first : 0)
  const pinned = takeOptional(flag, frame.pinned, 'pinned', report)
  return toSummary({
    id: frame.id,
    title: takeOptional(text, frame.title, 'title', report) ?? '',
    createdAt: begin,
    updatedAt:
      takeOptional(number, frame.updatedAt, 'updatedAt', report) ??
      times.reduce((a, b) => Math.max(a, b), begin),
    ...(pinned !== undefined && { pinned }),
  })
}

function readHead(
  value: unknown,
  nodes: Readonly<Record<string, ConversationNode>>,
  nearest: (id: string | null) => string | null,
  report: Report,
): string | null {
  if (value === null) return null
  const head = takeOptional(text, value, 'headId', report)
  return (head === undefined ? null : nearest(head)) ?? newestLeaf(nodes)
}
