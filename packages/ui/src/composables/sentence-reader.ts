import { completeLocales } from '../locale/use-whole-locale'
import { toSpokenText, type SpokenWords } from './spoken-text'

/** How a listener is told of what is not read out. */
export interface SentenceWords extends SpokenWords {
  /** Said instead of code. @param language - As the answer writes it; may be empty. */
  readCode(language: string): string
  /** Said instead of a table. @param columns - Their names, as far as they have any. */
  readTable(columns: readonly string[]): string
}

export interface SentenceReader {
  /**
   * What is new and whole since the last call, as plain words; empty when no sentence has ended.
   *
   * @param text - The whole text so far.
   * @param isFinished - Also takes what has no end yet.
   */
  read(text: string, isFinished?: boolean): string
}

/** Chinese marks end a sentence wherever they stand, western ones before a space. A number at the start of a line is none. */
const sentenceEnd = /(?:[。！？…；]|(?<!^\s*\d{1,9})[.!?](?=["'”’)]*\s))[”’」』）)"']*/g
/** What is still open at the end of a line that grows: a link, a formula, code, a mark. */
const unclosed = /(?:!?\[[^\]]*(?:\](?:\([^)]*)?)?|`[^`]*|\$[^$\s][^$]*|<[^>\s]*)$/
/** Where no sentence ends, whatever it looks like. */
const whole = /`[^`\n]{1,400}`|\[[^\]\n]{0,400}\](?:\([^()\s]{0,2000}\))?/g
const hide = (text: string) => '_'.repeat(text.length)
const fence = /^ {0,3}(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/
const mathFence = /^ {0,3}\$\$/
const blockMarks = /^[ \t]*(?:(?:#{1,6}|>|[-*+])(?:[ \t]+|$))*(?:\[[ xX]\][ \t])?/
const rule = /^ {0,3}(?:([-*_=])[ \t]*)(?:\1[ \t]*)+$/
/** Nobody listens to a longer line to its end, and nothing is open for longer. */
const LONGEST_LINE = 5000
const SEEN_BACK = 1000
const tableRule = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/**
 * Cuts a growing answer into sentences for a screen reader: its words, without the Markdown around them. Of code, tables and
 * formulas it says only that they are there.
 *
 * @param from - How much of the text is known already.
 */
export function createSentenceReader(words: SentenceWords, from = 0): SentenceReader {
  completeLocales()
  let done = from
  /** What ends the code or the formula that is being passed over. */
  let closing: RegExp | undefined
  let isTable = false
  /** The head of a table, until the line below it tells whether it is one. */
  let head: string | undefined

  function readLine(line: string): string {
    if (closing) {
      if (closing.test(line)) closing = undefined
      return ''
    }
    if (head !== undefined) {
      const title = head
      head = undefined
      isTable = line.includes('|') && tableRule.test(line)
      if (isTable) return words.readTable(cellsOf(title).map((cell) => toSpokenText(cell, words)))
      return `${readText(title)} ${readLine(line)}`
    }
    if (isTable && line.includes('|')) return ''
    isTable = false
    const [, marks, language = ''] = fence.exec(line) ?? []
    if (marks) {
      closing = new RegExp(`^[ \\t>]*\\${marks.charAt(0)}{${marks.length},}[ \\t]*$`)
      return words.readCode(language)
    }
    if (mathFence.test(line)) {
      if (!/\$\$.*\$\$/.test(line)) closing = /\$\$/
      return words.formula
    }
    if (rule.test(line)) return ''
    if (/^\s*\|/.test(line) || (line.includes('|') && !line.includes('`'))) {
      head = line
      return ''
    }
    return readText(line)
  }

  const readText = (line: string) => toSpokenText(line.replace(blockMarks, ''), words)

  /** Of the line that still grows: the sentences in it that have ended. */
  function endedPart(line: string): number {
    if (closing || isTable || head !== undefined) return 0
    if (/^[\s>*+-]*(?:[`~$|]|$)/.test(line) || line.includes('|')) return 0
    const plain = line.replace(whole, hide)
    const near = Math.max(0, line.length - SEEN_BACK)
    const stable = near + (unclosed.exec(plain.slice(near))?.index ?? SEEN_BACK)
    let length = 0
    for (const end of plain.matchAll(sentenceEnd)) {
      const after = end.index + end[0].length
      // At the very end, a quotation mark may still come.
      if (after <= stable && after < line.length) length = after
    }
    return length
  }

  return {
    read(text, isFinished = false) {
      const rest = text.slice(done)
      const lines = rest.split('\n')
      const growing = isFinished ? '' : (lines.pop() ?? '')
      const ended = endedPart(growing)
      done += rest.length - growing.length + ended
      const spoken = lines.map((line) => readLine(line.slice(0, LONGEST_LINE)))
      if (isFinished && head !== undefined) spoken.push(readText(head))
      if (ended > 0) spoken.push(readLine(growing.slice(0, Math.min(ended, LONGEST_LINE))))
      return spoken.join(' ').replace(/\s+/g, ' ').trim()
    },
  }
}

function cellsOf(row: string): string[] {
  return row.replace(/^\s*\||\|\s*$/g, '').split('|')
}
