import type { MarkdownIt } from 'markdown-it'

/** Strikethrough is two tildes on each side. One is a range, `3~5`; more are just tildes. */
export function strikethroughRule(parser: MarkdownIt): void {
  parser.inline.ruler.at('strikethrough', (state, silent) => {
    if (silent || state.src.charAt(state.pos) !== '~') return false
    const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true)
    if (length === 2) {
      state.push('text', '', 0).content = '~~'
      const token = state.tokens.length - 1
      state.delimiters.push({ marker: 0x7e, length: 0, token, end: -1, open, close })
    } else state.pending += '~'.repeat(length)
    state.pos += length
    return true
  })
}
