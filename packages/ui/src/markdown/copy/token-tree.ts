import type { Token } from 'markdown-it'

/** A token with what stands in it. Inline texts are not wrapped: their pieces are children like any other. */
export interface TokenNode {
  readonly token: Token
  readonly children: readonly TokenNode[]
}

/** Markdown's flat list of tokens as a tree. */
export function toTree(tokens: readonly Token[]): readonly TokenNode[] {
  const root: TokenNode[] = []
  const open: TokenNode[][] = [root]
  for (const token of tokens) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop()
      continue
    }
    const children: TokenNode[] = token.nesting > 0 ? [] : [...toTree(token.children ?? [])]
    open.at(-1)?.push({ token, children })
    if (token.nesting > 0) open.push(children)
  }
  return root
}
