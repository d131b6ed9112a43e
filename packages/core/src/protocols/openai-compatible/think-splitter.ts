import type { MessageChunk } from '../../model/chunk'

/**
 * Whether `<think>…</think>` within an answer's text is reasoning:
 *
 * - `never`: it is text like any other.
 * - `always`: the answer begins with reasoning, whether or not `<think>` opens it, and everything up to the first
 *   `</think>` is reasoning. For models that always think, whose template puts `<think>` into the prompt.
 * - `auto`: `<think>` opens reasoning at the very beginning of the answer only, white space aside. A `</think>` that
 *   nothing opened turns all text before it into reasoning, once: that text was shown as text until then. Such a tag right
 *   after a backtick is talked about and means nothing; a `<think>` later on means that the answer is about tags, and
 *   everything from there on is text.
 *
 * In all modes the first `</think>` that counts is the last tag that does. Line breaks after `<think>` and around `</think>`
 * come from templates and are dropped. Once reasoning came in a field of its own, text is text.
 *
 * Source: Qwen3, "quickstart": templates of thinking models include `<think>`, so that only `</think>` may be in the
 * output; vLLM issues 17144 and 31045; llama.cpp issue 23320.
 */
export type InlineThinking = 'auto' | 'always' | 'never'

/** Tells reasoning from text in one answer's text, wherever its deltas were cut. */
export interface ThinkSplitter {
  read(delta: string): readonly MessageChunk[]
  /** Reasoning has a field of its own: what was held back, and from here on text is text. */
  stayOut(): readonly MessageChunk[]
  /** What was held back for a tag that does not come, because something else follows. */
  flush(): readonly MessageChunk[]
}

const OPENING = '<think>'
const CLOSING = '</think>'

type State =
  /** Nothing but white space so far. */
  | 'beginning'
  | 'thinking'
  /** Text that a closing tag would turn into reasoning. */
  | 'undecided'
  /** Right after the closing tag: line breaks are dropped. */
  | 'closed'
  | 'answer'

/**
 * A splitter for one answer. Looks at each character a fixed number of times: it holds back the beginning of a tag and
 * line breaks, and keeps undecided text in pieces that are joined once, when a closing tag shows what they were.
 */
export function createThinkSplitter(mode: InlineThinking): ThinkSplitter {
  let state: State = mode === 'never' ? 'answer' : 'beginning'
  /** The beginning of a tag, perhaps. */
  let partialTag = ''
  /** White space whose meaning the next character tells. */
  let space = ''
  let hasReasoning = false
  let pieces: string[] = []
  let lastCharacter = ''

  function onText(text: string): readonly MessageChunk[] {
    switch (state) {
      case 'beginning':
        space += text
        if (text.trim() === '') return []
        state = mode === 'always' ? 'thinking' : 'undecided'
        return onText(takeSpace())
      case 'thinking':
        return onReasoning(text)
      case 'undecided':
        pieces.push(text)
        break
      case 'closed': {
        const answer = text.slice(leadingBreaks(text))
        if (answer) state = 'answer'
        return textChunks(answer)
      }
      case 'answer':
    }
    return textChunks(text)
  }

  function onReasoning(text: string): readonly MessageChunk[] {
    const rest = hasReasoning ? text : text.slice(leadingBreaks(text))
    const end = rest.length - trailingBreaks(rest)
    const delta = end > 0 ? takeSpace() + rest.slice(0, end) : ''
    space += rest.slice(end)
    hasReasoning ||= delta !== ''
    return delta ? [{ type: 'reasoning-delta', delta }] : []
  }

  /** Tags that mean nothing here are text. */
  function onTag(tag: string, isQuoted: boolean): readonly MessageChunk[] {
    const isOpening = tag === OPENING
    if (state === 'beginning' && isOpening) return enter('thinking')
    if ((state === 'beginning' || state === 'thinking') && !isOpening) return enter('closed')
    if (state !== 'undecided' || isQuoted) return onText(tag)
    if (isOpening) return [...enter('answer'), ...onText(tag)]
    const text = pieces.join('')
    const reasoning = text.slice(leadingBreaks(text), text.length - trailingBreaks(text))
    return [
      { type: 'text-replace', text: '' },
      { type: 'reasoning-replace', text: reasoning },
      ...enter('closed'),
    ]
  }

  function enter(next: State): readonly MessageChunk[] {
    state = next
    pieces = []
    space = ''
    return []
  }

  function takeSpace(): string {
    const taken = space
    space = ''
    return taken
  }

  function flush(): readonly MessageChunk[] {
    const held = partialTag
    partialTag = ''
    lastCharacter = held.slice(-1)
    return held ? onText(held) : []
  }

  return {
    read(delta) {
      if (state === 'answer') return [...flush(), ...textChunks(delta)]
      // The pieces between tags stand at even places.
      const found = (partialTag + delta).split(/(<\/?think>)/)
      const tail = found.pop() ?? ''
      const start = partialTagIn(tail)
      partialTag = tail.slice(start)
      found.push(tail.slice(0, start))
      return found.flatMap((piece, place) => {
        if (piece === '') return []
        const isQuoted = lastCharacter === '`'
        lastCharacter = piece.slice(-1)
        return place % 2 === 0 ? onText(piece) : onTag(piece, isQuoted)
      })
    },
    stayOut() {
      if (state === 'answer') return []
      const held = flush()
      enter('answer')
      return held
    },
    flush,
  }
}

function textChunks(delta: string): readonly MessageChunk[] {
  return delta ? [{ type: 'text-delta', delta }] : []
}

/** Where a tag may begin that the text's end cuts; the text's length where none does. */
function partialTagIn(text: string): number {
  const start = text.lastIndexOf('<')
  const rest = start < 0 ? '' : text.slice(start)
  return rest && (OPENING.startsWith(rest) || CLOSING.startsWith(rest)) ? start : text.length
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

/** How many line breaks the text begins with. */
function leadingBreaks(text: string): number {
  let count = 0
  while (isBreak(text[count])) count++
  return count
}

/** How many line breaks the text ends with. */
function trailingBreaks(text: string): number {
  let count = 0
  while (isBreak(text[text.length - 1 - count])) count++
  return count
}
