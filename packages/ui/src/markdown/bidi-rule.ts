import type { MarkdownIt, Token } from 'markdown-it'

/** Characters that turn the direction of what follows: text and code can be read as what they are not. */
const control = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/

/** A piece of a text: as it is, or the name of a control character. */
export interface BidiPiece {
  readonly text: string
  readonly isControl: boolean
}

/** Makes a `bidi` token of each control character in text. Code is split where it is rendered, by `splitBidi`. */
export function bidiRule(parser: MarkdownIt): void {
  parser.core.ruler.push('bidi', (state) => {
    for (const block of state.tokens) {
      if (!block.children?.some(hasControl)) continue
      block.children = block.children.flatMap((token) =>
        hasControl(token) ? splitToken(token, state.Token) : token,
      )
    }
  })
}

/** A text in pieces, with each control character replaced by its name. */
export function splitBidi(text: string): readonly BidiPiece[] {
  if (!control.test(text)) return [{ text, isControl: false }]
  return text
    .split(control)
    .map((piece, place) =>
      place % 2 === 1
        ? { text: nameOf(piece), isControl: true }
        : { text: piece, isControl: false },
    )
    .filter((piece) => piece.text)
}

/** For attributes, which hold no elements: each control character as its name in brackets. */
export function showBidi(text: string): string {
  return splitBidi(text)
    .map((piece) => (piece.isControl ? `[${piece.text}]` : piece.text))
    .join('')
}

function splitToken(token: Token, TokenOf: typeof Token): Token[] {
  return splitBidi(token.content).map(({ text, isControl }) => {
    const part = new TokenOf(isControl ? 'bidi' : 'text', isControl ? 'span' : '', 0)
    part.content = text
    part.level = token.level
    return part
  })
}

function hasControl(token: Token): boolean {
  return token.type === 'text' && control.test(token.content)
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
