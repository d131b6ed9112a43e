import type { GrammarState, LanguageRegistration, ThemedToken } from 'shiki/core'
import { codeTheme, roleOfColour, type CodeRole } from './code-theme'

/** A run of characters of one role. */
export interface CodePiece {
  readonly text: string
  readonly role: CodeRole | undefined
}

/** Where the grammar stands at the end of a line; `undefined` before the first. */
export type LineState = GrammarState | undefined

/** Reads one line, going on from where the line before ended. */
export type HighlightLine = (
  line: string,
  state: LineState,
) => { readonly pieces: readonly CodePiece[]; readonly state: LineState }

/** Longer lines stay plain: they are data, and a grammar may take seconds for them. */
export const LONGEST_LINE = 2000

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
  const loading = createHighlighter(name).then((highlight) => {
    if (highlight) ready.set(name, highlight)
    return highlight
  })
  const kept = loading.catch(() => {
    loaded.delete(name)
    return undefined
  })
  loaded.set(name, kept)
  return kept
}

/** The highlighter of a language that has been loaded, at once. */
export function loadedHighlighter(language: string): HighlightLine | undefined {
  return ready.get(nameOf(language))
}

/** Loads the highlighter before there is code to show, and the languages that are likely. */
export async function preloadHighlighter(languages: readonly string[] = []): Promise<void> {
  await Promise.all([loadShiki().catch(() => undefined), ...languages.map(loadHighlighter)])
}

/** `Ts{1,3}` and `ts:main.ts` are TypeScript. */
function nameOf(language: string): string {
  return /^[\w+#.-]*/.exec(language.trim().toLowerCase())?.[0] ?? ''
}

async function createHighlighter(name: string): Promise<HighlightLine | undefined> {
  const { createHighlighterCore, engine, bundledLanguages } = await loadShiki()
  if (!Object.hasOwn(bundledLanguages, name)) return undefined
  const registrations = await bundledLanguages[name]?.()
  if (!registrations) return undefined
  // One for each language: in a shared one, a language that comes later changes what is embedded in those before.
  const highlighter = await createHighlighterCore({
    engine,
    themes: [codeTheme],
    langs: [registrations.default],
    warnings: false,
  })
  return (line, state) => {
    const lines = highlighter.codeToTokensBase(line, {
      lang: name,
      theme: codeTheme.name,
      tokenizeMaxLineLength: LONGEST_LINE + 1,
      ...(state && { grammarState: state }),
    })
    return { pieces: toPieces(lines[0] ?? []), state: highlighter.getLastGrammarState(lines) }
  }
}

/** What is read of the peer. */
interface Shiki {
  readonly createHighlighterCore: typeof import('shiki/core').createHighlighterCore
  readonly engine: import('shiki/core').RegexEngine
  readonly bundledLanguages: Readonly<
    Record<string, () => Promise<{ default: LanguageRegistration[] }>>
  >
}

let shiki: Promise<Shiki> | undefined

function loadShiki(): Promise<Shiki> {
  shiki ??= importShiki().catch((error: unknown) => {
    shiki = undefined
    throw error
  })
  return shiki
}

/**
 * The imports stand inside `try`, and the manifest calls the peer optional: by the one or the other, every bundler
 * builds an app that did not install it.
 */
async function importShiki(): Promise<Shiki> {
  try {
    const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { bundledLanguages }] =
      await Promise.all([
        import('shiki/core'),
        import('shiki/engine/javascript'),
        import('shiki/langs'),
      ])
    const engine = createJavaScriptRegexEngine({ forgiving: true })
    return { createHighlighterCore, engine, bundledLanguages }
  } catch (error) {
    throw new Error('Shiki could not be loaded.', { cause: error })
  }
}

/** Tokens of one role beside each other are one piece; spaces go with what stands before them. */
export function toPieces(tokens: readonly ThemedToken[]): CodePiece[] {
  const pieces: { text: string; role: CodeRole | undefined }[] = []
  for (const { content, color } of tokens) {
    const role = roleOfColour(color)
    const last = pieces.at(-1)
    if (last && (last.role === role || content.trim() === '')) last.text += content
    else pieces.push({ text: content, role: content.trim() === '' ? undefined : role })
  }
  return pieces
}
