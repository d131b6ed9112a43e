import type { CitationFormat } from '@tyqw/core'
import type { MarkdownIt, StateInline } from 'markdown-it'

export interface CitationOptions {
  /** `[n]` is a mark only when it was asked for; `<ref>[n]</ref>` and `[ref_n]` always are. */
  readonly citationFormat?: CitationFormat | undefined
}

/** What a `citation` token carries. Its content is the text to show where it is no mark after all. */
export interface CitationMeta {
  /** The numbers between the brackets. */
  readonly indexes: readonly string[]
  /** A mark only if its source is known, else the token's content: `[n]` may as well be text. */
  readonly needsSource?: true
  /** Where a definition of that number leads: without its source it is a link like any other. */
  readonly href?: string
  /** Stands in a link's text, where nothing else can be pressed. */
  readonly isInLink?: true
}

const list = String.raw`\d{1,4}(?:[,，、]\s*\d{1,4})*`
const refMark = String.raw`<ref>(?:\[${list}\])+</ref>`
const bracketMark = String.raw`\[ref_\d{1,4}(?:[,，、]\s*(?:ref_)?\d{1,4})*\]`
/** Neither a link's text nor a definition's label. Of several marks in a row, each is one. */
const numberMark = String.raw`\[\d{1,4}\](?![(:]|\[(?!\d{1,4}\]))`

const mark = new RegExp(`${refMark}|${bracketMark}`, 'y')
const number = new RegExp(numberMark, 'y')
/** A word's end, after which `[1]` is an index. Chinese has no spaces, so that its marks follow at once. */
const wordEnd =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}_]$/u

const optionsOf = new WeakMap<MarkdownIt, CitationOptions>()

/** Which marks a parser makes tokens of. */
export function citationOptionsOf(parser: MarkdownIt): CitationOptions {
  return optionsOf.get(parser) ?? {}
}

/** Makes `citation` tokens of marks: `<ref>[4]</ref>`, `[ref_4]`, and `[4]` where it was asked for. */
export function citationRule(parser: MarkdownIt, options: CitationOptions = {}): void {
  optionsOf.set(parser, options)
  const takesNumbers = options.citationFormat === '[<number>]'
  parser.inline.ruler.before('link', 'citation', (state, silent) => {
    const first = state.src.charAt(state.pos)
    if (first !== '<' && first !== '[') return false
    const isMark = isAt(mark, state)
    if (!isMark && !(takesNumbers && isAt(number, state) && maybeMark(state, silent))) return false
    const content = state.src.slice(state.pos, isMark ? mark.lastIndex : number.lastIndex)
    if (!silent) {
      const token = state.push('citation', 'sup', 0)
      const indexes = content.match(/\d+/g) ?? []
      const href = isMark ? undefined : state.env.references?.[indexes.join()]?.href
      if (!isMark) token.content = content
      token.meta = {
        indexes,
        ...(!isMark && { needsSource: true }),
        ...(href !== undefined && { href }),
        ...(state.linkLevel > 0 && { isInLink: true }),
      } satisfies CitationMeta
    }
    state.pos += content.length
    return true
  })
}

function isAt(pattern: RegExp, state: StateInline): boolean {
  pattern.lastIndex = state.pos
  return pattern.test(state.src)
}

/** Not after a word, `list[1]`, nor after what was no mark either, `list[0][1]`. */
function maybeMark({ src, pos, pending, tokens }: StateInline, silent: boolean): boolean {
  if (src.charAt(pos - 1) !== ']' || silent)
    return !wordEnd.test(src.slice(Math.max(0, pos - 2), pos))
  return pending === '' && tokens.at(-1)?.type === 'citation'
}

const code = String.raw`(?:^|\n) {0,3}(?<fence>\`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?)??(?:\n {0,3}\k<fence>[\`~]*[ \t]*(?=\n|$)|$)|(?<!\`)(?<ticks>\`{1,8})(?!\`)[^\n]*?(?<!\`)\k<ticks>(?!\`)`
const marks = new RegExp(`${code}|${refMark}|${bracketMark}`, 'g')
const marksAndNumbers = new RegExp(`${code}|${refMark}|${bracketMark}|${numberMark}`, 'g')

/**
 * The text without its marks, for copying. Code stays as it is.
 *
 * @param isKnown - Which numbers `[n]` stand for a source. @default all
 */
export function withoutCitations(
  text: string,
  options: CitationOptions = {},
  isKnown: (index: string) => boolean = () => true,
): string {
  const pattern = options.citationFormat === '[<number>]' ? marksAndNumbers : marks
  let lastNumber = -1
  return text.replace(pattern, (found: string, ...rest: unknown[]) => {
    const at = rest.find((value) => typeof value === 'number') ?? 0
    if (/^<ref|^\[ref/.test(found)) return ''
    const index = /^\[(\d+)\]$/.exec(found)?.[1]
    if (!index) return found
    const before = text.slice(Math.max(0, at - 2), at)
    const isIndex = before.endsWith(']') ? lastNumber !== at : wordEnd.test(before)
    if (isIndex || !isKnown(index)) return found
    lastNumber = at + found.length
    return ''
  })
}

/** Each beginning of a mark, up to all of it but its last character. */
const partialRef =
  /<(?:r(?:e(?:f(?:>(?:\[[\d,，、\s[\]]{0,40}(?:<(?:\/(?:r(?:e(?:f)?)?)?)?)?)?)?)?)?)?$/
const partialBracket = /\[(?:r(?:e(?:f(?:_(?:\d[\d,，、\s_ref]{0,40})?)?)?)?)?$/
/** `[1]` whole as well: what comes next says whether it is a mark. */
const partialNumber = /(?:\[\d{1,4}\])*\[(?:\d{1,4}\]?)?$/

/** No mark is longer, and it is looked for with each token. */
const LONGEST_MARK = 80

/** The text without a mark that has only half arrived. */
export function withoutPartialCitation(text: string, options: CitationOptions = {}): string {
  const tail = text.slice(-LONGEST_MARK)
  const held = tail.replace(partialRef, '').replace(partialBracket, '')
  const shown = options.citationFormat === '[<number>]' ? held.replace(partialNumber, '') : held
  return shown === tail ? text : text.slice(0, text.length - tail.length) + shown
}
