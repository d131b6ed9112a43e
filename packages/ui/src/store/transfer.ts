import {
  exportConversations,
  importConversations,
  mergeConversations,
  updateConversation,
  type Conversation,
  type ConversationStorage,
  type ImportedConversations,
} from '@tyqw/core'

// Loaded when it is asked for: who never exports does not pay for it.
export { toMarkdown as exportAsMarkdown } from '@tyqw/core'

/** The stored conversations as JSON text: all of them, or those of these ids. */
export async function exportStored(
  storage: ConversationStorage,
  ids?: readonly string[],
): Promise<string> {
  const wanted = ids ?? (await storage.list()).map(({ id }) => id)
  const found: Conversation[] = []
  for (const id of wanted) {
    const conversation = await storage.load(id)
    if (conversation) found.push(conversation)
  }
  return exportConversations(found)
}

/** As if it had been made from what is stored now. */
function toNewest(conversation: Conversation, { revision = 0 }: Conversation): Conversation {
  return { ...conversation, revision }
}

/**
 * Stores what a file holds. A conversation that is there already keeps its own messages and gains those it did not have, so
 * the same file may be read twice.
 *
 * @returns What is stored now of the conversations in the file, and what in it could not be read.
 * @throws TyqwError `import-invalid`
 */
export async function importStored(
  storage: ConversationStorage,
  json: string,
): Promise<ImportedConversations> {
  const { conversations, broken } = importConversations(json)
  const stored: Conversation[] = []
  for (const conversation of conversations) {
    const isNew = (await storage.save(conversation)) !== undefined
    const now = isNew
      ? conversation
      : await updateConversation(storage, conversation.id, (here) =>
          // What is here is not changed by a file that somebody may have written.
          mergeConversations(undefined, here, toNewest(conversation, here), () => true),
        )
    if (now) stored.push(now)
  }
  return { conversations: stored, broken }
}
