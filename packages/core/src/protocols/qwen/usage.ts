import type { MessageChunk } from '../../model/chunk'
import type { Usage } from '../../model/message'
import { numberIn, objectIn, withoutUndefined, type JsonObject } from '../json'

/** Reads `usage`, which every frame repeats: only numbers that changed are worth a chunk, and an empty one says nothing. */
export function createUsageReader(): (frame: JsonObject) => readonly MessageChunk[] {
  let before = '{}'
  return (frame) => {
    const usage = toUsage(objectIn(frame, 'usage') ?? {})
    const now = JSON.stringify(usage)
    if (now === before || now === '{}') return []
    before = now
    return [{ type: 'usage', usage }]
  }
}

/** Source: Alibaba Cloud Model Studio, "Qwen API via DashScope", `usage`. */
function toUsage(usage: JsonObject): Usage {
  const output = objectIn(usage, 'output_tokens_details') ?? {}
  const prompt = objectIn(usage, 'prompt_tokens_details') ?? {}
  return withoutUndefined({
    inputTokens: numberIn(usage, 'input_tokens'),
    outputTokens: numberIn(usage, 'output_tokens'),
    reasoningTokens: numberIn(output, 'reasoning_tokens'),
    cachedTokens: numberIn(prompt, 'cached_tokens'),
  })
}
