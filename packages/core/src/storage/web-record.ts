import type { Conversation, ConversationSummary } from '../model/conversation'
import { parseObject } from '../protocols/json'
import { readConversation, readSummary, type ReadConversation } from './read-conversation'
import { revisionOf } from './revision'
import { toSummary } from './summary'

/** The first line of a stored conversation. */
export interface WebHeader {
  readonly revision: number
  /** Undefined for one from a newer version of this library, which is not ours to touch. */
  readonly summary: ConversationSummary | undefined
}

/** What is stored: a line for lists, then the conversation. JSON text holds no line breaks. */
export function toWebRecord(conversation: Conversation, revision: number): string {
  const { revision: _, ...rest } = conversation
  const header = { ...toSummary(rest), schemaVersion: rest.schemaVersion, revision }
  return `${JSON.stringify(header)}\n${JSON.stringify(rest)}`
}

/** Reads the first line alone; undefined when it is no JSON object. */
export function readHeader(record: string, id: string): WebHeader | undefined {
  const end = record.indexOf('\n')
  const header = parseObject(end < 0 ? record : record.slice(0, end))
  if (!header) return undefined
  return { revision: revisionOf(header), summary: readSummary({ ...header, id }).summary }
}

/** Reads what follows the first line. */
export function readBody(record: string, id: string, revision: number): ReadConversation {
  const body = parseObject(record.slice(record.indexOf('\n') + 1))
  if (!body) return { broken: [{ reason: 'It is cut, or no JSON.', value: record }] }
  return readConversation({ ...body, id, revision })
}
