import { describe, expect, it } from 'vitest'
import { createMarkdownDocument } from '../engine/markdown-document'
import { createParser } from '../parser'
import { readable } from '../../../test/markdown/readable'
import { repairCases } from './repair-cases'

const parser = createParser()

const shown = (text: string, isStreaming: boolean) =>
  readable(createMarkdownDocument(parser).update(text, isStreaming)).filter(Boolean).join('\n')

describe('the end of a text that streams', () => {
  it.each(repairCases)('shows $shown of $text', (row) => {
    expect(shown(row.text, true)).toBe(row.shown)
  })

  it.each(repairCases)('is as it was written when no more comes behind $text', ({ text }) => {
    const document = createMarkdownDocument(parser)
    document.update(text, true)
    expect(readable(document.update(text, false))).toEqual(
      readable(createMarkdownDocument(parser).update(text, false)),
    )
  })
})
