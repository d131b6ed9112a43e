import type { Conversation, ConversationSession } from '../model/conversation'
import type { ChatMessage } from '../model/message'
import type { ChatRequest } from '../model/request'

/** Bailian forgets a session an hour after its last request, in milliseconds. Source: Alibaba Cloud, application call. */
export const SESSION_LIFETIME_MS = 3_600_000
/** Bailian keeps this many turns of a session. Source: Alibaba Cloud, application call. */
export const SESSION_MAX_TURNS = 50

/**
 * How this turn carries what was said before: by Bailian's session while it knows exactly the visible path,
 * otherwise as messages. Never both.
 *
 * @param path - The visible path, the user's turn last.
 */
export function toMemory(
  conversation: Conversation,
  path: readonly ChatMessage[],
  now: number,
): Pick<ChatRequest, 'sessionId' | 'messages'> {
  const before = path.slice(0, -1)
  if (before.length === 0) return {}
  const { session } = conversation
  return session && isUsable(session, before, now) ? { sessionId: session.id } : { messages: path }
}

/**
 * The session after an answer, or undefined when it is spent: a service that was interrupted, or that answered under
 * another session than the one sent, no longer knows the same conversation as the page.
 *
 * @param answered - The session id that came back, and the path it now knows, the answer last.
 */
export function toSession(
  request: Pick<ChatRequest, 'sessionId' | 'messages'>,
  answered: { sessionId: string | undefined; path: readonly ChatMessage[] },
  previous: ConversationSession | undefined,
  now: number,
): ConversationSession | undefined {
  const { sessionId, path } = answered
  if (!sessionId || request.messages || path.at(-1)?.status.type !== 'complete') return undefined
  if (request.sessionId && request.sessionId !== sessionId) return undefined
  const turns = request.sessionId ? (previous?.turns ?? 0) + 1 : 1
  return { id: sessionId, seen: path.map((message) => message.id), turns, usedAt: now }
}

function isUsable(
  session: ConversationSession,
  before: readonly ChatMessage[],
  now: number,
): boolean {
  return (
    session.turns < SESSION_MAX_TURNS &&
    now - session.usedAt < SESSION_LIFETIME_MS &&
    session.seen.length === before.length &&
    session.seen.every((id, index) => id === before[index]?.id)
  )
}
