import { onScopeDispose, watch, type Ref } from 'vue'
import type { TyqwStore } from '../store/conversation-store'
import type { FollowScroll } from './use-follow-scroll'

export interface ThreadPlaceOptions {
  /** The element that scrolls. */
  viewport: Readonly<Ref<HTMLElement | null>>
  /** What grows inside it. */
  content: Readonly<Ref<HTMLElement | null>>
  store: Pick<TyqwStore, 'place' | 'isLoading' | 'conversationId' | 'messageIds'>
  follow: Pick<FollowScroll, 'isBehind' | 'toLatest' | 'release'>
}

/** While somebody scrolls, a place is noted once in so many milliseconds. */
const NOTE_MS = 150
/** What a reader does who wants to go elsewhere. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Notes which message stands at the top of what is seen, and brings it back there when the conversation is opened again. It is
 * held there while what is above it still gets its height, until the reader moves.
 */
export function useThreadPlace({ viewport, content, store, follow }: ThreadPlaceOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let holding = false

  function note(): void {
    timer = undefined
    const element = viewport.value
    if (!element || holding || store.isLoading || store.messageIds.length === 0) return
    store.place = follow.isBehind.value ? placeIn(element) : undefined
  }

  function hold(): void {
    const element = viewport.value
    const { place } = store
    if (!holding || !element || !place) return
    const message = element.querySelector(`[data-id="${CSS.escape(place.id)}"]`)
    if (message) element.scrollTop += topOf(message) - topOf(element) - place.offset
  }

  function open(): void {
    holding = store.place !== undefined && store.messageIds.includes(store.place.id)
    if (!holding) return follow.toLatest()
    follow.release()
    hold()
  }

  watch(
    [viewport, content],
    ([element, grows], _, onCleanup) => {
      if (!element || !grows) return
      const listening = new AbortController()
      const options = { passive: true, signal: listening.signal }
      const observer = new ResizeObserver(hold)
      observer.observe(grows)
      element.addEventListener('scroll', () => (timer ??= setTimeout(note, NOTE_MS)), options)
      for (const move of moves) element.addEventListener(move, () => (holding = false), options)
      onCleanup(() => {
        observer.disconnect()
        listening.abort()
      })
    },
    { flush: 'post', immediate: true },
  )
  watch(
    () => !store.isLoading && store.messageIds.length > 0 && store.conversationId,
    (id, before) => {
      if (id && id !== before) open()
    },
    { flush: 'post', immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
}

function placeIn(viewport: HTMLElement): { id: string; offset: number } | undefined {
  const top = topOf(viewport)
  for (const message of viewport.querySelectorAll<HTMLElement>('[data-id]')) {
    const { bottom, top: start } = message.getBoundingClientRect()
    const id = message.dataset['id']
    if (bottom > top && id) return { id, offset: Math.round(start - top) }
  }
  return undefined
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
