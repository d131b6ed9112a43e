import { nextTick } from 'vue'
import type { LongThreadOptions } from './scroll-window'

/**
 * Mounts every message, up to a limit, while the page is printed, and while everything is marked: what is not in the page would
 * be neither on paper nor in the clipboard.
 *
 * @returns A function that ends it.
 */
export function attachWholeThread({ thread, rows, follow }: LongThreadOptions): () => void {
  const page = thread.ownerDocument
  const printing = matchMedia('print')
  const listening = new AbortController()
  const { signal } = listening
  let isPrinting = false
  let isMarked = false

  const apply = () => (rows.isWhole.value = isPrinting || isMarked)
  const print = (starts: boolean) => {
    isPrinting = starts
    apply()
  }

  async function markAll(): Promise<void> {
    follow.release()
    isMarked = true
    apply()
    await nextTick()
    page.getSelection()?.selectAllChildren(thread)
  }

  /** Whether the marks still reach from the first message to the last. */
  function isAllMarked(): boolean {
    const selection = page.getSelection()
    const ends = [thread.firstElementChild, thread.lastElementChild]
    return ends.every((end) => end && selection?.containsNode(end))
  }

  window.addEventListener('beforeprint', () => print(true), { signal })
  window.addEventListener('afterprint', () => print(false), { signal })
  printing.addEventListener('change', ({ matches }) => print(matches), { signal })
  thread.addEventListener(
    'keydown',
    (event) => {
      const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
      if (!isAll || event.shiftKey || event.altKey || isTextBox(event.target)) return
      event.preventDefault()
      void markAll()
    },
    { signal },
  )
  page.addEventListener(
    'selectionchange',
    () => {
      if (!isMarked || isAllMarked()) return
      isMarked = false
      apply()
    },
    { signal },
  )
  return () => {
    listening.abort()
    rows.isWhole.value = false
  }
}

function isTextBox(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}
