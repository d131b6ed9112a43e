import { isTerminal, type ChatMessage } from '@tyqw/core'
import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { isOfflineSince, useOnline } from '../../../composables/use-online'
import type { TyqwStore } from '../../../store/conversation-store'

export interface UnsentAnswerOptions {
  readonly store: Pick<TyqwStore, 'on'>
  readonly message: () => ChatMessage | undefined
  /** Asks again. */
  readonly retry: () => void
}

/**
 * Whether an answer failed because there was no network from the question until now: then nothing was sent, and nothing can have
 * been billed. It is asked again by itself once there is one, and only by the page that asked.
 */
export function useUnsentAnswer(options: UnsentAnswerOptions): ComputedRef<boolean> {
  const isOnline = useOnline()
  const isUnsent = ref(false)

  function look(message: ChatMessage): void {
    const { parts, status, metadata } = message
    const error = status.type === 'incomplete' ? status.error : undefined
    isUnsent.value =
      error?.kind === 'network' &&
      parts.length === 0 &&
      metadata.runs.length === 0 &&
      metadata.submittedAt !== undefined &&
      isOfflineSince(metadata.submittedAt)
  }

  const first = options.message()
  if (first?.role === 'assistant' && !isTerminal(first.status)) {
    onScopeDispose(
      options.store.on('finish', (message) => {
        if (message.id === first.id) look(message)
      }),
    )
  }

  watch(isOnline, (online) => {
    if (!online || !isUnsent.value) return
    isUnsent.value = false
    options.retry()
  })
  return computed(() => isUnsent.value)
}
