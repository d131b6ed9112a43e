import { TyqwError } from '../../model/errors'
import type { Conversation } from '../../model/conversation'
import { isJsonObject, type JsonObject } from '../../protocols/json'
import { readConversation } from '../../storage/read-conversation'
import { endInterrupted } from '../keeping/interrupted'
import { EXPORT_FORMAT, EXPORT_FORMAT_VERSION } from './export-conversations'
import { withoutCapabilities } from './without-capabilities'

/** What a file of conversations held. */
export interface ImportedConversations {
  /** Ready to be stored under their ids, each of which comes once. */
  readonly conversations: readonly Conversation[]
  /** What could not be read and was left out: whole conversations, or single messages of those above. */
  readonly broken: readonly { readonly reason: string; readonly value: unknown }[]
}

/**
 * Reads what `exportConversations` wrote; also a single conversation, or an array of them, cut out of such a file. The text
 * is untrusted.
 *
 * What is broken is left out and told of, the rest is kept. So is a conversation from a newer version of @tyqw/core, and one
 * whose id came earlier in the file: the first of them is kept. An answer that had not ended when the file was written is
 * `incomplete`, reason `truncated`. Bailian's `session` is not taken over: the conversation goes on as messages.
 *
 * The ids may be those of conversations that are stored already. Ask before one takes the place of another.
 *
 * @throws TyqwError of kind `invalid-request`, code `import-invalid`, when the text is no JSON, no file of conversations, or
 * one of a newer format.
 */
export function importConversations(json: string): ImportedConversations {
  const broken: { reason: string; value: unknown }[] = []
  const conversations = new Map<string, Conversation>()
  for (const value of conversationsIn(parse(json))) {
    const read = readConversation(value)
    const { conversation } = read
    if (read.newer) {
      broken.push({ reason: 'A newer version of @tyqw/core wrote it. Update to read it.', value })
    } else if (conversation && conversations.has(conversation.id)) {
      const reason = `A conversation with the id "${conversation.id}" stands earlier in the file.`
      broken.push({ reason, value })
    } else {
      if (conversation) conversations.set(conversation.id, toImported(conversation))
      for (const piece of read.broken) broken.push(piece)
    }
  }
  return { conversations: [...conversations.values()], broken }
}

function toImported(conversation: Conversation): Conversation {
  return {
    ...withoutCapabilities(endInterrupted(conversation), (node) => node),
    sessionSpent: true,
  }
}

function parse(json: string): unknown {
  try {
    // Some editors put a byte order mark at the start.
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    throw invalidError(
      'The text is not JSON. Choose a file that was exported as JSON, and whole.',
      thrown,
    )
  }
}

/** The conversations of a file, unchecked. */
function conversationsIn(file: unknown): readonly unknown[] {
  if (Array.isArray(file) && file.some(isConversation)) return file
  if (isConversation(file)) return [file]
  if (!isJsonObject(file) || file['format'] !== EXPORT_FORMAT)
    throw invalidError('There are no conversations in it. Choose a file that Tyqw exported.')
  return conversationsOf(file)
}

function conversationsOf({ formatVersion, conversations }: JsonObject): readonly unknown[] {
  if (typeof formatVersion === 'number' && formatVersion > EXPORT_FORMAT_VERSION)
    throw invalidError(
      `A newer version of @tyqw/core wrote it, in format ${formatVersion}. Update to read it.`,
    )
  if (formatVersion !== EXPORT_FORMAT_VERSION || !Array.isArray(conversations))
    throw invalidError('The file is damaged. Export the conversations again.')
  return conversations
}

function isConversation(value: unknown): boolean {
  return isJsonObject(value) && 'id' in value && 'nodes' in value
}

function invalidError(reason: string, cause?: unknown): TyqwError {
  return new TyqwError(
    {
      code: 'import-invalid',
      kind: 'invalid-request',
      message: `The conversations could not be imported. ${reason}`,
      retryable: false,
    },
    { cause },
  )
}
