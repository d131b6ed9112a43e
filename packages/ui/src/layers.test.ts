import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('.', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(?:ts|vue)$/.test(file) && !file.includes('.test.'))
const sourceOf = (file: string) => readFileSync(new URL(file, root), 'utf8')
const importsOf = (file: string) =>
  [...sourceOf(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '')

describe('the layers of the package', () => {
  it('keeps the Markdown renderer free of the chat and the store', () => {
    const inner = files.filter((file) => file.startsWith('markdown/')).flatMap(importsOf)
    expect(inner.filter((name) => /components|store|plugin/.test(name))).toEqual([])
  })

  it('imports markdown-it in one place, which is loaded lazily', () => {
    const runtime = /import (?!type)[^\n]*'(?:markdown-it|\.\/renderer)'/
    const users = files.filter((file) => runtime.test(sourceOf(file)))
    expect(users).toEqual(['markdown/parser.ts'])
  })

  it('writes no HTML', () => {
    const writers = files.filter((file) =>
      /innerHTML|outerHTML|insertAdjacentHTML|v-html|document\.write/.test(sourceOf(file)),
    )
    expect(writers).toEqual([])
  })

  it('needs no request, storage or timer in a component', () => {
    const busy = files.filter(
      (file) =>
        file.endsWith('.vue') &&
        /\bfetch\(|localStorage|setTimeout|setInterval|addEventListener/.test(sourceOf(file)),
    )
    expect(busy).toEqual([])
  })
})
