import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

export interface Disclosure {
  readonly isOpen: Ref<boolean>
  /** It opened by itself, and the user has neither closed nor opened it since. */
  readonly isLive: Readonly<Ref<boolean>>
  /** The user has opened, closed or used it: from then on nothing opens or closes it by itself. */
  readonly isTouched: Readonly<Ref<boolean>>
  /** The user's own choice: from then on nothing moves by itself. */
  toggle(): void
  /** The user is at work in it, so that it does not close by itself. */
  touch(): void
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
  const isLive = ref(isActive.value)
  const isTouched = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function touch(): void {
    isTouched.value = true
    clearTimeout(timer)
  }

  watch(isActive, (active) => {
    clearTimeout(timer)
    if (isTouched.value) return
    if (active) isOpen.value = isLive.value = true
    else timer = setTimeout(() => (isOpen.value = isLive.value = false), CLOSE_AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    isOpen,
    isLive: readonly(isLive),
    isTouched: readonly(isTouched),
    toggle() {
      touch()
      isOpen.value = !isOpen.value
      isLive.value = isActive.value && isOpen.value
    },
    touch,
  }
}
