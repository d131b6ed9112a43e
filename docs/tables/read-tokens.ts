import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { toOneLine } from './entry'
import { uiSource } from './program'

/** A custom property that a page may change. */
export interface Token {
  readonly name: string
  readonly value: string
  /** Both colours of one that follows the colour scheme. */
  readonly colours: { readonly light: string; readonly dark: string } | undefined
}

/** Every token, in the order of `tokens.css`, then the colours of code. */
export function readTokens(): readonly Token[] {
  const css = readTheme('tokens') + readTheme('code')
  return [...css.matchAll(/^\s*(--tyqw-[\w-]+):([^;]+);/gm)].map(([, name = '', text = '']) => {
    const value = toOneLine(text)
    const [, light, dark] = /^light-dark\(([^,]+), ([^,]+)\)$/.exec(value) ?? []
    return { name, value, colours: light && dark ? { light, dark } : undefined }
  })
}

/** The tokens that rules of these files of `theme/` use, in the order of `tokens.css`. */
export function readTokensOf(files: readonly string[]): readonly Token[] {
  const css = files.map(readTheme).join('\n')
  const used = new Set(css.match(/--tyqw-[\w-]+/g))
  return readTokens().filter(({ name }) => used.has(name))
}

function readTheme(file: string): string {
  return readFileSync(resolve(uiSource, `theme/${file}.css`), 'utf8')
}
