import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { nextMidnight } from '../components/thread/day-label'

const today = ref(0)
let users = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * A moment of the day it is, in ms: it changes at midnight, and when a page is looked at again that slept over it. All who ask
 * share one timer. For browsers alone.
 */
export function useToday(): Readonly<Ref<number>> {
  if (users === 0) start()
  users += 1
  onScopeDispose(() => {
    users -= 1
    if (users === 0) stop()
  })
  return readonly(today)
}

function start(): void {
  document.addEventListener('visibilitychange', tick)
  tick()
}

function tick(): void {
  clearTimeout(timer)
  const now = Date.now()
  today.value = now
  // A moment later, since timers may be early.
  timer = setTimeout(tick, nextMidnight(now) - now + 1000)
}

function stop(): void {
  clearTimeout(timer)
  document.removeEventListener('visibilitychange', tick)
}
