import { onBeforeUnmount, onMounted, readonly, shallowRef, type Ref } from 'vue'

/** Whether an element stands on dark ground, read from the colour of its text, and followed as it changes. */
export function useDarkness(element: Ref<HTMLElement | null>): Readonly<Ref<boolean>> {
  const isDark = shallowRef(false)
  let stop: (() => void) | undefined

  function read(): void {
    if (element.value) isDark.value = isLight(getComputedStyle(element.value).color)
  }

  onMounted(() => {
    read()
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(read)
    const root = element.value?.closest('[data-tyqw-theme]')
    for (const target of [document.documentElement, document.body, root])
      if (target) observer.observe(target, { attributes: true })
    scheme.addEventListener('change', read)
    stop = () => {
      observer.disconnect()
      scheme.removeEventListener('change', read)
    }
  })
  onBeforeUnmount(() => stop?.())
  return readonly(isDark)
}

function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return 0.299 * red + 0.587 * green + 0.114 * blue > 127
}
