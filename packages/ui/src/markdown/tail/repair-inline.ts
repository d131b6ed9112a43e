import type { MarkdownIt } from 'markdown-it'
import { citationOptionsOf, withoutPartialCitation } from '../citation-rule'
import { holdBackMath } from '../math/math-rule'
import { closeEmphasis } from './close-emphasis'
import { readOpenInline, type Bracket, type OpenInline } from './read-open-inline'
import { countTrailing, endsInEscape } from './trailing'

/** Half an entity, and what may begin an image. */
const halfSign = /(?:&(?:#(?:x[\da-f]{0,6}|\d{0,7})|[a-z][a-z\d]{0,7})?|(?<![\w)\]!?'"])!)$/i
/** A URL in angle brackets is shown without them; what may become one waits. */
const halfAngle = /<(?:[a-z][a-z\d+.-]{0,31}(?::(?:\/(?:\/([^\s<>]*))?)?)?)?$/i
const LONGEST_LABEL = 80
const balanced = /\([^()]*\)/g

const anySign = /[*_~`[\]$\\<&!]/

/** Completes a text of a paragraph, a heading or a cell whose end has only half arrived. */
export function repairInline(text: string, parser: MarkdownIt): string {
  if (!anySign.test(text)) return text
  const inline = readOpenInline(text, parser)
  const { code } = inline
  if (code && holdBackMath(text.slice(0, code.at)) === text.slice(0, code.at)) {
    const before = text.slice(0, code.at)
    const body = text.slice(code.at + code.ticks.length, text.length - countTrailing(text, '`'))
    if (!body.trim()) return repairInline(before, parser)
    const closed = before + code.ticks + body + code.ticks
    return closeText(closed, readOpenInline(closed, parser), parser)
  }
  const marked = withoutPartialCitation(holdBackMath(text), citationOptionsOf(parser))
  const whole = withoutHalfSign(marked)
  const held = whole.replace(halfAngle, cutAngle)
  return closeText(held, held === text ? inline : readOpenInline(held, parser), parser)
}

/** Without half an escape as well. */
function withoutHalfSign(text: string): string {
  return endsInEscape(text) ? text.slice(0, -1) : text.replace(halfSign, '')
}

function cutAngle(found: string, host: string | undefined): string {
  return host ? found.slice(1) : ''
}

function closeText(text: string, inline: OpenInline, parser: MarkdownIt): string {
  return closeEmphasis(closeBrackets(text, inline), parser)
}

/** A link that has not ended is its text, an image waits. */
function closeBrackets(text: string, { brackets, target }: OpenInline): string {
  const image = [...brackets, ...(target ? [target.bracket] : [])].find(({ isImage }) => isImage)
  const links = brackets.filter(({ at }) => at < (image?.at ?? text.length)).toReversed()
  if (image) return links.reduce(openLabel, text.slice(0, image.at - 1))
  if (!target) return links.reduce(openLabel, text)
  const { labelEnd, bracket } = target
  const label = text.slice(bracket.at + 1, labelEnd)
  // `[1]` is a text like any other, unless more follows.
  const isNumber = labelEnd === text.length - 1 && /^\d+$/.test(label)
  return links.reduce(openLabel, isNumber ? text : text.slice(0, bracket.at) + label)
}

/** The text without the bracket that opens a label, if it may be one. */
function openLabel(text: string, { at }: Bracket): string {
  const label = text.slice(at + 1)
  if (/^(?:\^\S{0,60}|\d{0,4})$/.test(label)) return text.slice(0, at)
  return isLabel(label) ? text.slice(0, at) + label : text
}

/** A sentence does not end in a label, nor a bracket that it does not open. */
function isLabel(label: string): boolean {
  return label.length <= LONGEST_LABEL && !/[。；;\n)]/.test(label.replace(balanced, ''))
}
