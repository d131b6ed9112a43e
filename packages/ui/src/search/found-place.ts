import type { FoundMessage } from './search-messages'

/** One match: which one within which message. */
export interface FoundMatch {
  readonly messageId: string
  /** From 0. */
  readonly index: number
}

export function countAll(found: readonly FoundMessage[]): number {
  return found.reduce((sum, { count }) => sum + count, 0)
}

/** Which of all matches this one is, from 1; 0 when it is none of them. */
export function positionOf(found: readonly FoundMessage[], match: FoundMatch | undefined): number {
  let before = 0
  for (const { id, count } of found) {
    if (id === match?.messageId) return match.index < count ? before + match.index + 1 : 0
    before += count
  }
  return 0
}

/** The match at a position, from 1. */
export function matchAt(found: readonly FoundMessage[], position: number): FoundMatch | undefined {
  let index = position - 1
  for (const { id, count } of found) {
    if (index >= 0 && index < count) return { messageId: id, index }
    index -= count
  }
  return undefined
}

/** The first match in a message or behind it, else the last one before it. */
export function matchNear(found: readonly FoundMessage[], place: number): FoundMatch | undefined {
  const after = found.find((message) => message.place >= place)
  if (after) return { messageId: after.id, index: 0 }
  return matchAt(found, countAll(found))
}

/** What is left of a match whose message has fewer of them now: the last one of that message. */
export function matchLeft(
  found: readonly FoundMessage[],
  match: FoundMatch | undefined,
): FoundMatch | undefined {
  const message = found.find(({ id }) => id === match?.messageId)
  return message && { messageId: message.id, index: message.count - 1 }
}
