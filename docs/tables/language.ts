/** The languages of the site. */
export type Language = 'zh' | 'en'

/** The same in both. */
export type Both = Readonly<Record<Language, string>>

/** The language of a page: `en/components/chat.md`. */
export function languageOf(page: string): Language {
  return page.startsWith('en/') ? 'en' : 'zh'
}
