import { BARRIER, foldPlaces, foldText } from './fold-text'
import { findMatches } from './find-matches'

/** Where texts of messages stand on the page. */
const TEXTS = '.tyqw-markdown, .tyqw-bubble'
/** What is no text of a message, and is read over. */
const MARKS = '.tyqw-citations, .tyqw-citation, .tyqw-footnote-ref, .tyqw-caret'
/** What is no text either, and parts what is in front of it from what is behind it. */
const OTHERS =
  'button, img, svg, .tyqw-math, .tyqw-diagram, .tyqw-image-note, .tyqw-code-header, .tyqw-footnote > span'
const blocks = new Set(
  'P DIV UL OL LI H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE TABLE THEAD TBODY TR TH TD HR SECTION'.split(
    ' ',
  ),
)

interface Piece {
  readonly node: Text
  readonly start: number
}

/**
 * Where a text is found in a message on the page. The page is read as `toShownText` reads what it was made of.
 *
 * @param query - Folded.
 * @returns Ranges in the order of the text.
 */
export function findOnPage(message: Element, query: string): Range[] {
  const pieces: Piece[] = []
  let text = ''

  function read(node: Node): void {
    if (isText(node)) {
      pieces.push({ node, start: text.length })
      text += node.data
    } else if (isElement(node) && !node.matches(MARKS)) {
      readElement(node)
    }
  }

  function readElement(element: Element): void {
    if (element.tagName === 'BR') text += '\n'
    else if (element.matches(OTHERS)) text += BARRIER
    else {
      const edge = blocks.has(element.tagName) ? BARRIER : ''
      text += edge
      element.childNodes.forEach(read)
      text += edge
    }
  }

  for (const root of message.querySelectorAll(TEXTS)) {
    text += BARRIER
    root.childNodes.forEach(read)
  }
  const starts = findMatches(foldText(text), query)
  if (starts.length === 0) return []
  const places = foldPlaces(text)
  return starts.flatMap((start) => {
    const first = places[start] ?? 0
    const last = places[start + query.length - 1] ?? 0
    let next = start + query.length
    while ((places[next] ?? Infinity) <= last) next++
    return toRange(pieces, first, last, places[next] ?? text.length) ?? []
  })
}

/** From a character up to the end of another one, which is not always where the next one begins: between them may be a mark. */
function toRange(
  pieces: readonly Piece[],
  first: number,
  last: number,
  end: number,
): Range | undefined {
  const from = pieceAt(pieces, first)
  const to = pieceAt(pieces, last)
  if (!from || !to) return undefined
  const range = from.node.ownerDocument.createRange()
  range.setStart(from.node, Math.min(first - from.start, from.node.length))
  range.setEnd(to.node, Math.min(end - to.start, to.node.length))
  return range
}

/** The last piece that begins at a place or before it. */
function pieceAt(pieces: readonly Piece[], place: number): Piece | undefined {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? Infinity) <= place) low = middle + 1
    else high = middle
  }
  return pieces[low - 1]
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE
}
