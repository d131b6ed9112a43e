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
const upwardKeys = new Set(['ArrowUp', 'PageUp', 'Home'])

/**
 * Keeps the end of a growing thread in view, only while the reader is there: any move upwards, and marking
 * text, lets go at once, and coming back to the end takes hold again.
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
  let touchY = 0

  function toEnd(): void {
    const element = viewport.value
    if (element && isFollowing.value) {
      element.scrollTop = element.scrollHeight
      lastTop = element.scrollTop
    }
    if (element) isAtEnd.value = distanceToEnd(element) <= AT_END_PX
  }

  function letGo(element: HTMLElement): void {
    if (element.scrollHeight > element.clientHeight + 1) isFollowing.value = false
  }

  function listen(element: HTMLElement): () => void {
    const onScroll = () => {
      const top = element.scrollTop
      isAtEnd.value = distanceToEnd(element) <= AT_END_PX
      if (top > lastTop && isAtEnd.value) isFollowing.value = true
      lastTop = top
    }
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0) letGo(element)
    }
    const onKeydown = (event: KeyboardEvent) => {
      const isSpaceUp = event.key === ' ' && event.shiftKey
      if (!isTyping(event.target) && (upwardKeys.has(event.key) || isSpaceUp)) letGo(element)
    }
    const onPointerdown = (event: PointerEvent) => {
      if (event.target === element && event.offsetX >= element.clientWidth) letGo(element)
    }
    const onSelectionchange = () => {
      const selection = element.ownerDocument.getSelection()
      if (selection?.isCollapsed === false && element.contains(selection.anchorNode)) letGo(element)
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
    element.addEventListener('keydown', onKeydown, options)
    element.addEventListener('pointerdown', onPointerdown, options)
    element.addEventListener('touchstart', onTouchstart, options)
    element.addEventListener('touchmove', onTouchmove, options)
    element.ownerDocument.addEventListener('selectionchange', onSelectionchange, options)
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
    toLatest() {
      isFollowing.value = true
      toEnd()
    },
    release() {
      isFollowing.value = false
    },
  }
}

function distanceToEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop
}

/** Keys in a text box move its caret, not the thread. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}
