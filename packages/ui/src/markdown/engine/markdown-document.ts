import type { MarkdownIt } from 'markdown-it'
import { isDefinition, type Block } from './block'
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

/** So many blocks at the end may still become something else with what follows. */
const OPEN_BLOCKS = 2

export function createMarkdownDocument(parser: MarkdownIt): MarkdownDocument {
  const definitions = createDefinitionReader()
  let settledText = ''
  let settled: readonly Block[] = []
  let settledReferences: References = {}
  let defined = ''
  let blocks: readonly Block[] = []

  /** Moves the boundary behind the blocks that nothing can change any more but a definition. */
  function settle(tail: Tail): void {
    const count = Math.max(0, tail.ranges.length - OPEN_BLOCKS)
    const next = tail.ranges[count]
    if (count === 0 || !next) return
    const rendered = tail.ranges
      .slice(0, count)
      .filter(({ from }) => !isDefinition(tail.tokens[from]))
    settled = blocks.slice(0, settled.length + rendered.length)
    settledReferences = { ...definedIn(tail, next.from), ...settledReferences }
    settledText += tail.text.slice(0, offsetOfLine(tail.text, next.lines[0]))
  }

  return {
    update(given, isStreaming) {
      const text = normalize(given)
      if (!text.startsWith(settledText)) {
        settledText = ''
        settled = blocks = []
        settledReferences = {}
      }
      const rest = text.slice(settledText.length)
      const tail = readTail(parser, rest, settledReferences, isStreaming)
      const { tokens, ranges, references } = tail
      definitions.use(references, isStreaming)
      const builder = createBlockBuilder(parser, definitions, tail)

      const before = defined
      defined = JSON.stringify([settledReferences, references, isStreaming])
      if (defined !== before) settled = settled.map((block) => builder.refresh(block))
      const rendered = ranges.filter(({ from }) => !isDefinition(tokens[from]))
      const open = rendered.map((range, index) => {
        const key = settled.length + index
        return builder.build(range, key, blocks[key])
      })
      blocks = [...settled, ...open]
      settle(tail)
      return blocks
    },
  }
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
