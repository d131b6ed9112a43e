import {
  computed,
  nextTick,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue'
import {
  moveSpan,
  toEntries,
  type Span,
  type ThreadEntry,
} from '../components/thread/thread-entries'
import type { TyqwStore } from '../store/conversation-store'

/** Shorter threads are mounted whole. */
const LONG_THREAD = 100
/** The last screenful, and more: what is mounted before it is known how high anything is. */
const FIRST_ROWS = 20
/** What a server sends of a long thread. */
const SERVER_ROWS = 100
/** Printing and marking everything mounts this many messages at most, the last ones. */
const WHOLE_ROWS = 1000
/** How high a message is taken to be before any was measured, in pixels. */
const FIRST_GUESS_PX = 120

export interface ThreadRowsOptions {
  store: Pick<TyqwStore, 'messageIds' | 'conversationId' | 'place' | 'isBusy'>
  /** True while what a server rendered is taken over, which knows of no place. */
  isHydrating: Readonly<Ref<boolean>>
}

/** Which messages of a thread are mounted. All stand in the page's normal flow; a gap stands for those that are not. */
export interface ThreadRows {
  readonly entries: ComputedRef<readonly ThreadEntry[]>
  /** True for a thread of which only a part is mounted. */
  readonly isLong: ComputedRef<boolean>
  /** Mounts everything, up to a limit, as long as it is true. */
  readonly isWhole: Ref<boolean>
  /** What is mounted beside the last question and its answer: first what the reader sees, then what must stay. */
  readonly spans: ShallowRef<readonly Span[]>
  /** Pixels by which the first gap is higher than its messages, until that can be settled. */
  readonly slack: Ref<number>
  count(): number
  /** How high messages are, in pixels: measured, or guessed from those that were. The first gap has its slack, too. */
  heightOf(span: Span): number
  /** Notes how high a message is. */
  measure(index: number, height: number): void
  /** Guesses by what was measured, once: a gap that were another with every message would never stand still. */
  learn(): void
  /** Forgets all heights: the thread has another width. */
  forget(): void
  /** Mounts a message and its neighbours. Resolves to false when the thread does not have it. */
  mount(id: string): Promise<boolean>
  /** True for a message that came while the thread was open. */
  isNew(index: number): boolean
}

/** Decides which messages of a thread are mounted, until it is known where the reader is. */
export function useThreadRows({ store, isHydrating }: ThreadRowsOptions): ThreadRows {
  const spans = shallowRef<readonly Span[]>([])
  const isWhole = ref(false)
  const slack = ref(0)
  const heights = new Map<string, number>()
  let guess = FIRST_GUESS_PX
  let isLearned = false
  let newFrom = 0
  const isServer = typeof window === 'undefined'
  const isLong = computed(() => store.messageIds.length >= LONG_THREAD)

  const entries = computed(() => {
    const ids = store.messageIds
    const last = (rows: number) => [{ from: Math.max(0, ids.length - rows), to: ids.length }]
    const mounted = () => {
      if (!isLong.value) return last(ids.length)
      if (isWhole.value) return last(WHOLE_ROWS)
      if (isServer || isHydrating.value) return last(SERVER_ROWS)
      return [...spans.value, ...last(2)]
    }
    return toEntries(ids, mounted(), heightOf)
  })

  function heightOf({ from, to }: Span): number {
    let sum = from === 0 ? slack.value : 0
    if (heights.size === 0) return Math.max(0, sum + (to - from) * guess)
    for (let index = from; index < to; index += 1) {
      sum += heights.get(store.messageIds[index] ?? '') ?? guess
    }
    return Math.max(0, sum)
  }

  function around(index: number, length: number): Span {
    const from = Math.max(0, Math.min(index - 4, length - FIRST_ROWS))
    return { from, to: from + FIRST_ROWS }
  }

  /** Where the reader stood, else the end. */
  function first(ids: readonly string[]): readonly Span[] {
    if (ids.length < LONG_THREAD) return [{ from: 0, to: ids.length }]
    const index = store.place ? ids.indexOf(store.place.id) : -1
    return [around(index < 0 ? ids.length : index, ids.length)]
  }

  watch(
    () => [store.conversationId, store.messageIds] as const,
    ([id, ids], before) => {
      const old = before?.[0] === id ? before[1] : []
      newFrom = store.isBusy ? Math.max(old.length, ids.length - 2) : ids.length
      slack.value = 0
      const moved = spans.value.flatMap((span) => moveSpan(span, old, ids) ?? [])
      spans.value = moved[0] ? moved : first(ids)
    },
    { immediate: true },
  )

  return {
    entries,
    isLong,
    isWhole,
    spans,
    slack,
    count: () => store.messageIds.length,
    heightOf,
    measure(index, height) {
      const id = store.messageIds[index]
      if (id !== undefined && height > 0) heights.set(id, height)
    },
    learn() {
      if (isLearned || heights.size === 0) return
      let sum = 0
      for (const height of heights.values()) sum += height
      guess = sum / heights.size
      isLearned = true
    },
    forget() {
      heights.clear()
      isLearned = false
    },
    async mount(id) {
      const index = store.messageIds.indexOf(id)
      if (index < 0) return false
      const isMounted = entries.value.some((entry) => entry.key === id)
      if (!isMounted) spans.value = [around(index, store.messageIds.length)]
      await nextTick()
      return true
    },
    isNew: (index) => index >= newFrom && !heights.has(store.messageIds[index] ?? ''),
  }
}
