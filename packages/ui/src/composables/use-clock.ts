import { inject, onMounted, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { clockKey, type PageClock } from './clock-key'

const TICK_MS = 1000

const machineClock: PageClock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/**
 * The time in ms since epoch, read anew every second while it is needed. It does not run on a server.
 *
 * @param isNeeded - The clock stands still while this is false.
 */
export function useClock(
  isNeeded: Readonly<Ref<boolean>>,
  clock: PageClock = inject(clockKey, machineClock),
): Readonly<Ref<number>> {
  const time = ref(clock.now())
  let stop: () => void = () => undefined

  function tick(): void {
    time.value = clock.now()
    stop = clock.after(TICK_MS, tick)
  }

  onMounted(() => {
    watch(
      isNeeded,
      (needed) => {
        stop()
        time.value = clock.now()
        if (needed) tick()
      },
      { immediate: true },
    )
  })
  onScopeDispose(() => stop())
  return readonly(time)
}
