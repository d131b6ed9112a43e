import type { CitationFormat } from '@tyqw/core'
import { computed, inject, type ComputedRef, type InjectionKey } from 'vue'
import type { TyqwMarkdownComponents } from './render-context'
import type { UrlPolicy, UrlRules } from './url-policy'

/** What an app may set for all its Markdown: `createTyqw({ markdown: … })`. */
export interface TyqwMarkdownOptions {
  /** Which marks the model was asked for: `[n]` is one only then, and only of a source there is. @default the plugin's, else what the chat's client asks for */
  citationFormat?: CitationFormat | undefined
  /** Narrows the links that may be followed; only https, http, mailto and tel ever are. @default the plugin's */
  linkPolicy?: UrlPolicy | UrlRules
  /** Which images load by themselves. Others load with a click. @default the plugin's, else those of the page's origin */
  imagePolicy?: UrlPolicy | UrlRules
  /** Components that take the place of elements, by tag. @default the plugin's */
  components?: TyqwMarkdownComponents
}

/** What Markdown goes by where it is not told itself: the plugin says so for an app, a chat for its answers. */
export const markdownOptionsKey: InjectionKey<() => TyqwMarkdownOptions> = Symbol('tyqw-markdown')

export function useMarkdownOptions(): ComputedRef<TyqwMarkdownOptions> {
  const options = inject(markdownOptionsKey, () => ({}))
  return computed(() => options())
}
