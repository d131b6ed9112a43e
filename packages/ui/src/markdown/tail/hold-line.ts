import type { Token } from 'markdown-it'

/**
 * A last line that may still become a rule, a heading, a list, emphasis, a fence or a footnote. Space is taken whole or not at all,
 * so that much of it is read once.
 */
const undecided =
  /^(?:[ \t]*>)*[ \t]*(?![ \t])(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?![ \t])|\[\^[^\s[\]\\`]{1,60}\](?::[ \t]*(?![ \t])|$))*(?:[-*+_=]{1,3}|#{1,6}|\d{1,9}[.)]?|`{1,2}|~{1,2})?[ \t]*$/
/** Half of a character that takes two. */
const halfCharacter = /[\ud800-\udbff]$/

/**
 * The text without a last line of which it is not known yet what it makes of its blocks: a `-` may be a list, a rule, or make a
 * heading of the line before.
 *
 * @param tokens - What the block parser makes of the text.
 */
export function holdLine(text: string, tokens: readonly Token[]): string {
  const whole = text.replace(halfCharacter, '')
  const leaf = tokens.findLast(({ nesting }) => nesting !== -1)
  const isInFence = leaf?.type === 'fence' || leaf?.type === 'math_block'
  if (isInFence) return whole
  const start = whole.lastIndexOf('\n') + 1
  return undecided.test(whole.slice(start)) ? whole.slice(0, start) : whole
}
