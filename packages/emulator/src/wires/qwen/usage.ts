import type { SearchRequest } from './request'

/** Token counts of an answer so far. */
export interface TokenCounts {
  input: number
  output: number
  reasoning: number
}

/** What `usage` shows besides counts. */
export interface UsageContext {
  readonly resultFormat: 'text' | 'message'
  readonly multimodal: boolean
  readonly imageTokens: number
  readonly thinking: boolean
  /** Web search ran. */
  readonly searched: Pick<SearchRequest, 'strategy'> | undefined
  readonly ranCode: boolean
}

/** The `usage` of a frame, cumulative; every endpoint and format has its own members. */
export function toQwenUsage({ input, output, reasoning }: TokenCounts, context: UsageContext) {
  const { resultFormat, multimodal, imageTokens, thinking, searched, ranCode } = context
  const total = input + output
  if (resultFormat === 'text') {
    return { total_tokens: total, input_tokens: input, output_tokens: output }
  }
  const plugins = {
    ...(searched ? { search: { count: 1, strategy: searched.strategy } } : {}),
    ...(ranCode ? { code_interpreter: { count: 1 } } : {}),
  }
  if (multimodal) {
    const images = imageTokens > 0 ? { image_tokens: imageTokens } : {}
    return {
      input_tokens_details: { ...images, text_tokens: input - imageTokens },
      prompt_tokens_details: {},
      total_tokens: total,
      output_tokens: output,
      input_tokens: input,
      output_tokens_details: {
        ...(thinking ? { reasoning_tokens: reasoning } : {}),
        text_tokens: output - reasoning,
      },
      ...images,
    }
  }
  return {
    total_tokens: total,
    output_tokens: output,
    input_tokens: input,
    ...(thinking ? { output_tokens_details: { reasoning_tokens: reasoning } } : {}),
    ...(Object.keys(plugins).length > 0 ? { plugins } : {}),
    prompt_tokens_details: { cached_tokens: 0 },
  }
}
