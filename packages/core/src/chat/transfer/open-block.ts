/** Where a line of Markdown stands: in code or raw HTML, in a list or a quote, or in neither. */
export type LinePlace = 'raw' | 'nested' | 'top'

export interface BlockReader {
  /** Takes the next line. */
  read(line: string): LinePlace
  /** The line that ends the code or raw HTML which is still open; undefined when none is. */
  close(): string | undefined
}

/** A quote, or a list item with the width of what stands before its text. */
type Container = 'quote' | number

interface OpenBlock {
  readonly depth: number
  isEnd(line: string): boolean
  /** What ends it, indented as it is. */
  readonly closing: string
}

/** Deeper lists and quotes count as text: a hostile line would otherwise cost its square. */
const MAX_DEPTH = 32

const quote = /^ {0,3}> ?/
const thematicBreak = /^ {0,3}([-*_])(?: *\1){2,} *$/
const listMarker = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))(?:( {1,4})(?! )|(?= |$))/
const fence = /^( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$/
const fenceEnd = /^ {0,3}(`{3,}|~{3,}) *$/
const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const rawHtml: readonly { start: RegExp; end: RegExp; closing: string }[] = [
  { start: /^ {0,3}<!--/, end: /-->/, closing: '-->' },
  { start: /^ {0,3}<\?/, end: /\?>/, closing: '?>' },
  { start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/, closing: ']]>' },
  { start: /^ {0,3}<![a-z]/i, end: />/, closing: '>' },
  ...['script', 'pre', 'style', 'textarea'].map((name) => ({
    start: new RegExp(`^ {0,3}<${name}(?=[\\s>]|$)`, 'i'),
    end: /<\/(?:script|pre|style|textarea)>/i,
    closing: `</${name}>`,
  })),
  // The blank line between two blocks ends it.
  { start: new RegExp(`^ {0,3}</?(?:${blockTags})(?=\\s|/?>|$)`, 'i'), end: /^ *$/, closing: '' },
]

/**
 * Follows a Markdown text line by line, as far as it takes to know which code and which raw HTML is open. Source:
 * CommonMark 0.31, block structure; of lazy continuation only as much as the end of a fence depends on.
 */
export function createBlockReader(): BlockReader {
  let containers: readonly Container[] = []
  let open: OpenBlock | undefined

  return {
    read(line) {
      const left = leave(line.replace(/\t/g, '    '), containers)
      if (open && left.depth >= open.depth) {
        if (open.isEnd(left.rest)) open = undefined
        return 'raw'
      }
      open = undefined
      const entered = enter(left.rest, containers.slice(0, left.depth))
      containers = entered.containers
      const block = opening(entered.rest, containers.length)
      if (!block) return containers.length > 0 ? 'nested' : 'top'
      if (!block.isWhole) open = block
      return 'raw'
    },
    close() {
      if (!open?.closing) return undefined
      const prefix = containers.map((container) =>
        container === 'quote' ? '> ' : ' '.repeat(container),
      )
      return prefix.join('') + open.closing
    },
  }
}

/** Takes the marks of the containers off a line, as deep as it is still inside of them. */
function leave(line: string, containers: readonly Container[]): { rest: string; depth: number } {
  let rest = line
  let depth = 0
  for (const container of containers) {
    const width = container === 'quote' ? quote.exec(rest)?.[0].length : indentOf(rest, container)
    if (width === undefined) break
    rest = rest.slice(width)
    depth++
  }
  return { rest, depth }
}

/** A blank line stays in its list item. */
function indentOf(rest: string, width: number): number | undefined {
  return rest.startsWith(' '.repeat(width)) || rest.trim() === '' ? width : undefined
}

/** Goes into the quotes and list items that begin with this line. */
function enter(line: string, outer: readonly Container[]) {
  let rest = line
  const containers = [...outer]
  while (containers.length < MAX_DEPTH && !thematicBreak.test(rest)) {
    const [quoted] = quote.exec(rest) ?? []
    const [, marker, space = ' '] = listMarker.exec(rest) ?? []
    const width = quoted?.length ?? (marker && marker.length + space.length)
    if (!width) break
    containers.push(quoted ? 'quote' : width)
    rest = rest.slice(width)
  }
  return { rest, containers }
}

/** The code or raw HTML that begins with this line; whole when it also ends there. */
function opening(rest: string, depth: number): (OpenBlock & { isWhole: boolean }) | undefined {
  const [, indent = '', backticks, tildes] = fence.exec(rest) ?? []
  const marker = backticks ?? tildes
  if (marker) {
    const isEnd = (line: string) => (fenceEnd.exec(line)?.[1] ?? '').startsWith(marker)
    return { depth, isEnd, closing: indent + marker, isWhole: false }
  }
  const html = rawHtml.find(({ start }) => start.test(rest))
  if (!html) return undefined
  const isEnd = (line: string) => html.end.test(line)
  return { depth, isEnd, closing: html.closing, isWhole: isEnd(rest) }
}
