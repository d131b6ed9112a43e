import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../test/growth'
import { big, END, nested, parts, repeated } from '../../../test/markdown/hostile-texts'
import { createParser } from '../parser'
import type { Block } from './block'
import { createMarkdownDocument } from './markdown-document'

const parser = createParser()
const texts = Object.entries({ ...nested, ...repeated, ...parts, ...big })

/** All that is written in blocks. */
function textOf({ children, tokens }: Block): string {
  if (children) return children.map(textOf).join('')
  const shown = tokens?.flatMap((token) => [token, ...(token.children ?? [])]) ?? []
  return shown.map(({ content, info }) => content + info).join('')
}

describe('a hostile text', () => {
  it.each(texts)('is read in linear time, whole or cut: %s', (_, make) => {
    const growth = growthOf((size) => {
      const document = createMarkdownDocument(parser)
      document.update(make(size), true)
      document.update(make(size), false)
    })
    expect(growth).toBeLessThan(3)
  })

  it.each(texts)('is all there: %s', (_, make) => {
    const blocks = createMarkdownDocument(parser).update(make(2000), false)
    expect(blocks.map(textOf).join('')).toContain(END)
  })
})
