import { onScopeDispose, watch, type Ref } from 'vue'
import type { TyqwLocale } from '../locale/zh-cn'
import type { ConversationSearch } from './use-conversation-search'

export interface SearchAnnouncerOptions {
  search: Pick<ConversationSearch, 'query' | 'isSearching' | 'count' | 'position' | 'current'>
  locale: Readonly<Ref<TyqwLocale>>
  /** Tells a screen reader, politely. */
  announce: (text: string) => void
}

/** Who types on is not interrupted, in ms. */
const REST_MS = 500

/** Tells how much was found when the typing rests, and then which match was gone to. What an answer adds while it streams is not told. */
export function useSearchAnnouncer({ search, locale, announce }: SearchAnnouncerOptions): void {
  const { query, isSearching, count, position, current } = search
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTold = true

  function tellCount(): void {
    timer = undefined
    if (isTold || isSearching.value || query.value.trim() === '') return
    isTold = true
    announce(count.value > 0 ? locale.value.findCount(count.value) : locale.value.findNone)
  }

  function wait(): void {
    clearTimeout(timer)
    timer = setTimeout(tellCount, REST_MS)
  }

  watch(query, () => {
    isTold = false
    wait()
  })
  watch(isSearching, wait)
  watch(current, (match) => {
    if (match && isTold && !timer) announce(locale.value.findAt(position.value, count.value))
  })
  onScopeDispose(() => clearTimeout(timer))
}
