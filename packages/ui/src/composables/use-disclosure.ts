import { onScopeDispose, ref, watch, type Ref } from 'vue'

export interface Disclosure {
  readonly isOpen: Ref<boolean>
  /** The user's own choice: from then on nothing moves by itself. */
  toggle(): void
}

/** How long a part stays open after its work has ended, in ms. */
export const CLOSE_AFTER_MS = 500

/**
 * Open while something is under way, closed a moment after it ended, unless the user touched it.
 *
 * @param isActive - True while it is under way.
 */
export function useDisclosure(isActive: Readonly<Ref<boolean>>): Disclosure {
  const isOpen = ref(isActive.value)
  let isTouched = false
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(isActive, (active) => {
    clearTimeout(timer)
    if (isTouched) return
    if (active) isOpen.value = true
    else timer = setTimeout(() => (isOpen.value = false), CLOSE_AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    isOpen,
    toggle() {
      isTouched = true
      clearTimeout(timer)
      isOpen.value = !isOpen.value
    },
  }
}
