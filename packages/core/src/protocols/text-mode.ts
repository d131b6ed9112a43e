import type { DecoderContext } from './protocol'

/** What a frame's text does to the text so far. */
export type TextChange = { readonly delta: string } | { readonly text: string } | undefined

/** How many frames must each begin with the one before, until a stream that should send deltas is taken to re-send its text. */
const GROWTHS_THAT_PROVE = 2

/**
 * Tells deltas from re-sent text. The request asked for one of them; a server that does the other is recognised
 * by whether a frame's text begins with the frame's before, so that re-sent text is never shown twice.
 * Looks at single frames only, never at the whole answer.
 */
export function createTextMode(asked: DecoderContext): (text: string) => TextChange {
  let mode: 'delta' | 'whole' | 'unsure' = 'unsure'
  let previous = ''
  let growths = 0

  return (text) => {
    if (text === '') return undefined
    const isFirst = previous === ''
    const before = previous
    if (mode !== 'delta') previous = text
    if (isFirst) return asked.incrementalOutput ? { delta: text } : { text }

    if (mode === 'unsure') {
      const grows = text.length > before.length && text.startsWith(before)
      if (asked.incrementalOutput) {
        growths = grows ? growths + 1 : 0
        if (!grows) mode = 'delta'
        else if (growths >= GROWTHS_THAT_PROVE) mode = 'whole'
      } else mode = grows || text === before ? 'whole' : 'delta'
    }
    if (mode === 'whole') return text === before ? undefined : { text }
    return { delta: text }
  }
}
