import { computed, ref, watch, type ComputedRef } from 'vue'
import { useClock } from './use-clock'

/**
 * For how long something has been seen to run, in whole seconds; 0 while it does not. The service says how long a step
 * took only when it is over.
 *
 * @param isRunning - Tracked.
 */
export function useRunningTime(isRunning: () => boolean): ComputedRef<number> {
  const running = computed(isRunning)
  const time = useClock(running)
  const since = ref(time.value)
  // Before the clock is read anew, so that the first second is a whole one.
  watch(running, () => (since.value = Date.now()))
  return computed(() =>
    running.value ? Math.max(0, Math.round((time.value - since.value) / 1000)) : 0,
  )
}
