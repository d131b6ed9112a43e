import { toTokens } from '../../tokens'
import type { Conversation } from './conversation'

/** What a request costs before it is answered. */
export interface InputCount {
  /** Of everything, pictures included. */
  readonly inputTokens: number
  readonly imageTokens: number
}

// A picture of ordinary size.
const IMAGE_TOKENS = 1247

/** Counts the tokens of a conversation. */
export function countInput({ history, prompt, images }: Conversation): InputCount {
  const texts = [...history.flatMap((turn) => [turn.prompt, turn.answer]), prompt]
  const imageTokens = images.length * IMAGE_TOKENS
  return { inputTokens: imageTokens + toTokens(texts.join()).length, imageTokens }
}
