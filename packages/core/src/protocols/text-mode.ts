import type { MessageChunk } from '../model/chunk'
import type { DecoderContext } from './protocol'

/** What a frame's text does to the text so far. */
export type TextChange = { readonly delta: string } | { readonly text: string } | undefined

/** Understands the texts of one answer's frames. */
export interface TextMode {
  /** @param isLast - The answer ends with this frame, which may repeat all of it. */
  read(text: string, isLast?: boolean): TextChange
  /** What was held back and is to be shown now, because the answer ends. */
  flush(): TextChange
}

/**
 * Tells deltas from re-sent text. The request asked for one of them; a server that does the other is recognised
 * by whether a frame's text begins with the frame's before, so that re-sent text is never shown twice.
 * Looks at single frames only, and at the whole answer once, in case the last frame repeats it.
 *
 * Where deltas were asked for, one frame that begins with the one before proves nothing ("ha", "haha"): it is held
 * back until the next one decides, which is a whole text when it begins with the one that is held.
 */
export function createTextMode(asked: DecoderContext): TextMode {
  let mode: 'delta' | 'whole' | 'unsure' = 'unsure'
  let previous = ''
  let held = ''
  /** All deltas so far: joined here, and read when the answer ends. */
  let sum = ''
  let deltas = 0

  function decide(before: string, text: string): void {
    const grows = text.length > before.length && text.startsWith(before)
    if (!asked.incrementalOutput) mode = grows || text === before ? 'whole' : 'delta'
    else if (!grows) mode = held && text === before ? 'whole' : 'delta'
    else if (held) mode = 'whole'
    else held = text
  }

  /** Where whole texts were asked for: the beginning of the one before, so it was sent earlier. */
  function isOlder(text: string): boolean {
    return (
      !asked.incrementalOutput &&
      mode !== 'delta' &&
      text.length < previous.length &&
      previous.startsWith(text)
    )
  }

  function flush(): TextChange {
    const delta = asked.incrementalOutput ? held : ''
    held = ''
    return delta ? { delta } : undefined
  }

  return {
    read(text, isLast = false) {
      if (text === '') return undefined
      const before = previous
      if (isOlder(text)) {
        // A whole text that comes late says nothing; what would be lost if it were a delta waits for the next.
        if (mode === 'unsure') held += text
        return undefined
      }
      previous = text
      if (isLast && deltas > 2 && text.startsWith(sum)) return { text }
      if (before === '') sum = text
      if (before === '') return asked.incrementalOutput ? { delta: text } : { text }
      if (mode === 'unsure') decide(before, text)
      if (mode === 'unsure') return undefined
      const delta = held + text
      const isShown = text === before && !held
      held = ''
      if (mode === 'delta') {
        sum += delta
        deltas++
        return { delta }
      }
      return isShown ? undefined : { text }
    },
    flush,
  }
}

/** A change of an answer's text or reasoning as chunks. */
export function toTextChunks(
  of: 'text' | 'reasoning',
  change: TextChange,
): readonly MessageChunk[] {
  if (!change) return []
  return 'delta' in change
    ? [{ type: `${of}-delta`, delta: change.delta }]
    : [{ type: `${of}-replace`, text: change.text }]
}
