import type { Token } from 'markdown-it'

/** Takes a block at the end away, and what it leaves empty. */
export function drop(tokens: Token[], from: number): void {
  let start = from
  let end = from + 1
  for (let depth = tokens[from]?.nesting ?? 0; depth > 0; end += 1)
    depth += tokens[end]?.nesting ?? -1
  while (start > 0 && tokens[start - 1]?.nesting === 1 && tokens[end]?.nesting === -1) {
    start -= 1
    end += 1
  }
  tokens.splice(start, end - start)
}
