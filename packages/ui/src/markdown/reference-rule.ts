import type { MarkdownIt } from 'markdown-it'
import type { InlineEnv } from './engine/definitions'

const reference = /\[([^[\]\n]{1,80})\]\[(?!\^)(?=[^\]\n]*[^\d\]\n])[^[\]\n]{1,80}\]/y

/**
 * `[text][label]` whose definition has not come is its text for as long as it may still come: models define their links at the
 * end of an answer.
 */
export function referenceRule(parser: MarkdownIt): void {
  parser.inline.ruler.after('link', 'awaited_reference', (state, silent) => {
    if (state.src.charAt(state.pos) !== '[' || !(state.env as InlineEnv).awaitsDefinitions)
      return false
    reference.lastIndex = state.pos
    const [whole, text] = reference.exec(state.src) ?? []
    if (!whole || !text || state.pos + whole.length > state.posMax) return false
    const { pos, posMax } = state
    if (!silent) {
      state.pos = pos + 1
      state.posMax = state.pos + text.length
      state.md.inline.tokenize(state)
    }
    state.pos = pos + whole.length
    state.posMax = posMax
    return true
  })
}
