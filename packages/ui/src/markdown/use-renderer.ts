import type { Source } from '@tyqw/core'
import { onBeforeMount, shallowRef, type ShallowRef } from 'vue'
import type { CitationOptions } from './citation-rule'

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

/** The plainest marks of sources. The renderer knows more of them, and what is code. */
const mark = /<ref>\[[^\]<]{0,40}\]<\/ref>|\[ref_\d{1,4}\]/g

/**
 * The text without its marks of sources, for copying.
 *
 * @param sources - Those there are: without its source, `[n]` is text.
 */
export function toCopiedText(
  text: string,
  options: CitationOptions = {},
  sources: readonly Source[] = [],
): string {
  if (!renderer.value) return text.replaceAll(mark, '')
  const known = new Set(sources.map(({ index }) => index))
  return renderer.value.withoutCitations(text, options, (index) => known.has(index))
}
