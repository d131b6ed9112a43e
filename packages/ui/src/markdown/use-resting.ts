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
  let lastGrowth = 0

  // One timer looks now and then: another one for each token would cost more than what it is for.
  function look(): void {
    const left = lastGrowth + REST_MS - performance.now()
    isResting.value = left <= 0 && isGrowing()
    timer = left > 0 ? setTimeout(look, left) : undefined
  }

  watch([text, isGrowing], () => {
    lastGrowth = performance.now()
    if (isResting.value) isResting.value = false
    if (isGrowing()) timer ??= setTimeout(look, REST_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(isResting)
}
