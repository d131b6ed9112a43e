import { onMounted, shallowRef, type Component, type Ref, type ShallowRef } from 'vue'

export interface SearchBarOptions {
  /** What the bar stands in. */
  root: Readonly<Ref<HTMLElement | null>>
  /** Gives the focus to the text box, when what had it before is gone. */
  focusComposer: () => void
  /** The bar could not be fetched. */
  onFailed: () => void
  /** Fetches the bar. @default the bar of this package */
  load?: () => Promise<{ default: Component }>
}

export interface SearchBar {
  /** The bar while it is open. */
  readonly bar: Readonly<ShallowRef<Component | undefined>>
  /** Opens it, or gives it the focus. */
  open(): Promise<void>
  /** Closes it, and gives the focus back. */
  close(): void
}

/** Fetches the bar before it is needed. */
export const loadSearchBar = () => import('../components/search/TyqwSearch.vue')

/** Opens the search inside a chat, with a key as well: the second time the key is the browser's, as it is when the bar cannot be fetched. */
export function useSearchBar(options: SearchBarOptions): SearchBar {
  const { root, focusComposer, onFailed, load = loadSearchBar } = options
  const bar = shallowRef<Component>()
  let before: Element | null | undefined
  let hasFailed = false

  const boxOf = () => root.value?.querySelector<HTMLInputElement>('.tyqw-search-box')

  async function open(): Promise<void> {
    const focused = (root.value?.getRootNode() as Document | undefined)?.activeElement
    try {
      const loaded = (await load()).default
      if (!bar.value) before = focused
      bar.value = loaded
      hasFailed = false
      boxOf()?.focus()
      boxOf()?.select()
    } catch {
      hasFailed = true
      onFailed()
    }
  }

  function onKeydown(event: KeyboardEvent): void {
    if (!isFindKey(event) || event.target === boxOf()) return
    if (!hasFailed) event.preventDefault()
    void open()
  }
  onMounted(() => root.value?.addEventListener('keydown', onKeydown))

  return {
    bar,
    open,
    close() {
      bar.value = undefined
      if (before instanceof HTMLElement && before.isConnected && before !== document.body)
        before.focus()
      else focusComposer()
    },
  }
}

/** Ctrl+F; Cmd+F on a Mac, where Ctrl+F moves the caret. */
function isFindKey({ key, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isMac = /Mac|iP/.test(navigator.platform)
  // In Russian, and wherever else the key has no Latin letter, its place counts.
  const isF = key.toLowerCase() === 'f' || (code === 'KeyF' && !/^[a-z]$/i.test(key))
  return isF && !altKey && !shiftKey && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey)
}
