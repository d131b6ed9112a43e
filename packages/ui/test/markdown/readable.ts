import type { Token } from 'markdown-it'
import type { Block } from '../../src/markdown/engine/block'

function toText({ type, children, content }: Token): string {
  if (type === 'image' || type.startsWith('math')) return ''
  if (type === 'softbreak') return '\n'
  return children ? children.map(toText).join('') : content
}

/** What can be read in blocks: a text for each of them. */
export function readable(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ tokens, children = [] }) =>
    tokens ? [tokens.map(toText).join('').trim()] : readable(children),
  )
}
