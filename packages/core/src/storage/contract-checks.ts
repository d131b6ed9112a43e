import type { Conversation, ConversationSummary } from '../model/conversation'
import type { ConversationStorage, StorageChange } from './storage'

/** How long a change may take to reach another tab, in ms. Generous: it only ends a test that fails. */
const PATIENCE_MS = 5000

/** Ends a check with a sentence. */
export function check(isAsPromised: boolean, sentence: string): asserts isAsPromised {
  if (!isAsPromised) throw new Error(sentence)
}

/** The same as JSON: the order of keys does not count, nor does a key that holds undefined. */
export function equal(actual: unknown, expected: unknown, name: string): void {
  const [found, wanted] = [toText(actual), toText(expected)]
  if (found === wanted) return
  const at = firstDifference(found, wanted)
  throw new Error(`${name} must be ${excerpt(wanted, at)}, but is ${excerpt(found, at)}`)
}

/** Saves what must not be refused. @returns The new revision. */
export async function saved(
  storage: ConversationStorage,
  conversation: Conversation,
): Promise<number> {
  const revision = await storage.save(conversation)
  check(
    revision !== undefined,
    `save() refused "${conversation.id}", which was made from the newest.`,
  )
  return revision
}

export function idsOf(list: readonly ConversationSummary[]): readonly string[] {
  return list.map(({ id }) => id).sort()
}

/** The changes a storage tells of, one after another. */
export interface Heard {
  next(): Promise<StorageChange>
  off(): void
}

/** Begins to listen at once. */
export function listen(storage: ConversationStorage): Heard {
  const changes: StorageChange[] = []
  let wake: (() => void) | undefined
  const off = storage.subscribe?.((change) => {
    changes.push(change)
    wake?.()
  })
  return {
    off: () => off?.(),
    async next() {
      if (changes.length === 0)
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () => reject(new Error('A change was not told to the other tab.')),
            PATIENCE_MS,
          )
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      const [change] = changes.splice(0, 1)
      check(change !== undefined, 'A change was not told to the other tab.')
      return change
    },
  }
}

/** Changes every text in an object, as far as it lets itself be changed. */
export function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, field] of Object.entries(value)) {
    spoil(field)
    if (typeof field === 'string') Reflect.set(value, key, `spoilt ${field}`)
  }
}

function toText(value: unknown): string {
  return String(
    JSON.stringify(value, (_, field: unknown) =>
      typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
        : field,
    ),
  )
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - 40)
  return `${from > 0 ? '…' : ''}${text.slice(from, at + 60)}${at + 60 < text.length ? '…' : ''}`
}
