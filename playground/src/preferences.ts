import type { LocaleName, ThemeMode } from '@tyqw/ui'

/** What the address may ask for: `?locale=en-US&theme=dark&scenario=markdown`. */
export interface Preferences {
  readonly locale: LocaleName
  readonly theme: ThemeMode
  /** A scenario of the emulator that is asked at once. */
  readonly scenario: string | undefined
}

export const themes: readonly ThemeMode[] = ['auto', 'light', 'dark']

/** Reads the query; what it does not say follows the browser. */
export function readPreferences(search: string, language: string): Preferences {
  const query = new URLSearchParams(search)
  const asked = query.get('locale') ?? language
  return {
    locale: asked.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US',
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'auto',
    scenario: query.get('scenario') ?? undefined,
  }
}
