import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** What stands for parts of markdown-it that are never used here. */
const replaced: Readonly<Record<string, string>> = {
  'linkify-it': 'linkify-it.ts',
  mdurl: 'mdurl.ts',
  'punycode.js': 'punycode.ts',
  'get-east-asian-width': 'east-asian-width.ts',
}
/** A field as markdown-it is published with it: for syntax of ten years ago, through four functions. */
const field = /\b_defineProperty\(\s*this,\s*(?:\/\*\*[^]*?\*\/\s*)?"(\w+)",\s*([^;]*?)\s*\);/g

/**
 * Builds markdown-it in without what is never used, and with fields that are written at once: a token has 13 of them, and an answer
 * thousands of tokens.
 *
 * @param root - The folder of this package.
 */
export function leanMarkdownIt(root: string): Plugin {
  const parts = resolve(root, 'src/markdown/parser-parts')
  return {
    name: 'tyqw:lean-markdown-it',
    enforce: 'pre',
    resolveId: (id) => (replaced[id] ? resolve(parts, replaced[id]) : undefined),
    transform: {
      filter: { id: /\/markdown-it\/dist\/markdown-it\.mjs$/ },
      handler(code) {
        let count = 0
        const lean = code.replaceAll(field, (_, name: string, value: string) => {
          count += 1
          return `this.${name} = ${value};`
        })
        if (count === 0) this.error('markdown-it has no such fields any more: this plugin can go.')
        return { code: lean, map: null }
      },
    },
  }
}
