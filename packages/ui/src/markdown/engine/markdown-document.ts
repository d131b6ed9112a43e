import type { MarkdownIt } from 'markdown-it'
import { hasLookups, isDefinition, type Block } from './block'
import { createBlockBuilder } from './build-block'
import { createDefinitionReader, type References } from './definitions'
import { definedIn, readTail, type Tail } from './read-tail'

/** A Markdown text that grows. */
export interface MarkdownDocument {
  /**
   * Reads the text as it stands now. What it costs depends on its end, not on its length.
   *
   * @param isStreaming - More is to come: syntax that has half arrived at the end is completed for display.
   * @returns All blocks; those that have not changed are the same objects as before.
   */
  update(text: string, isStreaming: boolean): readonly Block[]
}

/** What the parser reads as something else. */
const unusual = /[\r\0]/

/** Blocks that an empty line ends, whatever follows it. */
const endsWithBlank = new Set([
  'paragraph_open',
  'heading_open',
  'hr',
  'fence',
  'blockquote_open',
  'table_open',
])

export function createMarkdownDocument(parser: MarkdownIt): MarkdownDocument {
  const definitions = createDefinitionReader()
  let settledText = ''
  let settled: readonly Block[] = []
  let settledReferences: References = {}
  /** How often that has changed. */
  let definedCount = 0
  /** Places of settled blocks that looked definitions up. */
  let asking: number[] = []
  let defined = ''
  let blocks: readonly Block[] = []
  /** What is settled stands in the given text as it is. */
  let isVerbatim = true

  /** The text as the parser takes it. Looks at the new part alone, if it can. */
  function read(given: string): string {
    if (isVerbatim && !unusual.test(given.slice(settledText.length))) return given
    isVerbatim = false
    return normalize(given)
  }

  /** Begins anew, with a text that is not the same one. */
  function forget(): void {
    settledText = ''
    settled = blocks = []
    settledReferences = {}
    definedCount += 1
    asking = []
    isVerbatim = true
  }

  /** Moves the boundary behind the blocks that nothing can change any more but a definition. */
  function settle(tail: Tail, text: string): void {
    const count = tail.ranges.length - countOpen(tail)
    const next = tail.ranges[count]
    if (count <= 0 || !next) return
    const rendered = tail.ranges
      .slice(0, count)
      .filter(({ from }) => !isDefinition(tail.tokens[from]))
    for (let at = settled.length; at < settled.length + rendered.length; at++)
      if (hasLookups(blocks[at])) asking.push(at)
    settled = blocks.slice(0, settled.length + rendered.length)
    const references = definedIn(tail, next.from)
    if (Object.keys(references).length > 0) {
      settledReferences = { ...references, ...settledReferences }
      definedCount += 1
    }
    // A piece of the text itself: one that grew by itself would be copied each time.
    settledText = text.slice(0, settledText.length + offsetOfLine(tail.text, next.lines[0]))
  }

  return {
    update(given, isStreaming) {
      let text = read(given)
      // Equality is faster than `startsWith`, which goes character by character.
      if (text.slice(0, settledText.length) !== settledText) {
        forget()
        text = read(given)
      }
      const rest = copyOf(text.slice(settledText.length))
      const tail = readTail(parser, rest, settledReferences, isStreaming)
      const { tokens, ranges, references } = tail
      definitions.use(references, isStreaming)
      const builder = createBlockBuilder(parser, definitions, tail)

      const before = defined
      defined = JSON.stringify([definedCount, references, isStreaming])
      if (defined !== before && asking.length > 0) {
        const refreshed = [...settled]
        for (const at of asking) refreshed[at] = builder.refresh(settled[at] as Block)
        settled = refreshed
      }
      const rendered = ranges.filter(({ from }) => !isDefinition(tokens[from]))
      const open = rendered.map((range, index) => {
        const key = settled.length + index
        return builder.build(range, key, blocks[key])
      })
      blocks = [...settled, ...open]
      settle(tail, text)
      return blocks
    },
  }
}

/** So many blocks at the end may still become something else with what follows: two, or one behind an empty line. */
function countOpen({ ranges, tokens }: Tail): number {
  const [last, before] = [ranges.at(-1), ranges.at(-2)]
  if (!last || !before || last.lines[0] <= before.lines[1]) return 2
  return endsWithBlank.has(tokens[before.from]?.type ?? '') ? 1 : 2
}

/** A string of its own: a slice keeps alive all that it was cut from, here the whole text as it was with each token. */
function copyOf(slice: string): string {
  return ` ${slice}`.slice(1)
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let passed = 0; passed < line; passed++) offset = text.indexOf('\n', offset) + 1
  return offset
}

/** As the parser does it for a whole text. A return at the end may be half of a line's end. */
function normalize(text: string): string {
  const whole = text.includes('\r') ? text.replace(/\r$/, '').replaceAll(/\r\n?/g, '\n') : text
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole
}
