import type { Conversation, ConversationNode } from '../../model/conversation'

/**
 * A conversation without what lets its holder act in the user's name or speak for this browser: Bailian's `session`, the
 * `revision` of its storage, and the `streamId` of each message.
 *
 * @param change - What else happens to each node.
 */
export function withoutCapabilities(
  conversation: Conversation,
  change: (node: ConversationNode) => ConversationNode,
): Conversation {
  const { session: _session, revision: _revision, ...rest } = conversation
  const nodes = Object.entries(conversation.nodes).map(
    ([id, node]) => [id, change(withoutStreamId(node))] as const,
  )
  // Makes fields of its own even of a key such as `__proto__`.
  return { ...rest, nodes: Object.fromEntries(nodes) }
}

function withoutStreamId(node: ConversationNode): ConversationNode {
  const { streamId, ...metadata } = node.message.metadata
  return streamId === undefined ? node : { ...node, message: { ...node.message, metadata } }
}
