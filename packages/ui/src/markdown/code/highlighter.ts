import type { HighlightLine } from './shiki-highlighter'

const plainLanguages = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'ansi', 'output', 'none'])
const loaded = new Map<string, Promise<HighlightLine | undefined>>()
const ready = new Map<string, HighlightLine>()

/**
 * Loads the highlighter and a language, each once. `undefined` where there is nothing to highlight with: Shiki is not
 * installed, the language is unknown, or loading failed, which the next call tries again.
 */
export function loadHighlighter(language: string): Promise<HighlightLine | undefined> {
  const name = nameOf(language)
  if (plainLanguages.has(name)) return Promise.resolve(undefined)
  const known = loaded.get(name)
  if (known) return known
  const loading = load(name).catch(() => {
    loaded.delete(name)
    return undefined
  })
  loaded.set(name, loading)
  return loading
}

/** The highlighter of a language that has been loaded, at once. */
export function loadedHighlighter(language: string): HighlightLine | undefined {
  return ready.get(nameOf(language))
}

/**
 * Loads the highlighter before there is code to show, and the languages that are likely: `['ts', 'python']`. Does
 * nothing where Shiki is not installed.
 */
export async function preloadHighlighter(languages: readonly string[] = []): Promise<void> {
  await Promise.all([loadShiki().catch(() => undefined), ...languages.map(loadHighlighter)])
}

async function load(name: string): Promise<HighlightLine | undefined> {
  const { createHighlighter } = await import('./shiki-highlighter')
  const highlight = await createHighlighter(name)
  if (highlight) ready.set(name, highlight)
  return highlight
}

async function loadShiki(): Promise<void> {
  const { loadShiki } = await import('./shiki-highlighter')
  await loadShiki()
}

/** `Ts{1,3}` and `ts:main.ts` are TypeScript. */
function nameOf(language: string): string {
  return /^[\w+#.-]*/.exec(language.trim().toLowerCase())?.[0] ?? ''
}
