import * as fc from 'fast-check'
import { createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { bundledLanguages, type BundledLanguage } from 'shiki/langs'
import { describe, expect, it } from 'vitest'
import { codeSamples } from './code-samples'
import { codeTheme } from './code-theme'
import { loadedHighlighter, loadHighlighter, preloadHighlighter } from './highlighter'
import {
  LONGEST_LINE,
  toPieces,
  type CodePiece,
  type HighlightLine,
  type LineState,
} from './shiki-highlighter'

/** All of the code at once, as Shiki does it. */
async function oneShot(code: string, language: string): Promise<CodePiece[][]> {
  const registration = await bundledLanguages[language as BundledLanguage]()
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    themes: [codeTheme],
    langs: [registration.default],
    warnings: false,
  })
  const tokens = highlighter.codeToTokensBase(code, {
    lang: language,
    theme: codeTheme.name,
    tokenizeTimeLimit: 0,
  })
  highlighter.dispose()
  return tokens.map(toPieces)
}

function lineByLine(code: string, highlight: HighlightLine): (readonly CodePiece[])[] {
  let state: LineState
  return code.split('\n').map((text) => {
    const line = highlight(text, state)
    state = line.state
    return line.pieces
  })
}

async function highlighterOf(language: string): Promise<HighlightLine> {
  const highlight = await loadHighlighter(language)
  if (!highlight) throw new Error(`${language} was not loaded`)
  return highlight
}

describe('highlighting line by line', () => {
  it.each(Object.entries(codeSamples))('is as in one go: %s', async (language, code) => {
    const lines = lineByLine(code, await highlighterOf(language))
    expect(lines).toEqual(await oneShot(code, language))
    const roles = new Set(lines.flat().flatMap(({ role }) => role ?? []))
    expect(roles.size).toBeGreaterThan(1)
  })

  it('is as in one go for code that is cut anywhere', async () => {
    const highlight = await highlighterOf('html')
    const code = codeSamples['html'] ?? ''
    await fc.assert(
      fc.asyncProperty(fc.nat(code.length), async (end) => {
        const part = code.slice(0, end)
        expect(lineByLine(part, highlight)).toEqual(await oneShot(part, 'html'))
      }),
      { numRuns: 15 },
    )
  })

  it('does not depend on what else was loaded', async () => {
    const code = codeSamples['markdown'] ?? ''
    const before = lineByLine(code, await highlighterOf('markdown'))
    await preloadHighlighter(['js', 'css', 'python'])
    expect(lineByLine(code, await highlighterOf('markdown'))).toEqual(before)
  })

  it('leaves very long lines plain, and goes on behind them', async () => {
    const highlight = await highlighterOf('ts')
    const long = `const a = "${'x'.repeat(LONGEST_LINE)}"`
    const [first, second] = lineByLine(`${long}\nconst b = 1`, highlight)
    expect(first).toEqual([{ text: long, role: undefined }])
    expect(second?.[0]).toEqual({ text: 'const', role: 'keyword' })
  })
})

describe('languages', () => {
  it.each(['ts', 'TypeScript', 'ts{1,3}', 'ts:main.ts', 'C++', 'c#', 'sh', 'objective-c', 'diff'])(
    'knows %s',
    async (language) => expect(await loadHighlighter(language)).toBeTypeOf('function'),
  )

  it.each(['', 'text', 'no-such-language', 'constructor', '__proto__', '图'])(
    'leaves "%s" plain',
    async (language) => expect(await loadHighlighter(language)).toBeUndefined(),
  )

  it('is there at once when it was loaded', async () => {
    expect(loadedHighlighter('kotlin')).toBeUndefined()
    await preloadHighlighter(['kotlin'])
    expect(loadedHighlighter('kt')).toBeUndefined()
    expect(loadedHighlighter('Kotlin')).toBeTypeOf('function')
  })
})
