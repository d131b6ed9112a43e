import type { QwenRequest } from './request'
import type { Turn } from '../turns'

/** Words in the names of models that see or hear. */
const multimodalWord = /(^|-)(vl|qvq|omni|audio|ocr|asr|image|gui)(-|$)/
/** The generations that are multimodal as a whole. */
const multimodalGeneration = /^qwen3\.(?!7-max)[5-9]/

/** Which endpoint `auto` means: see `QwenRequest.endpoint`. */
export function isMultimodal(
  endpoint: QwenRequest['endpoint'],
  model: string,
  turns: readonly Turn[],
): boolean {
  if (endpoint === 'text' || endpoint === 'multimodal') return endpoint === 'multimodal'
  return (
    multimodalWord.test(model) ||
    multimodalGeneration.test(model) ||
    turns.some((turn) => turn.role === 'user' && turn.files.length > 0)
  )
}
