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

/** In `try`, awaited there, and optional in the manifest: so every bundler builds an app that did not install it. */
async function importKatex(): Promise<DrawFormula> {
  try {
    const { default: katex } = await import('katex')
    loaded = (tex, element, options) => katex.render(tex, element, options)
    return loaded
  } catch (error) {
    throw new Error('KaTeX could not be loaded.', { cause: error })
  }
}
