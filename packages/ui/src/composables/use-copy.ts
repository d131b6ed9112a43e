import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export interface Copy {
  /** True for a moment after something was copied. */
  readonly isCopied: Readonly<Ref<boolean>>
  /** @returns whether the text is on the clipboard now */
  copy(text: string): Promise<boolean>
}

const SHOWN_MS = 2000

/** Puts text on the clipboard, also on plain http pages, where the Clipboard API is missing. */
export function useCopy(): Copy {
  const isCopied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  return {
    isCopied: readonly(isCopied),
    async copy(text) {
      const isDone = (await writeToClipboard(text)) || copyBySelection(text)
      if (!isDone) return false
      isCopied.value = true
      clearTimeout(timer)
      timer = setTimeout(() => (isCopied.value = false), SHOWN_MS)
      return true
    },
  }
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // Missing without https, or not allowed.
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.readOnly = true
  box.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0'
  document.body.append(box)
  box.select()
  const isDone = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return isDone
}
