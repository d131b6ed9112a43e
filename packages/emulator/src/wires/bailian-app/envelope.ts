import type { FlowStreamMode } from './parameters'

/** What the frames of one answer share. */
export interface FrameContext {
  readonly sessionId: string
  readonly requestId: string
  readonly inputTokens: number
  /** `model_id` of the request: takes the place of the script's models. */
  readonly modelId: string | undefined
  readonly incremental: boolean
  readonly hasThoughts: boolean
  readonly flowStreamMode: FlowStreamMode
}

/** The tokens that models took so far, in the form of `usage`. */
export interface UsageCount {
  add(model: string, tokens: number): void
  /** `{}` until a model has written something. */
  toUsage(): unknown
}

/** Counts output tokens up, model by model; input tokens stay the same. */
export function createUsageCount({ inputTokens, modelId }: FrameContext): UsageCount {
  const outputTokens = new Map<string, number>()
  return {
    add(model, tokens) {
      const id = modelId ?? model
      outputTokens.set(id, (outputTokens.get(id) ?? 0) + tokens)
    },
    toUsage() {
      if (outputTokens.size === 0) return {}
      const models = [...outputTokens].map(([id, tokens]) => ({
        input_tokens: inputTokens,
        output_tokens: tokens,
        model_id: id,
      }))
      return { models }
    },
  }
}
