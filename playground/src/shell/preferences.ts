import type { LocaleName } from '@tyqw/ui'
import { computed, reactive, watch, type ComputedRef } from 'vue'

/** How the pages look and speak: `?locale=en-US&theme=dark`. */
export interface Preferences {
  locale: LocaleName
  theme: PageTheme
}

export const themes = ['auto', 'light', 'dark'] as const

/** How the page is coloured. */
export type PageTheme = (typeof themes)[number]

/** Reads the query; what it does not say follows the browser. */
export function readPreferences(search: string, language: string): Preferences {
  const query = new URLSearchParams(search)
  const asked = query.get('locale') ?? language
  return {
    locale: asked.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US',
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'auto',
  }
}

/** Shared by all pages. */
export const preferences = reactive(readPreferences(location.search, navigator.language))

/** A choice stays in the address, for a reload and for whoever gets the link. */
watch(preferences, ({ locale, theme }) => {
  const address = new URL(location.href)
  address.searchParams.set('locale', locale)
  address.searchParams.set('theme', theme)
  history.replaceState(history.state, '', address)
})

/** A page's own words, in the chosen language. */
export function useWords<Words>(texts: Record<LocaleName, Words>): ComputedRef<Words> {
  return computed(() => texts[preferences.locale])
}
