import type { Conversation, ConversationNode } from '../model/conversation'

type Nodes = Conversation['nodes']

/**
 * A conversation with the very objects that are known of it, where what was read is the same: who compares them sees what
 * another tab has changed, and nothing else is rendered or written again.
 */
export function reuseNodes(conversation: Conversation, known: Nodes | undefined): Conversation {
  if (!known) return conversation
  const nodes = Object.entries(conversation.nodes).map(([id, node]) => {
    const before: ConversationNode | undefined = Object.hasOwn(known, id) ? known[id] : undefined
    return [id, before && isSame(before, node) ? before : node] as const
  })
  return { ...conversation, nodes: Object.fromEntries(nodes) }
}

/** Whether two values are the same as JSON. What is nested too deep to tell counts as different. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return isEqual(a, b)
  } catch {
    return false
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
