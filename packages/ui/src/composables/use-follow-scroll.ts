import { computed, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

export interface FollowScroll {
  /** True while the end is kept in view. */
  readonly isFollowing: Readonly<Ref<boolean>>
  /** True when there is more below than the reader sees, and it is not followed. */
  readonly isBehind: Readonly<Ref<boolean>>
  /** Goes to the end and stays there. */
  toLatest(): void
  /** Stays where it is, whatever grows. */
  release(): void
}

/** This close to the end counts as the end, in pixels. */
const AT_END_PX = 24
const releases = ['pointerup', 'pointercancel', 'touchend', 'touchcancel']
const upwardKeys = new Set(['ArrowUp', 'PageUp', 'Home'])

/**
 * Keeps the end of a growing thread in view, only while the reader is there: any move upwards, and marking
 * text, lets go at once, and coming back to the end takes hold again, as does the key End. Nothing moves while it is pressed.
 *
 * @param viewport - The element that scrolls.
 * @param content - What grows inside it.
 */
export function useFollowScroll(
  viewport: Readonly<Ref<HTMLElement | null>>,
  content: Readonly<Ref<HTMLElement | null>>,
): FollowScroll {
  const isFollowing = ref(true)
  const isAtEnd = ref(true)
  let lastTop = 0
  let lastHeight = 0
  let touchY = 0
  /** Where the thread stood when it was pressed; what is under a finger or pointer stays there. */
  let pressedTop: number | undefined

  function toEnd(): void {
    const element = viewport.value
    if (element && isFollowing.value) {
      element.scrollTop = element.scrollHeight
      lastTop = element.scrollTop
      lastHeight = element.scrollHeight
    }
    if (element) isAtEnd.value = distanceToEnd(element) <= AT_END_PX
  }

  function letGo(element: HTMLElement): void {
    pressedTop = undefined
    if (element.scrollHeight > element.clientHeight + 1) isFollowing.value = false
  }

  function toLatest(): void {
    isFollowing.value = true
    toEnd()
  }

  function listen(element: HTMLElement): () => void {
    const onScroll = () => {
      const top = element.scrollTop
      isAtEnd.value = distanceToEnd(element) <= AT_END_PX
      if (top > lastTop && isAtEnd.value) isFollowing.value = true
      // Whatever scrolled it: a search of the browser, a link to a footnote, a screen reader. Not a change of what it holds.
      else if (top < lastTop - 1 && !isAtEnd.value && element.scrollHeight === lastHeight)
        letGo(element)
      lastTop = top
      lastHeight = element.scrollHeight
    }
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0) letGo(element)
    }
    const onKeydown = (event: KeyboardEvent) => {
      const { key, shiftKey, target } = event
      if (isTyping(target)) return
      if (upwardKeys.has(key) || (key === ' ' && shiftKey)) letGo(element)
      else if (key === 'End' && !shiftKey && !event.defaultPrevented) {
        // What the browser takes for the end may be none by the time it is there.
        event.preventDefault()
        toLatest()
      }
    }
    const isMarked = () => {
      const selection = element.ownerDocument.getSelection()
      return selection?.isCollapsed === false && element.contains(selection.anchorNode)
    }
    const onPointerdown = (event: PointerEvent) => {
      const isScrollbar = event.target === element && event.offsetX >= element.clientWidth
      if (isScrollbar) return letGo(element)
      if (!isFollowing.value) return
      pressedTop = element.scrollTop
      isFollowing.value = false
    }
    const onRelease = (event: Event) => {
      // A finger that scrolls is taken over by the browser; it is lifted later.
      const scrolls = event.type === 'pointercancel'
      if (pressedTop === undefined || (scrolls && isTouch(event))) return
      const isThere = element.scrollTop >= pressedTop && !isMarked()
      pressedTop = undefined
      if (isThere) toLatest()
    }
    const onSelectionchange = () => {
      if (isMarked()) letGo(element)
    }
    const onTouchstart = (event: TouchEvent) => {
      touchY = event.touches[0]?.clientY ?? 0
    }
    const onTouchmove = (event: TouchEvent) => {
      const y = event.touches[0]?.clientY ?? touchY
      if (y > touchY) letGo(element)
      touchY = y
    }
    const listening = new AbortController()
    const options = { passive: true, signal: listening.signal }
    element.addEventListener('scroll', onScroll, options)
    element.addEventListener('wheel', onWheel, options)
    element.addEventListener('keydown', onKeydown, { signal: listening.signal })
    element.addEventListener('pointerdown', onPointerdown, options)
    element.addEventListener('touchstart', onTouchstart, options)
    element.addEventListener('touchmove', onTouchmove, options)
    const page = element.ownerDocument
    page.addEventListener('selectionchange', onSelectionchange, options)
    for (const release of releases) page.addEventListener(release, onRelease, options)
    return () => listening.abort()
  }

  const stopWatching = watch(
    [viewport, content],
    ([element, grows], _, onCleanup) => {
      if (!element || !grows) return
      const observer = new ResizeObserver(toEnd)
      observer.observe(element)
      observer.observe(grows)
      const stopListening = listen(element)
      toEnd()
      onCleanup(() => {
        observer.disconnect()
        stopListening()
      })
    },
    { flush: 'post', immediate: true },
  )
  onScopeDispose(stopWatching)

  return {
    isFollowing: readonly(isFollowing),
    isBehind: computed(() => !isFollowing.value && !isAtEnd.value),
    toLatest,
    release() {
      pressedTop = undefined
      isFollowing.value = false
    },
  }
}

function distanceToEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop
}

function isTouch(event: Event): boolean {
  return 'pointerType' in event && event.pointerType === 'touch'
}

/** Keys in a text box move its caret, not the thread. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}
