import { onMounted, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/**
 * The time in ms since epoch, read anew every second while it is needed. It does not run on a server.
 *
 * @param isNeeded - The clock stands still while this is false.
 */
export function useClock(
  isNeeded: Readonly<Ref<boolean>>,
  now: () => number = Date.now,
): Readonly<Ref<number>> {
  const time = ref(now())
  let timer: ReturnType<typeof setInterval> | undefined

  onMounted(() => {
    watch(
      isNeeded,
      (needed) => {
        clearInterval(timer)
        time.value = now()
        if (needed) timer = setInterval(() => (time.value = now()), 1000)
      },
      { immediate: true },
    )
  })
  onScopeDispose(() => clearInterval(timer))
  return readonly(time)
}
