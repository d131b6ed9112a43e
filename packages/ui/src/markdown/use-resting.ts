import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** A text that has not grown for so many milliseconds rests. */
const REST_MS = 400

/**
 * Whether a text that grows has stood still for a while.
 *
 * @param isGrowing - Whether more of it is to come at all.
 */
export function useResting(text: () => string, isGrowing: () => boolean): Readonly<Ref<boolean>> {
  const isResting = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch([text, isGrowing], () => {
    isResting.value = false
    clearTimeout(timer)
    if (isGrowing()) timer = setTimeout(() => (isResting.value = true), REST_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(isResting)
}
