import { onMounted, readonly, ref, type Ref } from 'vue'

/** Whether the gateway has no key, so that the emulator answers behind it. False until it has said so. */
export function useKeyless(): Readonly<Ref<boolean>> {
  const isKeyless = ref(false)

  onMounted(async () => {
    const health = await fetch('/tyqw/healthz')
      .then((response): Promise<{ answering?: unknown }> => response.json())
      .catch(() => undefined)
    isKeyless.value = health?.answering === 'emulator'
  })
  return readonly(isKeyless)
}
