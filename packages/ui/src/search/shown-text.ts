import type { Token } from 'markdown-it'
import { showBidi, splitBidi } from '../markdown/bidi-rule'
import type { CitationMeta } from '../markdown/citation-rule'
import type { FootnoteMeta } from '../markdown/footnotes/footnote-rule'
import { BARRIER } from './fold-text'

/** Whether the marks of a text stand for something: without its source or note, a mark is text. */
interface KnownMarks {
  readonly isSource: (index: string) => boolean
  readonly isNote: (label: string) => boolean
}

/**
 * What somebody reads of a Markdown text: its words and its code, without signs, marks of sources and footnotes, formulas, diagrams
 * and images.
 *
 * @param tokens - Of the whole text.
 * @param isSource - Whether a number in brackets stands for a source.
 */
export function toShownText(
  tokens: readonly Token[],
  isSource: KnownMarks['isSource'] = () => false,
): string {
  const labels = new Set(
    tokens.filter(({ type }) => type === 'footnote_open').map((token) => noteOf(token).label),
  )
  const marks: KnownMarks = { isSource, isNote: (label) => labels.has(label) }
  return tokens.map((token) => showBlock(token, marks)).join('')
}

function showBlock(token: Token, marks: KnownMarks): string {
  const { type, content, info, children } = token
  if (type === 'inline') return (children ?? []).map((child) => showInline(child, marks)).join('')
  const isCode = type === 'code_block' || (type === 'fence' && !/^\s*mermaid(?:\s|$)/.test(info))
  return isCode ? BARRIER + showBidi(content) + BARRIER : BARRIER
}

function showInline(token: Token, marks: KnownMarks): string {
  const { type, content } = token
  switch (type) {
    case 'text':
    case 'bidi':
      return content
    case 'code_inline':
      return showControls(content)
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    case 'citation': {
      const { needsSource, indexes } = token.meta as unknown as CitationMeta
      return needsSource && !indexes.some(marks.isSource) ? showCitation(token) : ''
    }
    case 'footnote_ref':
      return marks.isNote(noteOf(token).label) ? '' : showControls(content)
    case 'image':
    case 'math_inline':
    case 'math_block':
      return BARRIER
    default:
      return ''
  }
}

/** A mark whose number is no source: as it is written, or the link that a definition makes of it. */
function showCitation({ content, meta }: Token): string {
  const { href, indexes, isInLink } = meta as unknown as CitationMeta
  return href !== undefined && !isInLink ? indexes.join('') : content
}

function showControls(text: string): string {
  return splitBidi(text)
    .map((piece) => piece.text)
    .join('')
}

function noteOf({ meta }: Token): FootnoteMeta {
  return meta as unknown as FootnoteMeta
}
