import type { ThreadPlace } from '../../store/view-state'
import type { LongThreadOptions } from './scroll-window'

/**
 * Mounts every message, up to a limit, while the page is printed, and while everything is marked: what is not in the page would
 * be neither on paper nor in the clipboard.
 *
 * @returns A function that ends it.
 */
export function attachWholeThread(options: LongThreadOptions): () => void {
  const { thread, rows, follow, place } = options
  const page = thread.ownerDocument
  const printing = matchMedia('print')
  const listening = new AbortController()
  const { signal } = listening
  /** Where the reader stood before the page took the shape of paper; undefined at the end. */
  let readAt: ThreadPlace | undefined
  let isPrinting = false
  let isMarked = false

  const note = () => (readAt = follow.isFollowing.value ? undefined : place.now())

  async function apply(isWhole: boolean): Promise<void> {
    rows.isWhole.value = isWhole
    if (!readAt) return follow.toLatest()
    await rows.mount(readAt.id)
    place.hold(readAt)
  }

  function print(starts: boolean): void {
    if (starts === isPrinting) return
    isPrinting = starts
    if (starts) note()
    void apply(starts || isMarked)
  }

  async function markAll(): Promise<void> {
    note()
    readAt ??= place.now()
    await apply(true)
    page.getSelection()?.selectAllChildren(thread)
    isMarked = true
  }

  /** Whether the marks still reach from the first message to the last. */
  function isAllMarked(): boolean {
    const selection = page.getSelection()
    if (!selection || selection.isCollapsed) return false
    const ends = [thread.firstElementChild, thread.lastElementChild]
    return ends.every((end) => end && selection.getRangeAt(0).intersectsNode(end))
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
      note()
      void apply(isPrinting)
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
