import type { Conversation, ConversationNode } from '../../model/conversation'
import { isTerminal } from '../../model/reduce-message'
import { withFeedback } from '../feedback'
import { pathOf } from '../message-tree'

/**
 * Puts together what two tabs made of one conversation. Messages only ever join. What one side changed since `base` wins over
 * what the other left alone. Where both changed something: of a message the further state, of the session theirs, which was
 * stored first, and of title, pin and view mine, so that the last word is the one that stays.
 *
 * @param base - What both began with; undefined when this side never saw what is stored.
 * @param mine - This tab's. Its nodes are the very objects of `base` where it changed nothing.
 * @param theirs - What is stored now.
 * @param isMine - Whether a message is being answered here, so that nobody else knows it better.
 */
export function mergeConversations(
  base: Conversation | undefined,
  mine: Conversation,
  theirs: Conversation,
  isMine: (id: string) => boolean = () => false,
): Conversation {
  const nodes: Record<string, ConversationNode> = { ...theirs.nodes }
  for (const [id, node] of Object.entries(mine.nodes)) {
    const other = Object.hasOwn(nodes, id) ? nodes[id] : undefined
    const before = base && Object.hasOwn(base.nodes, id) ? base.nodes[id] : undefined
    const isChanged = !base || node !== before
    if (!other || isMine(id) || (isChanged && !isFurther(other, node)))
      Object.defineProperty(nodes, id, { value: node, ...plain })
    else if (base && isChanged && !isSameFeedback(node, before))
      Object.defineProperty(nodes, id, { value: rated(other, node), ...plain })
  }
  const { session: _, sessionSpent: _spent, pinned: _pinned, ...rest } = { ...theirs, ...mine }
  const isPinned = mine.pinned === base?.pinned ? theirs.pinned : mine.pinned
  const isSpent = mine.sessionSpent || theirs.sessionSpent
  const session = sessionOf(base, mine, theirs)
  return {
    ...rest,
    nodes,
    title: mine.title === base?.title ? theirs.title : mine.title || theirs.title,
    createdAt: Math.min(mine.createdAt, theirs.createdAt),
    // One that was only opened to be loaded has not changed.
    updatedAt: mine.headId === null ? theirs.updatedAt : Math.max(mine.updatedAt, theirs.updatedAt),
    headId: headOf(base, mine, { ...theirs, nodes }),
    ...(theirs.revision !== undefined && { revision: theirs.revision }),
    ...(isPinned && { pinned: true }),
    ...(isSpent ? { sessionSpent: true } : session && { session }),
  }
}

const plain = { enumerable: true, writable: true, configurable: true }

/** The view stays where its reader left it, but goes along where the other tab went on from there. */
function headOf(base: Conversation | undefined, mine: Conversation, theirs: Conversation) {
  if (mine.headId === null) return theirs.headId
  if (base && mine.headId !== base.headId) return mine.headId
  const goesOn = pathOf(theirs).some(({ id }) => id === mine.headId)
  return goesOn ? theirs.headId : mine.headId
}

/** Bailian's memory belongs to the tab that asked first. */
function sessionOf(base: Conversation | undefined, mine: Conversation, theirs: Conversation) {
  const isTheirs = sessionKey(theirs) !== sessionKey(base)
  return isTheirs || mine.session === base?.session ? theirs.session : mine.session
}

function sessionKey(conversation: Conversation | undefined): string {
  const session = conversation?.session
  return session ? `${session.id} ${session.turns} ${session.seen.join()}` : ''
}

/** What the reader of this tab thinks of an answer stays, also of one that went on elsewhere. */
function rated(node: ConversationNode, { message }: ConversationNode): ConversationNode {
  return { ...node, message: withFeedback(node.message, message.metadata.feedback) }
}

function isSameFeedback({ message }: ConversationNode, before: ConversationNode | undefined) {
  return before !== undefined && message === withFeedback(message, before.message.metadata.feedback)
}

/** Whether a message went on after the state of another: more runs, then its end, then the later one. */
function isFurther({ message: a }: ConversationNode, { message: b }: ConversationNode): boolean {
  const runs = a.metadata.runs.length - b.metadata.runs.length
  if (runs !== 0) return runs > 0
  const ends = Number(isTerminal(a.status)) - Number(isTerminal(b.status))
  if (ends !== 0) return ends > 0
  return (a.metadata.finishedAt ?? 0) > (b.metadata.finishedAt ?? 0)
}
