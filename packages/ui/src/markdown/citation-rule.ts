import type { MarkdownIt } from 'markdown-it'

/** What a `citation` token carries: the numbers between the brackets. */
export interface CitationMeta {
  readonly indexes: readonly string[]
}

const mark = /<ref>\[(\d{1,4}(?:[,，、]\s*\d{1,4})*)\]<\/ref>/y
const marks = /<ref>\[[^\]<]{0,40}\]<\/ref>/g
const partialMark =
  /<(?:r(?:e(?:f(?:>(?:\[(?:[\d,，、\s]{0,40}(?:\](?:<(?:\/(?:r(?:e(?:f)?)?)?)?)?)?)?)?)?)?)?)?$/

/** Makes a `citation` token of Bailian's marks, `<ref>[4]</ref>`. */
export function citationRule(parser: MarkdownIt): void {
  parser.inline.ruler.before('autolink', 'citation', (state, silent) => {
    mark.lastIndex = state.pos
    const indexes = mark.exec(state.src)?.[1]?.split(/[,，、]\s*/)
    if (!indexes) return false
    if (!silent) state.push('citation', 'sup', 0).meta = { indexes } satisfies CitationMeta
    state.pos = mark.lastIndex
    return true
  })
}

/** The text without its marks, for copying. */
export function withoutCitations(text: string): string {
  return text.replace(marks, '')
}

/** The text without a mark that has only half arrived. */
export function withoutPartialCitation(text: string): string {
  return text.replace(partialMark, '')
}
