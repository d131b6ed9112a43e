import type { Mermaid } from 'mermaid'

let loading: Promise<Mermaid | undefined> | undefined

/** Mermaid, loaded once; `undefined` where it is not installed, or did not load, which the next call tries again. */
export function loadMermaid(): Promise<Mermaid | undefined> {
  loading ??= importMermaid().catch(() => {
    loading = undefined
    return undefined
  })
  return loading
}

/** Loads what draws diagrams, before there is one. */
export async function preloadDiagrams(): Promise<void> {
  await loadMermaid()
}

/** In `try`, awaited there, and optional in the manifest: so every bundler builds an app that did not install it. */
async function importMermaid(): Promise<Mermaid> {
  try {
    return (await import('mermaid')).default
  } catch (error) {
    throw new Error('Mermaid could not be loaded.', { cause: error })
  }
}
