import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

// One state for the page: what comes later knows since when there has been no network.
const isOnline = ref(true)
let offlineSince: number | undefined
let listeners = 0
let listening: AbortController | undefined

function read(): void {
  isOnline.value = navigator.onLine
  offlineSince = navigator.onLine ? undefined : (offlineSince ?? Date.now())
}

/** Whether the browser believes it has a network. True on a server. */
export function useOnline(): Readonly<Ref<boolean>> {
  let isListening = false

  onMounted(() => {
    isListening = true
    if (listeners++ === 0) {
      listening = new AbortController()
      window.addEventListener('online', read, { signal: listening.signal })
      window.addEventListener('offline', read, { signal: listening.signal })
    }
    read()
  })
  onScopeDispose(() => {
    if (isListening && --listeners === 0) {
      listening?.abort()
      offlineSince = undefined
    }
  })
  return readonly(isOnline)
}

/**
 * Whether there has been no network from that moment until now, so that nothing was sent. Known only while something on the page
 * uses `useOnline()`.
 *
 * @param time - In ms since epoch.
 */
export function isOfflineSince(time: number): boolean {
  return !navigator.onLine && offlineSince !== undefined && offlineSince <= time
}
