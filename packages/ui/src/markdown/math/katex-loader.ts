import type { KatexOptions } from 'katex'

export type DrawFormula = (tex: string, element: HTMLElement, options: KatexOptions) => void

let loading: Promise<DrawFormula | undefined> | undefined
let loaded: DrawFormula | undefined

/** KaTeX, loaded once; `undefined` where it is not installed, or did not load, which the next call tries again. */
export function loadKatex(): Promise<DrawFormula | undefined> {
  loading ??= importKatex().catch(() => {
    loading = undefined
    return undefined
  })
  return loading
}

/** KaTeX when it has been loaded, at once. */
export function loadedKatex(): DrawFormula | undefined {
  return loaded
}

/** Loads what draws formulas, before there is one. */
export async function preloadMath(): Promise<void> {
  await loadKatex()
}

/** Those of nearly every formula. */
const fonts = ['KaTeX_Main', 'KaTeX_AMS', 'KaTeX_Size1', 'KaTeX_Size2']

/** A formula whose font comes later moves what stands beside it. Where the page has no styles of KaTeX, there is nothing to load. */
async function loadFonts(): Promise<void> {
  const faces = [...fonts.map((name) => `1em ${name}`), 'italic 1em KaTeX_Math']
  await Promise.all(faces.map((face) => document.fonts.load(face))).catch(() => undefined)
}

/** In `try`, awaited there, and optional in the manifest: so every bundler builds an app that did not install it. */
async function importKatex(): Promise<DrawFormula> {
  try {
    const { default: katex } = await import('katex')
    await loadFonts()
    loaded = (tex, element, options) => katex.render(tex, element, options)
    return loaded
  } catch (error) {
    throw new Error('KaTeX could not be loaded.', { cause: error })
  }
}
