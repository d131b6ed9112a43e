import type { ChatMessage } from './message'

/** The current version of a stored conversation. */
export const CONVERSATION_SCHEMA_VERSION = 1

/** A conversation as it is stored: a tree, because an edit or another answer makes a sibling. */
export interface Conversation {
  readonly id: string
  readonly title: string
  /** ms since epoch */
  readonly createdAt: number
  /** ms since epoch */
  readonly updatedAt: number
  readonly pinned?: boolean
  readonly schemaVersion: number
  /** The last message of the visible path; null while empty. */
  readonly headId: string | null
  readonly nodes: Readonly<Record<string, ConversationNode>>
  /** Bailian's memory of this conversation alone. */
  readonly session?: ConversationSession
  /** That memory no longer fits what is on the page, so from now on the conversation goes as messages. */
  readonly sessionSpent?: boolean
  /** Counts its saves; absent until it is stored. A storage refuses one that is not made from its newest. */
  readonly revision?: number
}

/** What a list of conversations shows. */
export type ConversationSummary = Pick<
  Conversation,
  'id' | 'title' | 'createdAt' | 'updatedAt' | 'pinned'
>

export interface ConversationNode {
  readonly message: ChatMessage
  readonly parentId: string | null
}

export interface ConversationSession {
  readonly id: string
  /** Ids of the messages the service has seen under this session, in order. */
  readonly seen: readonly string[]
  readonly turns: number
  /** ms since epoch of the last request */
  readonly usedAt: number
}

/** What the chat as a whole is doing. */
export type ChatStatus = 'ready' | 'submitted' | 'streaming' | 'error'

/** A conversation with nothing in it yet. */
export function createConversation({
  id,
  createdAt,
}: {
  id: string
  createdAt: number
}): Conversation {
  return {
    id,
    title: '',
    createdAt,
    updatedAt: createdAt,
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    headId: null,
    nodes: {},
  }
}
