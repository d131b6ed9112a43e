import type { Conversation, ConversationNode } from '../../model/conversation'
import type { MessagePart } from '../../model/message'
import { withoutCapabilities } from './without-capabilities'

/** How a file of conversations names itself. */
export const EXPORT_FORMAT = 'tyqw-conversations'

/** The version of that file which this one writes, and the newest it reads. */
export const EXPORT_FORMAT_VERSION = 1

/** A file of conversations. */
export interface ConversationExport {
  readonly format: typeof EXPORT_FORMAT
  readonly formatVersion: number
  /** ms since epoch */
  readonly exportedAt: number
  readonly conversations: readonly Conversation[]
}

export interface ExportOptions {
  /** When it is written, in ms since epoch. @default Date.now() */
  now?: number
}

/**
 * Conversations as a file to keep or to take elsewhere: the JSON of a {@link ConversationExport}, with line breaks.
 * `importConversations` reads it.
 *
 * Left out is what only this browser may use: each conversation's `session` and `revision`, each message's
 * `metadata.streamId`. Also the output of a tool that JSON cannot carry. Never throws.
 */
export function exportConversations(
  conversations: readonly Conversation[],
  options: ExportOptions = {},
): string {
  const file: ConversationExport = {
    format: EXPORT_FORMAT,
    formatVersion: EXPORT_FORMAT_VERSION,
    exportedAt: options.now ?? Date.now(),
    conversations: conversations.map((conversation) =>
      withoutCapabilities(conversation, withWritableParts),
    ),
  }
  return JSON.stringify(file, null, 2)
}

function withWritableParts(node: ConversationNode): ConversationNode {
  const { message } = node
  if (message.parts.every(isWritable)) return node
  const parts = message.parts.map((part) => (isWritable(part) ? part : withoutOutput(part)))
  return { ...node, message: { ...message, parts } }
}

/** Only the output of a tool may be anything: a circle, a bigint, too deep. */
function isWritable(part: MessagePart): boolean {
  if (part.type !== 'tool' || part.output === undefined) return true
  try {
    JSON.stringify(part.output)
    return true
  } catch {
    return false
  }
}

function withoutOutput(part: MessagePart): MessagePart {
  const { output: _, ...rest } = part as Extract<MessagePart, { type: 'tool' }>
  return rest
}
