import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

/**
 * How many pixels of an element's end lie behind the on-screen keyboard, where the keyboard covers the page instead of
 * shrinking it (iOS).
 */
export function useKeyboardInset(
  element: Readonly<Ref<HTMLElement | null>>,
): Readonly<Ref<number>> {
  const inset = ref(0)
  const listening = new AbortController()

  onMounted(() => {
    const visible = window.visualViewport
    if (!visible) return
    const measure = () => {
      const isZoomed = visible.scale > 1.01
      const isTyping = element.value?.contains(document.activeElement) ?? false
      const end = element.value?.getBoundingClientRect().bottom ?? 0
      const covered = end - (visible.offsetTop + visible.height)
      inset.value = isTyping && !isZoomed ? Math.max(0, Math.round(covered)) : 0
    }
    visible.addEventListener('resize', measure, { signal: listening.signal })
    visible.addEventListener('scroll', measure, { signal: listening.signal })
  })
  onScopeDispose(() => listening.abort())
  return readonly(inset)
}
