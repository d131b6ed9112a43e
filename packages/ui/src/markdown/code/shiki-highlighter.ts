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
/** What of a line is not read after so many ms stays plain. With less, a busy machine would colour by chance. */
const LONGEST_TIME = 3000

/** What highlights a language; `undefined` when Shiki does not know it. Throws when Shiki is not there. */
export async function createHighlighter(name: string): Promise<HighlightLine | undefined> {
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
      tokenizeTimeLimit: LONGEST_TIME,
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

/** Shiki, loaded once; a failure is tried again with the next call. */
export function loadShiki(): Promise<Shiki> {
  shiki ??= importShiki().catch((error: unknown) => {
    shiki = undefined
    throw error
  })
  return shiki
}

/**
 * By any of the three, a bundler builds an app that did not install the peer: Vite by the manifest, which calls it
 * optional, webpack by `try`, esbuild by `catch`.
 */
async function importShiki(): Promise<Shiki> {
  try {
    const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { bundledLanguages }] =
      await Promise.all([
        import('shiki/core').catch(throwAgain),
        import('shiki/engine/javascript').catch(throwAgain),
        import('shiki/langs').catch(throwAgain),
      ])
    const engine = createJavaScriptRegexEngine({ forgiving: true })
    return { createHighlighterCore, engine, bundledLanguages }
  } catch (error) {
    throw new Error('Shiki could not be loaded.', { cause: error })
  }
}

function throwAgain(error: unknown): never {
  throw error
}

/** Tokens of one role beside each other are one piece; spaces go with what stands before them. */
export function toPieces(tokens: readonly ThemedToken[]): CodePiece[] {
  const pieces: { text: string; role: CodeRole | undefined }[] = []
  for (const { content, color } of tokens) {
    const isSpace = content.trim() === ''
    const role = isSpace ? undefined : roleOfColour(color)
    const last = pieces.at(-1)
    if (last && (isSpace || last.role === role)) last.text += content
    else pieces.push({ text: content, role })
  }
  return pieces
}
