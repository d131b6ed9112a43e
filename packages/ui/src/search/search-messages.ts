import type { ChatMessage } from '@tyqw/core'
import { countMatches } from './find-matches'
import type { ReadMessage } from './message-text'

/** A message with matches. */
export interface FoundMessage {
  readonly id: string
  /** Its place among the messages that were searched. */
  readonly place: number
  /** How many matches it has; at least one. */
  readonly count: number
}

export interface SearchOptions {
  /** Oldest first. */
  messages: readonly ChatMessage[]
  /** Folded. */
  query: string
  /** The folded text of a message. */
  read: ReadMessage
  /** Ends the search. */
  signal: AbortSignal
  /** What was found so far, told between two slices. */
  onProgress?: (found: readonly FoundMessage[]) => void
  /** So long works a slice before the page has its turn, in ms. @default 6 */
  sliceMs?: number
  /** Gives the page its turn. @default a task of its own */
  pause?: () => Promise<void>
  /** The clock, in ms. @default performance.now */
  now?: () => number
}

/**
 * Looks through messages in slices, so that a page with very many of them does not freeze.
 *
 * @returns Those with matches, oldest first; undefined when the search was ended.
 */
export async function searchMessages(
  options: SearchOptions,
): Promise<readonly FoundMessage[] | undefined> {
  const { messages, query, read, signal, onProgress, sliceMs = 6 } = options
  const { pause = nextTask, now = () => performance.now() } = options
  const found: FoundMessage[] = []
  let until = now() + sliceMs
  for (const [place, message] of messages.entries()) {
    if (signal.aborted) return undefined
    const count = countMatches(read(message), query)
    if (count > 0) found.push({ id: message.id, place, count })
    if (now() < until) continue
    onProgress?.([...found])
    await pause()
    until = now() + sliceMs
  }
  return signal.aborted ? undefined : found
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
