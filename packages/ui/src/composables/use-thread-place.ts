import { onScopeDispose, watch, type Ref } from 'vue'
import type { TyqwStore } from '../store/conversation-store'
import type { ThreadPlace } from '../store/view-state'
import type { FollowScroll } from './use-follow-scroll'

export interface ThreadPlaceOptions {
  /** The element that scrolls. */
  viewport: Readonly<Ref<HTMLElement | null>>
  /** What grows inside it. */
  content: Readonly<Ref<HTMLElement | null>>
  store: Pick<TyqwStore, 'place' | 'isLoading' | 'conversationId' | 'messageIds'>
  follow: Pick<FollowScroll, 'isBehind' | 'toLatest' | 'release'>
}

export interface HeldPlace {
  /** Brings a mounted message to this place and holds it there, until the reader moves. */
  hold(place: ThreadPlace): void
  isHolding(): boolean
  /** Where the reader stands now; undefined where nothing is seen. */
  now(): ThreadPlace | undefined
}

/** While somebody scrolls, a place is noted once in so many milliseconds. */
const NOTE_MS = 150
/** What a reader does who wants to go elsewhere. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Notes which message stands at the top of what is seen, and brings it back there when the conversation is opened again. It is
 * held there while what is above it still gets its height, until the reader moves.
 */
export function useThreadPlace(options: ThreadPlaceOptions): HeldPlace {
  const { viewport, content, store, follow } = options
  let timer: ReturnType<typeof setTimeout> | undefined
  let held: ThreadPlace | undefined
  let heldTop = 0

  function note(): void {
    timer = undefined
    const element = viewport.value
    if (!element || held || store.isLoading || store.messageIds.length === 0) return
    store.place = follow.isBehind.value ? placeIn(element) : undefined
  }

  function stay(): void {
    const element = viewport.value
    if (!held || !element) return
    const message = element.querySelector(`[data-id="${CSS.escape(held.id)}"]`)
    if (message) element.scrollTop += topOf(message) - topOf(element) - held.offset
    heldTop = element.scrollTop
  }

  function hold(place: ThreadPlace): void {
    held = place
    follow.release()
    stay()
  }

  function open(): void {
    held = undefined
    const { place } = store
    if (place && store.messageIds.includes(place.id)) hold(place)
    else follow.toLatest()
  }

  watch(
    [viewport, content],
    ([element, grows], _, onCleanup) => {
      if (!element || !grows) return
      const listening = new AbortController()
      const options = { passive: true, signal: listening.signal }
      const observer = new ResizeObserver(stay)
      observer.observe(grows)
      const onScroll = () => {
        // Somebody else scrolled it: a search, a link within a message.
        if (Math.abs(element.scrollTop - heldTop) > 1) held = undefined
        timer ??= setTimeout(note, NOTE_MS)
      }
      element.addEventListener('scroll', onScroll, options)
      for (const move of moves) element.addEventListener(move, () => (held = undefined), options)
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
  return {
    hold,
    isHolding: () => held !== undefined,
    now: () => (viewport.value ? placeIn(viewport.value) : undefined),
  }
}

function placeIn(viewport: HTMLElement): ThreadPlace | undefined {
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
