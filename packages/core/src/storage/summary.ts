import type { ConversationSummary } from '../model/conversation'

/** What a list shows of a conversation, and nothing else of it. */
export function toSummary({
  id,
  title,
  createdAt,
  updatedAt,
  pinned,
}: ConversationSummary): ConversationSummary {
  return { id, title, createdAt, updatedAt, ...(pinned !== undefined && { pinned }) }
}
