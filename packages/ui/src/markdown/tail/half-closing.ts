import type { Token } from 'markdown-it'

const closing = /(?:^|[ \t>])(`{3,}|~{3,})[ \t]*$/
const half = /(^|\n)[ \t]*(`+|~+)\n?$/

/** The code of a fence at the end of a text, without a closing line that has only half arrived. */
export function withoutHalfClosing({ content, markup, map }: Token, lines: readonly string[]) {
  const [start, end] = map ?? [0, 0]
  const [, last = ''] = closing.exec(lines[end - 1] ?? '') ?? []
  const isClosed = end - 1 > start && last.startsWith(markup)
  if (isClosed) return content
  return content.replace(half, (found: string, before: string, signs: string) =>
    signs[0] === markup[0] && signs.length < markup.length ? before : found,
  )
}
