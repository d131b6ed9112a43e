import type { ChatMessage } from '@tyqw/core'
import { readonly, ref, watch, type Ref } from 'vue'
import { isOfflineSince, useOnline } from '../../../composables/use-online'
import type { TyqwStore } from '../../../store/conversation-store'

export interface UnsentAnswerOptions {
  readonly store: Pick<TyqwStore, 'error'>
  readonly message: () => ChatMessage | undefined
  /** Asks again. */
  readonly retry: () => void
}

/**
 * Whether an answer failed because there was no network from the question until now: then nothing was sent, and nothing can have
 * been billed. It is asked again by itself once there is one, and only by the page that asked.
 */
export function useUnsentAnswer(options: UnsentAnswerOptions): Readonly<Ref<boolean>> {
  const isOnline = useOnline()
  const isUnsent = ref(false)

  /** The store knows the error of an answer only where that was asked for. */
  function neverLeft({ parts, status, metadata }: ChatMessage): boolean {
    const error = status.type === 'incomplete' ? status.error : undefined
    return (
      error?.kind === 'network' &&
      error === options.store.error &&
      parts.length === 0 &&
      metadata.runs.length === 0 &&
      metadata.submittedAt !== undefined &&
      isOfflineSince(metadata.submittedAt)
    )
  }

  watch(
    [() => options.message()?.status, isOnline],
    () => {
      const message = options.message()
      const wasUnsent = isUnsent.value
      isUnsent.value = message !== undefined && neverLeft(message)
      if (wasUnsent && isOnline.value) options.retry()
    },
    { immediate: true },
  )
  return readonly(isUnsent)
}
