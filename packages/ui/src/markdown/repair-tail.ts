import { withoutPartialCitation } from './citation-rule'

/** A fence, and what its opening line says. */
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/
/** A last line that may still become a rule, a heading, a list, emphasis or a fence. */
const undecidedLine =
  /(^|\n)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:[-*+_=]{1,3}|#{1,6}|\d{1,9}[.)]?|`{1,2}|~{1,2})?[ \t]*$/
const delimiterRow = /^[ \t]*\|?[ \t:|-]*$/

/**
 * Completes what has half arrived at the end of a streamed text, so that its syntax does not flash: fences, emphasis,
 * code, links, images, tables, marks of sources. For display only.
 */
export function repairTail(text: string): string {
  const openFence = findOpenFence(text)
  if (openFence) return text.replace(/\n[ \t]*[`~]{1,2}$/, '\n')
  const held = withoutPartialCitation(text).replace(undecidedLine, '$1')
  const start = held.lastIndexOf('\n\n') + 1
  const block = repairInline(repairTable(held.slice(start)))
  return held.slice(0, start) + block.replace(undecidedLine, '$1')
}

function findOpenFence(text: string): string | undefined {
  let open: string | undefined
  for (const line of text.split('\n')) {
    const [, marker, info = ''] = fence.exec(line) ?? []
    if (!marker) continue
    if (!open) open = marker
    else if (marker[0] === open[0] && marker.length >= open.length && !info.trim()) open = undefined
  }
  return open
}

/** Shows a table once its first row is whole, by which its columns are known, and then each cell once it is whole. */
function repairTable(block: string): string {
  const lines = block.replace(/^\n+/, '').split('\n')
  const header = lines.findIndex((line) => /^[ \t]*\|/.test(line))
  const isTable = header >= 0 && delimiterRow.test(lines[header + 1] ?? '')
  if (!isTable) return block
  const row = lines.at(-1) ?? ''
  const rows = lines.length - header - 2
  const isFirstRowWhole = rows > 1 || (rows === 1 && cellsOf(row) >= cellsOf(lines[header] ?? ''))
  if (!isFirstRowWhole) return lines.slice(0, header).join('\n')
  if (!row.trimStart().startsWith('|')) return block
  const cells = row.slice(0, row.lastIndexOf('|') + 1)
  return [...lines.slice(0, -1), ...(cells.trim() === '|' ? [] : [cells])].join('\n')
}

/** How many cells of a row are closed. */
function cellsOf(row: string): number {
  return countOf(row.trim().replace(/^\|/, ''), /(?<!\\)\|/g)
}

/** Closes emphasis and code, and shows a link that has not ended as its text. */
function repairInline(block: string): string {
  const text = block.replace(/!\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/, '')
  if (countOf(text, /(?<!`)`(?!`)/g) % 2 === 1) {
    return text.endsWith('`') ? text.slice(0, -1) : `${text}\``
  }
  const linked = text.replace(/\[([^\]\n]*)(?:\](?:\([^)\n]*)?)?$/, (whole, label: string) => {
    if (/^[ xX]?$/.test(label)) return ''
    return /^\[\d+\]$/.test(whole) ? whole : label
  })
  return Object.keys(markers).reduce(closeMarker, linked)
}

/** What counts as a marker: `5*3` and `2 * 3` are not emphasis. */
const markers: Readonly<Record<string, RegExp>> = {
  '**': /(?<!\\)\*\*/g,
  '~~': /(?<!\\)~~/g,
  '*': /(?<![\\a-zA-Z0-9])\*(?=\S)|(?<=[^\s\\])\*(?![a-zA-Z0-9])/g,
}

function closeMarker(text: string, marker: string): string {
  const pattern = markers[marker]
  if (!pattern || countOf(toPlain(text, marker), pattern) % 2 === 0) return text
  const half = marker.length > 1 && text.endsWith(marker.charAt(0)) && !text.endsWith(marker)
  const body = (half ? text.slice(0, -1) : text).trimEnd()
  return body.endsWith(marker) ? body.slice(0, -marker.length) : body + marker
}

/** The text with what only looks like the marker blanked out. */
function toPlain(text: string, marker: string): string {
  const withoutCode = text.replace(/`[^`\n]*`/g, (code) => '_'.repeat(code.length))
  if (marker !== '*') return withoutCode
  return withoutCode.replace(/^[ \t]*\*[ \t]/gm, '  ').replaceAll('**', '__')
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
