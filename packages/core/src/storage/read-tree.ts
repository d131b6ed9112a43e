import type { ConversationNode } from '../model/conversation'
import type { ChatMessage } from '../model/message'

/** A message as it was found, or undefined where it is broken, and the parent it names. */
export interface FoundNode {
  readonly message: ChatMessage | undefined
  readonly parentId: string | null
}

/** A tree in which every message can be reached from a root, and no way goes in a circle. */
export interface ReadTree {
  readonly nodes: Readonly<Record<string, ConversationNode>>
  /** The nearest message from there upwards, itself among them; null when there is none. */
  nearest(id: string | null): string | null
}

/**
 * Hangs each message on its nearest ancestor that is there. Broken ones are left out, and a circle is opened at its oldest
 * message. Takes time in proportion to the number of messages, however deep they lie.
 */
export function readTree(found: ReadonlyMap<string, FoundNode>): ReadTree {
  const parents = withoutCircles(found)
  const kept = new Map<string, string | null>()

  function nearest(id: string | null): string | null {
    const passed: string[] = []
    let at = id
    while (at !== null && !found.get(at)?.message) {
      const known = kept.get(at)
      if (known !== undefined) {
        at = known
        break
      }
      passed.push(at)
      at = parents.get(at) ?? null
    }
    for (const key of passed) kept.set(key, at)
    return at
  }

  const entries: [string, ConversationNode][] = []
  for (const [id, { message }] of found)
    if (message) entries.push([id, { message, parentId: nearest(parents.get(id) ?? null) }])
  // Unlike an assignment, this gives a message whose id is `__proto__` a place of its own.
  return { nodes: Object.fromEntries(entries), nearest }
}

/** Each id's parent, null where it is missing or would close a circle. */
function withoutCircles(found: ReadonlyMap<string, FoundNode>): Map<string, string | null> {
  const parents = new Map<string, string | null>()
  for (const [id, { parentId }] of found)
    parents.set(id, parentId !== null && found.has(parentId) ? parentId : null)
  const walks = new Map<string, string>()
  for (const start of found.keys()) {
    let at: string | null = start
    while (at !== null && !walks.has(at)) {
      walks.set(at, start)
      at = parents.get(at) ?? null
    }
    // Met again on the same walk: the way from there leads back to it.
    if (at !== null && walks.get(at) === start) parents.set(oldestOf(at, parents, found), null)
  }
  return parents
}

function oldestOf(
  start: string,
  parents: ReadonlyMap<string, string | null>,
  found: ReadonlyMap<string, FoundNode>,
): string {
  const timeOf = (id: string) => found.get(id)?.message?.createdAt ?? Infinity
  let oldest = start
  for (let at = parents.get(start) ?? start; at !== start; at = parents.get(at) ?? start)
    if (timeOf(at) < timeOf(oldest)) oldest = at
  return oldest
}

/** The newest message that nothing follows; null in an empty tree. */
export function newestLeaf(nodes: Readonly<Record<string, ConversationNode>>): string | null {
  const followed = new Set(Object.values(nodes).map(({ parentId }) => parentId))
  let newest: string | null = null
  let time = -Infinity
  for (const [id, { message }] of Object.entries(nodes)) {
    if (followed.has(id) || message.createdAt < time) continue
    newest = id
    time = message.createdAt
  }
  return newest
}
