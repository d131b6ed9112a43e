import type { Entry } from './entry'
import type { Language } from './language'
import { translations } from './translations'
import { undocumented } from './undocumented'

/** Finds what is said of a name, and notes what nobody has said or translated. */
export interface Describer {
  /** Of a member of `owner`. */
  describe(owner: string, entry: Entry, language: Language): string
  /** English words in a language. */
  translate(english: string, language: Language): string
  /** English words without a translation, and names without words. */
  readonly missing: ReadonlySet<string>
  /** Translations and words that nothing has asked for. */
  unused(): readonly string[]
}

/** Words come from the TSDoc; Chinese ones are found by the English, so that none outlives what it translates. */
export function createDescriber(): Describer {
  const missing = new Set<string>()
  const used = new Set<string>()

  function find<Found>(table: Readonly<Record<string, Found>>, key: string): Found | undefined {
    if (Object.hasOwn(table, key)) used.add(key)
    return Object.hasOwn(table, key) ? table[key] : undefined
  }

  function translate(english: string, language: Language): string {
    const chinese = find(translations, english)
    if (chinese === undefined) missing.add(english)
    return language === 'en' ? english : (chinese ?? '')
  }

  return {
    missing,
    translate,
    describe(owner, { name, description }, language) {
      if (description) return translate(description, language)
      const words = find(undocumented, `${owner}.${name}`) ?? find(undocumented, `*.${name}`)
      if (!words) missing.add(`${owner}.${name}`)
      return words?.[language] ?? ''
    },
    unused() {
      const known = [...Object.keys(translations), ...Object.keys(undocumented)]
      return known.filter((key) => !used.has(key))
    },
  }
}
