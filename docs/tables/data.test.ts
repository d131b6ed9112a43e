import { describe, expect, it } from 'vitest'
import { listPages } from '../pages'
import { readPage } from '../snippets'
import { dataAttributes, internalAttributes } from './data-attributes'
import { readLocaleTexts } from './read-locale'
import { readClasses, readDataAttributes } from './read-hooks'
import { readTokens } from './read-tokens'
import { tokenWords } from './tokens'

const pages = listPages().filter((page) => /^(?:en\/)?components\//.test(page))

describe('what the sources have', () => {
  it('is described: tokens', () => {
    const names = readTokens().map(({ name }) => name)
    expect(names.length).toBeGreaterThan(20)
    expect(Object.keys(tokenWords).toSorted()).toEqual(names.toSorted())
  })

  it('is described: attributes', () => {
    const known = [...dataAttributes.map(({ name }) => name), ...internalAttributes]
    expect([...new Set(known)].toSorted()).toEqual(readDataAttributes())
  })

  it('is shown with an example: texts', () => {
    const texts = readLocaleTexts()
    expect(texts.length).toBeGreaterThan(80)
    expect(texts.filter(({ zh, en }) => /undefined|NaN|=>/.test(zh + en))).toEqual([])
  })
})

describe('what the pages name', () => {
  it.each(pages)('exists: %s', (page) => {
    const text = readPage(page)
    const known = new Set([...readTokens().map(({ name }) => name), ...readClasses()])
    const named = text.match(/(?<![\w-])(?:--|\.)tyqw-[a-z-]*[a-z]/g) ?? []
    const unknown = named.filter((name) => !known.has(name.replace(/^\./, '')))
    expect([...new Set(unknown)]).toEqual([])
  })
})
