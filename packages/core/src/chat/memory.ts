import type { Conversation, ConversationSession } from '../model/conversation'
import type { ChatMessage } from '../model/message'
import type { ChatRequest } from '../model/request'
import { nodeOf } from './message-tree'

/**
 * How a turn carries what was said before it. `session`: Bailian's own memory, always. `messages`: the visible path, always.
 * `auto`: the session for as long as it knows exactly the visible path, then messages for good.
 */
export type MemoryMode = 'auto' | 'session' | 'messages'

/** Bailian forgets a session an hour after its last request, in milliseconds. Source: Alibaba Cloud, application call. */
export const SESSION_LIFETIME_MS = 3_600_000
/** Bailian keeps this many turns of a session. Source: Alibaba Cloud, application call. */
export const SESSION_MAX_TURNS = 50
/** The way to the service takes time too: a session about to end is not used any more. */
const SESSION_MARGIN_MS = 10_000

/** What decides on the memory of a turn, apart from the conversation itself. */
export interface MemoryContext {
  readonly mode: MemoryMode
  /** How many turns go as messages at most, the new one included. */
  readonly historyLimit: number
  /** False where the service has no sessions. @default unknown, as if it had */
  readonly hasSessions: boolean | undefined
  /** ms since epoch */
  readonly now: number
}

/** The two ways to carry what was said before, never both; neither at the beginning. */
export type Memory = Pick<ChatRequest, 'sessionId' | 'messages'>

/**
 * How this turn carries what was said before.
 *
 * @param path - The visible path, the user's turn last.
 */
export function toMemory(
  conversation: Conversation,
  path: readonly ChatMessage[],
  context: MemoryContext,
): Memory {
  const { mode, historyLimit, hasSessions } = context
  const messages = () => ({ messages: lastTurns(conversation, path, historyLimit) })
  if (mode === 'messages') return messages()
  const { session, sessionSpent } = conversation
  const isFirst = !Object.values(conversation.nodes).some(
    ({ message }) => message.role === 'assistant' && message.status.type !== 'submitted',
  )
  if (mode === 'session' && hasSessions !== false) return session ? { sessionId: session.id } : {}
  if (isFirst && !sessionSpent && path.length === 1) return {}
  const isUsable = session && !sessionSpent && knows(session, path.slice(0, -1), context.now)
  return isUsable ? { sessionId: session.id } : messages()
}

/** What came back with an answer. */
export interface Answered {
  /** The id of the session the service answered under, if any. */
  readonly sessionId: string | undefined
  /** What the service now knows if all went well, the answer last. */
  readonly path: readonly ChatMessage[]
  /** When it was asked, in ms since epoch. */
  readonly askedAt: number
}

/**
 * The conversation's session after an answer. It is spent for good once it may know another conversation than the page: the
 * answer broke off, came under another session than the one sent, or was asked with messages.
 */
export function withSession(
  conversation: Conversation,
  mode: MemoryMode,
  memory: Memory,
  { sessionId, path, askedAt }: Answered,
): Conversation {
  const { session: previous, sessionSpent: _, ...rest } = conversation
  const id = sessionId ?? (mode === 'session' ? previous?.id : undefined)
  const session = id && {
    id,
    seen: path.map((message) => message.id),
    turns: memory.sessionId === id ? (previous?.turns ?? 0) + 1 : 1,
    usedAt: askedAt,
  }
  if (mode === 'session') return session ? { ...rest, session } : rest
  const isWhole =
    !conversation.sessionSpent &&
    !memory.messages &&
    path.at(-1)?.status.type === 'complete' &&
    (memory.sessionId ?? sessionId) === sessionId
  return isWhole && session ? { ...rest, session } : spendSession(rest)
}

/** Forgets the session: from now on the conversation goes as messages. */
export function spendSession(conversation: Conversation): Conversation {
  const { session: _, ...rest } = conversation
  return { ...rest, sessionSpent: true }
}

/** Whether the service still remembers, and exactly this. */
function knows(session: ConversationSession, before: readonly ChatMessage[], now: number): boolean {
  return (
    session.turns < SESSION_MAX_TURNS &&
    now - session.usedAt < SESSION_LIFETIME_MS - SESSION_MARGIN_MS &&
    session.seen.length === before.length &&
    session.seen.every((id, index) => id === before[index]?.id)
  )
}

/**
 * The last turns, each from a question on. System messages always go. What only asks for the rest of an answer is no message
 * of the conversation, and no turn.
 */
function lastTurns(
  conversation: Conversation,
  path: readonly ChatMessage[],
  limit: number,
): readonly ChatMessage[] {
  const questions = path.filter(({ role, id }) => role === 'user' && nodeOf(conversation, id))
  const first = questions.at(-Math.max(1, limit))
  if (!first || first === questions[0]) return path
  const start = path.indexOf(first)
  return path.filter(({ role }, index) => index >= start || role === 'system')
}
