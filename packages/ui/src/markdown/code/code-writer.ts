import { render, type VNode } from 'vue'
import { renderCaret } from '../render-caret'
import { keepSelection } from './keep-selection'
import type { CodePiece, HighlightLine, LineState } from './shiki-highlighter'

/** Lines in one element. A full one is not touched again, and the browser lays out the last one alone. */
const LINES_IN_CHUNK = 20
/** What begins behind this many characters stays plain. */
const HIGHLIGHTED_LENGTH = 200_000
/** How long an update may colour, in ms; what is left is coloured when the page has time. */
const UPDATE_BUDGET = 4

interface Chunk {
  readonly element: HTMLElement
  /** What has no colours, at the end: whole lines that wait for theirs, and the line that is being written. */
  plain: Text
  readonly start: number
  /** Where the grammar stood at `start`, once it was there. */
  state: LineState
  length: number
  lines: number
  /** How many characters have their colours. */
  coloured: number
}

export interface CodeUpdate {
  readonly code: string
  /** No more is to come, so the last line is whole too. */
  readonly isWhole: boolean
  /** The newest token of the answer is in here. */
  readonly hasCaret: boolean
}

/**
 * Writes code into an element as it grows. Vue would compare all of it with each token; this touches the last lines
 * only. Each line is highlighted once, when it is whole.
 */
export class CodeWriter {
  private readonly chunks: Chunk[] = []
  private code = ''
  private isWhole = false
  private highlight: HighlightLine | undefined
  /** The first chunk that is not coloured to its end, and where the grammar stands in it. */
  private nextChunk = 0
  private state: LineState
  private caret: Element | undefined
  private readonly root: HTMLElement

  constructor(root: HTMLElement) {
    this.root = root
    root.replaceChildren()
  }

  /** Writes what is new, and colours for a few milliseconds. Says whether lines still wait for their colours. */
  update({ code, isWhole, hasCaret }: CodeUpdate): boolean {
    if (code !== this.code) this.write(code)
    this.isWhole = isWhole
    this.placeCaret(hasCaret)
    return this.colour(performance.now() + UPDATE_BUDGET)
  }

  /** Says whether lines wait for their colours now. */
  setHighlight(highlight: HighlightLine | undefined): boolean {
    if (highlight === this.highlight) return false
    const { code } = this
    const hasColours = (this.chunks[0]?.coloured ?? 0) > 0
    this.highlight = highlight
    if (hasColours) {
      this.rewind(0)
      this.write(code)
    }
    return highlight !== undefined
  }

  /** Colours lines until a time. Says whether more wait. */
  colour(until: number): boolean {
    if (!this.highlight) return false
    for (;;) {
      const chunk = this.chunks[this.nextChunk]
      if (!chunk) return false
      if (!this.colourChunk(chunk, this.highlight, until)) return true
      const isOpen = chunk === this.chunks.at(-1)
      if (isOpen || chunk.coloured < chunk.length) return false
      this.nextChunk += 1
      const next = this.chunks[this.nextChunk]
      if (next) next.state = this.state
      if (performance.now() >= until) return true
    }
  }

  private write(code: string): void {
    const settled = this.code.lastIndexOf('\n') + 1
    const last = this.chunks.at(-1)
    const isTailColoured = last !== undefined && last.start + last.coloured > settled
    const grows = code.startsWith(this.code) && !isTailColoured
    if (!grows) {
      const isTailOnly = !isTailColoured && code.startsWith(this.code.slice(0, settled))
      if (isTailOnly && last) this.cutTail(last, settled)
      else this.rewind(this.firstChanged(code))
    }
    this.append(code.slice(this.code.length))
    this.code = code
    const newest = this.chunks.at(-1)
    if (newest?.length === 0) this.chunks.pop()?.element.remove()
  }

  private cutTail(chunk: Chunk, settled: number): void {
    const length = this.code.length - settled
    chunk.plain.deleteData(chunk.plain.length - length, length)
    chunk.length -= length
    this.code = this.code.slice(0, settled)
  }

  /** The first chunk that does not stand in the new code as it is. */
  private firstChanged(code: string): number {
    const isSame = ({ start, length }: Chunk) =>
      code.startsWith(this.code.slice(start, start + length), start)
    const index = this.chunks.slice(0, -1).findIndex((chunk) => !isSame(chunk))
    return index < 0 ? Math.max(0, this.chunks.length - 1) : index
  }

  /** Takes the chunks from `index` away, to write them anew. */
  private rewind(index: number): void {
    const removed = this.chunks.splice(index)
    for (const { element } of removed) element.remove()
    const first = removed[0]
    this.code = first ? this.code.slice(0, first.start) : this.code
    if (this.nextChunk < index || !first) return
    this.nextChunk = index
    this.state = first.state
  }

  private append(text: string): void {
    let position = 0
    while (position < text.length) {
      const chunk = this.openChunk(this.code.length + position)
      const end = this.fill(chunk, text, position)
      const added = text.slice(position, end)
      chunk.plain.appendData(added)
      chunk.length += added.length
      position = end
    }
  }

  /** Where the text ends that has room in the chunk. */
  private fill(chunk: Chunk, text: string, from: number): number {
    let end = from
    while (chunk.lines < LINES_IN_CHUNK) {
      const newline = text.indexOf('\n', end)
      if (newline < 0) return text.length
      end = newline + 1
      chunk.lines += 1
    }
    return end
  }

  private openChunk(start: number): Chunk {
    const last = this.chunks.at(-1)
    if (last && last.lines < LINES_IN_CHUNK) return last
    const element = document.createElement('span')
    element.className = 'tyqw-code-lines'
    const plain = document.createTextNode('')
    element.append(plain)
    const state = this.chunks.length === this.nextChunk ? this.state : undefined
    const chunk: Chunk = { element, plain, start, state, length: 0, lines: 0, coloured: 0 }
    this.chunks.push(chunk)
    this.root.append(element)
    return chunk
  }

  /** Says whether all is coloured that can be. */
  private colourChunk(chunk: Chunk, highlight: HighlightLine, until: number): boolean {
    const from = chunk.start + chunk.coloured
    const end = chunk.start + chunk.length
    const text = new PieceWriter()
    let position = from
    let isInTime = true
    while (position < end && position < HIGHLIGHTED_LENGTH) {
      const newline = this.code.indexOf('\n', position)
      if (newline < 0 && !this.isWhole) break
      if (!isInTime) break
      const lineEnd = newline < 0 ? end : newline
      const line = highlight(this.code.slice(position, lineEnd), this.state)
      this.state = line.state
      text.add(line.pieces, newline < 0 ? '' : '\n')
      position = newline < 0 ? end : newline + 1
      isInTime = performance.now() < until
    }
    if (position > from) {
      keepSelection(chunk.element, () => {
        // A new text: one that moved would count as a layout shift.
        const rest = document.createTextNode(chunk.plain.data.slice(position - from))
        chunk.plain.replaceWith(text.finish(), rest)
        chunk.plain = rest
      })
      chunk.coloured += position - from
    }
    return isInTime || position >= end
  }

  /** At the end, behind the last line. */
  private placeCaret(isWanted: boolean): void {
    const last = this.chunks.at(-1)
    if (!isWanted || !last) {
      this.caret?.remove()
      this.caret = undefined
    } else if (!this.caret || this.caret.parentElement !== last.element) {
      this.caret ??= toElement(renderCaret())
      last.element.append(this.caret)
    }
  }
}

function toElement(vnode: VNode): Element {
  const holder = document.createElement('span')
  render(vnode, holder)
  return holder.firstElementChild ?? holder
}

/** Makes nodes of pieces: a text for what is plain, however many lines, and an element for what has a role. */
class PieceWriter {
  private readonly fragment = document.createDocumentFragment()
  private plain = ''

  add(pieces: readonly CodePiece[], lineEnd: string): void {
    for (const { text, role } of pieces) {
      if (!role) {
        this.plain += text
        continue
      }
      this.flush()
      const element = document.createElement('span')
      element.className = `tyqw-code-${role}`
      element.textContent = text
      this.fragment.append(element)
    }
    this.plain += lineEnd
  }

  finish(): DocumentFragment {
    this.flush()
    return this.fragment
  }

  private flush(): void {
    if (this.plain) this.fragment.append(this.plain)
    this.plain = ''
  }
}
