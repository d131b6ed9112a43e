import { h, type VNodeChild } from 'vue'
import { splitBidi } from './bidi-rule'

/** A text for a leaf or for code: a string, or with its control characters shown. */
export function renderBidi(text: string): VNodeChild {
  const pieces = splitBidi(text)
  if (!pieces.some(({ isControl }) => isControl)) return text
  return pieces.map((piece) => (piece.isControl ? renderBidiMark(piece.text) : piece.text))
}

/** What a control character shows as, by its name. */
export function renderBidiMark(name: string): VNodeChild {
  return h('span', { class: 'tyqw-bidi' }, name)
}
