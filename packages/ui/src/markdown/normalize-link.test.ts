import { assert, constantFrom, property, array } from 'fast-check'
import markdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { createParser } from './parser'

const ours = createParser()
const theirs = markdownIt()
const pieces =
  'http: mailto: // / ? # [ ] \\ % %41 %e4%bd %2541 %zz a.b @ :80 [::1] " < ` { | ^ 中文 😀 ä & = \''.split(
    ' ',
  )
const piece = constantFrom(...pieces, ' ')

describe('destinations', () => {
  it('are written as markdown-it writes them', () => {
    assert(
      property(array(piece, { maxLength: 6 }), (chosen) => {
        const path = `/p${chosen.join('').replaceAll('//', '/')}x`
        expect(ours.normalizeLink(path)).toBe(theirs.normalizeLink(path))
        const url = `https://example.com${path}`
        expect(ours.normalizeLink(url)).toBe(theirs.normalizeLink(url))
      }),
      { numRuns: 2000 },
    )
  })

  it('keep the brackets of an address and encode half a character', () => {
    expect(ours.normalizeLink('http://[::1]:8080/[a]')).toBe('http://[::1]:8080/%5Ba%5D')
    expect(ours.normalizeLink('/a\ud800')).toBe('/a%EF%BF%BD')
  })
})
