import { createBlockReader } from './open-block'

/** The level of a turn's name: headings of its answer stand below it. */
const TURN_LEVEL = 2

const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/
/** A code span, which is kept, or a mark of a source: Bailian's `<ref>[4]</ref>`, web search's `[ref_4]`. */
const codeOrMark =
  /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(?:<ref>\[(\d{1,4}(?:[,，、]\s*\d{1,4})*)\]<\/ref>|\[ref_(\d{1,4})\])([(:])?/g

/** What a person wrote, as it is; code or raw HTML that is still open is closed, or it would take in what follows. */
export function toUserBlock(text: string): string {
  return readBlocks(text)
    .map(({ line }) => line)
    .join('\n')
}

/**
 * What a model wrote: also with marks of sources as `[4]`, and with its headings pushed down together until they stand
 * below the turn's. Code stays as it is, and so does a heading that is underlined or stands in a list.
 */
export function toAnswerBlock(text: string): string {
  const lines = readBlocks(text)
  const levels = lines.map(({ line, place }) => (place === 'top' ? levelOf(line) : undefined))
  const top = levels.reduce<number>((least, level = least) => Math.min(least, level), 6)
  const by = Math.max(0, TURN_LEVEL + 1 - top)
  return lines
    .map(({ line, place }, index) => {
      if (place === 'raw') return line
      const level = levels[index]
      const pushed = level
        ? line.replace('#'.repeat(level), '#'.repeat(Math.min(6, level + by)))
        : line
      return withPlainMarks(pushed)
    })
    .join('\n')
}

/** As a block quote. */
export function toQuote(block: string): string {
  return block
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
}

/** Text that means only itself, in one line: a title, a name. */
export function escapeText(text: string): string {
  return (
    text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, String.raw`\$&`)
      // What would begin a block, and what would end a heading.
      .replace(/^[-+=#]|(?<= )#/g, String.raw`\$&`)
      .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
  )
}

/** A link where the address is one of the web; undefined for any other, which is not safe to offer. */
export function toLink(name: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const target = href.replace(/[\\()]|&(?=#?\w+;)/g, String.raw`\$&`)
  return `[${escapeText(name)}](${target})`
}

/** The lines, without blank ones around them, and with one more where something had to be closed. */
function readBlocks(text: string) {
  const reader = createBlockReader()
  const lines = text
    .replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '')
    .trimEnd()
    .split(/\r\n?|\n/)
    .map((line) => ({ line, place: reader.read(line) }))
  const closing = reader.close()
  return closing === undefined ? lines : [...lines, { line: closing, place: 'raw' as const }]
}

function levelOf(line: string): number | undefined {
  return heading.exec(line)?.[1]?.length
}

/** A mark before `(` or `:` would become a link, or vanish as the definition of one. */
function withPlainMarks(line: string): string {
  return line.replace(
    codeOrMark,
    (whole: string, code?: string, refs?: string, ref?: string, next?: string) => {
      if (code) return whole
      const mark = `${refs ?? ref}]`
      return next ? `\\[${mark}${next}` : `[${mark}`
    },
  )
}
