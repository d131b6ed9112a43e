import type { ConversationStorage, ConversationSummary } from '@tyqw/core'
import { shallowRef, type ShallowRef } from 'vue'

/** The stored conversations, as a list shows them: pinned ones first, then the newest. */
export interface ConversationList {
  readonly summaries: Readonly<ShallowRef<readonly ConversationSummary[]>>
  /** Reads the list anew. @throws what the storage throws */
  load(storage: ConversationStorage): Promise<void>
  put(summary: ConversationSummary): void
  drop(id: string): void
  clear(): void
  ids(): readonly string[]
  /** The one that changed last. */
  newest(): string | undefined
}

export function createConversationList(): ConversationList {
  const summaries = shallowRef<readonly ConversationSummary[]>([])
  let loads = 0

  const without = (id: string) => summaries.value.filter((summary) => summary.id !== id)

  return {
    summaries,
    async load(storage) {
      const load = ++loads
      const listed = await storage.list()
      // What was put meanwhile is newer than what was listed.
      const here = new Set(summaries.value.map(({ id }) => id))
      const others = listed.filter(({ id }) => !here.has(id))
      if (load === loads) summaries.value = [...summaries.value, ...others].toSorted(byRank)
    },
    put({ id, title, createdAt, updatedAt, pinned }) {
      const summary = { id, title, createdAt, updatedAt, ...(pinned && { pinned }) }
      // What has just changed comes first among those of the same millisecond.
      summaries.value = [summary, ...without(id)].toSorted(byRank)
    },
    drop(id) {
      summaries.value = without(id)
    },
    clear() {
      loads += 1
      summaries.value = []
    },
    ids: () => summaries.value.map(({ id }) => id),
    newest: () => summaries.value.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.id,
  }
}

function byRank(a: ConversationSummary, b: ConversationSummary): number {
  return (
    Number(b.pinned ?? false) - Number(a.pinned ?? false) ||
    b.updatedAt - a.updatedAt ||
    b.createdAt - a.createdAt
  )
}
