import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whether the browser believes it has a network. True on a server. */
export function useOnline(): Readonly<Ref<boolean>> {
  const isOnline = ref(true)
  const listening = new AbortController()

  onMounted(() => {
    const read = () => (isOnline.value = navigator.onLine)
    window.addEventListener('online', read, { signal: listening.signal })
    window.addEventListener('offline', read, { signal: listening.signal })
    read()
  })
  onScopeDispose(() => listening.abort())
  return readonly(isOnline)
}
