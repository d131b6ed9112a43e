import { ref, shallowRef, type Component, type Ref, type ShallowRef } from 'vue'

export interface LazyDialog {
  /** What is to be shown; undefined while it is closed. */
  readonly shown: Readonly<ShallowRef<Component | undefined>>
  /** It could not be fetched; the next act tries again. */
  readonly hasFailed: Readonly<Ref<boolean>>
  /** Fetches it ahead, so that no wait shows. */
  preload(): void
  open(): Promise<void>
  close(): void
}

/** A dialog in a chunk of its own, which is there only while it is open. */
export function useLazyDialog(load: () => Promise<{ default: Component }>): LazyDialog {
  const shown = shallowRef<Component>()
  const hasFailed = ref(false)
  let isWanted = false

  return {
    shown,
    hasFailed,
    preload: () => void load().catch(() => undefined),
    async open() {
      isWanted = true
      hasFailed.value = false
      try {
        const { default: dialog } = await load()
        if (isWanted) shown.value = dialog
      } catch {
        hasFailed.value = true
      }
    },
    close() {
      isWanted = false
      shown.value = undefined
    },
  }
}
