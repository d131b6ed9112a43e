import type { Conversation } from '../model/conversation'
import { textOf } from '../model/message'
import type { ConversationStorage } from '../storage/storage'
import { pathOf } from './message-tree'
import { toTitle } from './title'

/** So often another tab may be faster. */
const MAX_TRIES = 8

/** Under this name; a blank one is made from the first question. */
export function withTitle(conversation: Conversation, title: string): Conversation {
  return { ...conversation, title: title.trim() || titleOf(conversation) }
}

/** Before the others in lists, or among them. */
export function withPin(conversation: Conversation, isPinned: boolean): Conversation {
  const { pinned: _, ...rest } = conversation
  return isPinned ? { ...rest, pinned: true } : rest
}

/**
 * Changes a stored conversation that is not open, whatever other tabs do to it meanwhile.
 *
 * @returns What is stored now; undefined when there is none of that id.
 * @throws what the storage throws
 */
export async function updateConversation(
  storage: ConversationStorage,
  id: string,
  change: (conversation: Conversation) => Conversation,
): Promise<Conversation | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const stored = await storage.load(id)
    if (!stored) return undefined
    const next = change(stored)
    const revision = await storage.save(next)
    if (revision !== undefined) return { ...next, revision }
  }
  throw new Error(
    `The conversation "${id}" keeps changing elsewhere, so it could not be changed here. Try again.`,
  )
}

function titleOf(conversation: Conversation): string {
  const question = pathOf(conversation).find(({ role }) => role === 'user')
  const file = question?.parts.find((part) => part.type === 'file')
  return question ? toTitle(textOf(question)) || (file?.name ?? '') : ''
}
