import { onBeforeMount, shallowRef, type ShallowRef } from 'vue'

type Renderer = typeof import('./renderer')

const renderer = shallowRef<Renderer>()
let loading: Promise<void> | undefined

/** Fetches the Markdown renderer, which is a chunk of its own. Called early, so that it is there for the first token. */
export function preloadMarkdown(): Promise<void> {
  loading ??= import('./renderer').then(
    (module) => void (renderer.value = module),
    () => void (loading = undefined), // The text shows as it is; the next message asks again.
  )
  return loading
}

/** The renderer once it has come. Never on a server, so that the first render in the browser matches. */
export function useRenderer(): Readonly<ShallowRef<Renderer | undefined>> {
  onBeforeMount(() => void preloadMarkdown())
  return renderer
}

/** The renderer, if it has come: for what happens after a text was shown. */
export function loadedRenderer(): Renderer | undefined {
  return renderer.value
}
