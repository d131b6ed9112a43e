import { computed, inject, type ComputedRef, type InjectionKey } from 'vue'
import type { TyqwMarkdownOptions } from './TyqwMarkdown.vue'

/** What Markdown goes by where it is not told itself: the plugin says so for an app, a chat for its answers. */
export const markdownOptionsKey: InjectionKey<() => TyqwMarkdownOptions> = Symbol('tyqw-markdown')

export function useMarkdownOptions(): ComputedRef<TyqwMarkdownOptions> {
  const options = inject(markdownOptionsKey, () => ({}))
  return computed(() => options())
}
