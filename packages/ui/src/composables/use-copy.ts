import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export interface Copy {
  /** True for a moment after something was copied. */
  readonly isCopied: Readonly<Ref<boolean>>
  /**
   * @param html - The same for word processors, put beside the text where the browser can.
   * @returns whether the text is on the clipboard now
   */
  copy(text: string, html?: string): Promise<boolean>
}

const SHOWN_MS = 2000

/** Puts text on the clipboard, also on plain http pages, where the Clipboard API is missing. */
export function useCopy(): Copy {
  const isCopied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  return {
    isCopied: readonly(isCopied),
    async copy(text, html) {
      const isDone =
        (html !== undefined && (await writeRich(text, html))) ||
        (await writePlain(text)) ||
        copyBySelection(text, html)
      if (!isDone) return false
      isCopied.value = true
      clearTimeout(timer)
      timer = setTimeout(() => (isCopied.value = false), SHOWN_MS)
      return true
    },
  }
}

async function writeRich(text: string, html: string): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    })
    await navigator.clipboard.write([item])
    return true
  } catch {
    return false // As below, or a browser that takes text alone.
  }
}

async function writePlain(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // Missing without https, or not allowed.
  }
}

function copyBySelection(text: string, html: string | undefined): boolean {
  const focused = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.readOnly = true
  box.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0'
  box.addEventListener('copy', (event) => {
    if (html === undefined || !event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
  })
  document.body.append(box)
  box.select()
  const isDone = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return isDone
}
