import type { ChatMessage, CitationFormat } from '@tyqw/core'
import {
  computed,
  effect,
  onScopeDispose,
  readonly,
  ref,
  shallowReadonly,
  shallowRef,
  stop,
  toValue,
  watch,
  type ComputedRef,
  type MaybeRefOrGetter,
  type Ref,
  type ShallowRef,
} from 'vue'
import { foldQuery } from './fold-text'
import { countAll, matchAt, matchLeft, matchNear, positionOf, type FoundMatch } from './found-place'
import { createMessageReader } from './message-text'
import { searchMessages, type FoundMessage } from './search-messages'

export interface ConversationSearchOptions {
  /** What is searched, oldest first: `store.messages`, or `messages` of `useChat()`. */
  messages: MaybeRefOrGetter<readonly ChatMessage[]>
  /** The id of the message that the reader sees first: a search begins there. @default the first message */
  from?: () => string | undefined
  /** Which marks of sources answers have, besides those that always are some. @default none */
  citationFormat?: CitationFormat | undefined
}

export interface ConversationSearch {
  /** What is looked for: without regard to case, full or half width, and spaces around it. */
  readonly query: Ref<string>
  /** True until all messages have been looked through. */
  readonly isSearching: Readonly<Ref<boolean>>
  /** The messages with matches so far, oldest first. */
  readonly found: Readonly<ShallowRef<readonly FoundMessage[]>>
  /** How many matches there are so far. */
  readonly count: ComputedRef<number>
  /** The match that is being looked at; undefined while there is none. */
  readonly current: Readonly<ShallowRef<FoundMatch | undefined>>
  /** Which of all matches that is, from 1; 0 while there is none. */
  readonly position: ComputedRef<number>
  /** Goes on to the next match; behind the last comes the first. */
  next(): void
  /** Goes back to the match before; before the first comes the last. */
  previous(): void
}

/** While an answer grows, it is searched again once in so many milliseconds. */
const REFRESH_MS = 400

/**
 * Looks for a text in a conversation: in what is shown of questions and answers, without Markdown's signs. Very long conversations
 * are searched in slices, and what is typed next ends the search before. Goes on while answers stream. Ends with its scope.
 */
export function useConversationSearch(options: ConversationSearchOptions): ConversationSearch {
  const query = ref('')
  const isSearching = ref(false)
  const found = shallowRef<readonly FoundMessage[]>([])
  const current = shallowRef<FoundMatch>()
  const count = computed(() => countAll(found.value))
  const position = computed(() => positionOf(found.value, current.value))
  const reader = createMessageReader(options.citationFormat)
  let folded = ''
  let running = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  // Messages change with each token: they are read again when it is time, not each time.
  let messages: readonly ChatMessage[] = []
  const readMessages = effect(
    () => {
      messages = folded ? toValue(options.messages) : []
    },
    { scheduler: () => (timer ??= setTimeout(() => void search(), REFRESH_MS)) },
  )

  /** Where a search that is not over yet begins; without one, the match stays what it is. */
  let anchor: string | undefined

  async function search(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running.abort()
    running = new AbortController()
    const { signal } = running
    readMessages()
    const place = messages.findIndex(({ id }) => id === anchor)
    await reader.prepare()
    const result = await searchMessages({
      messages,
      query: folded,
      read: reader.read,
      signal,
      onProgress(some) {
        if (anchor === undefined || signal.aborted) return
        found.value = some
        if ((some.at(-1)?.place ?? -1) >= place) current.value ??= matchNear(some, place)
      },
    })
    if (!result) return
    found.value = result
    if (anchor !== undefined) current.value ??= matchNear(result, place)
    if (position.value === 0) current.value = matchLeft(result, current.value)
    anchor = undefined
    isSearching.value = false
  }

  watch(query, (text) => {
    const next = foldQuery(text)
    if (next === folded) return
    folded = next
    anchor = current.value?.messageId ?? options.from?.() ?? ''
    current.value = undefined
    found.value = []
    isSearching.value = folded !== ''
    void search()
  })

  onScopeDispose(() => {
    clearTimeout(timer)
    running.abort()
    stop(readMessages)
  })

  function go(to: number): void {
    if (count.value > 0)
      current.value = matchAt(found.value, ((to - 1 + count.value) % count.value) + 1)
  }

  return {
    query,
    isSearching: readonly(isSearching),
    found: shallowReadonly(found),
    count,
    current: shallowReadonly(current),
    position,
    next: () => go(position.value + 1),
    previous: () => go(position.value <= 1 ? count.value : position.value - 1),
  }
}
