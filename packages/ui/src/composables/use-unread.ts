import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { TyqwStore } from '../store/conversation-store'
import type { FollowScroll } from './use-follow-scroll'

export interface UnreadOptions {
  store: Pick<TyqwStore, 'cells' | 'messageIds' | 'conversationId'>
  follow: Pick<FollowScroll, 'isBehind'>
  /** Hears how many there are when an answer comes that had not begun when the reader left. */
  onNew?: (count: number) => void
}

/** How many answers came or grew below a reader who is not at the end. */
export function useUnread({ store, follow, onNew }: UnreadOptions): ComputedRef<number> {
  const unread = shallowRef<ReadonlySet<string>>(new Set())
  let lastSeen: string | undefined
  const last = () => store.cells.get(store.messageIds.at(-1) ?? '')

  watch(
    () => [follow.isBehind.value, store.conversationId],
    () => {
      unread.value = new Set()
      lastSeen = store.messageIds.at(-1)
    },
    { immediate: true, flush: 'sync' },
  )
  watch(last, (message) => {
    // An answer that says nothing yet follows a question that its writer is just being taken to.
    if (message?.role !== 'assistant' || message.parts.length === 0) return
    if (!follow.isBehind.value || unread.value.has(message.id)) return
    unread.value = new Set([...unread.value, message.id])
    if (message.id !== lastSeen) onNew?.(unread.value.size)
  })
  return computed(() => unread.value.size)
}
