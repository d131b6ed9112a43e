/** What requests for a model may look like, and what they mean without parameters. */
export interface ModelTraits {
  /** The native endpoint that serves the model; both accept a model whose family is not known. */
  readonly endpoint: 'text' | 'multimodal' | 'either'
  /** `hybrid` thinks when told to, `always` cannot stop, `never` does not know `enable_thinking`. */
  readonly thinking: 'never' | 'hybrid' | 'always'
  /** Whether it thinks when `enable_thinking` is left out. */
  readonly thinksByDefault: boolean
  readonly streamOnly: boolean
  /** The default of `incremental_output`. */
  readonly incremental: boolean
  /** `incremental_output: false` is an error. */
  readonly incrementalOnly: boolean
  /** The default of `result_format`. */
  readonly resultFormat: 'text' | 'message'
  /** Answers in the frames of deep research. */
  readonly deepResearch: boolean
}

const MULTIMODAL = /^(qwen[\d.]*-(vl|omni|audio)|qvq|qwen3\.[5-9]-(plus|flash))/
const TEXT =
  /^(qwen-(max|plus|turbo|flash|long|doc|coder|math|mt|deep-research)|qwen[23]|qwq|deepseek|glm|kimi)/
const OPEN_QWEN3 = /^qwen3-\d+(\.\d+)?b/
const ALWAYS_THINKS = /^(qwq|qvq|deepseek-r1)|-thinking/
const THINKS_IF_TOLD =
  /^(qwen-(plus|turbo|flash)|qwen3-(max|vl-(plus|flash))|qwen3\.[5-9]|deepseek-v|glm|kimi)/
const STREAM_ONLY = /^(qwq|qvq|qwen-deep-research|qwen[\d.]*-omni)/

/** The documented traits of a model by its name. What is not known is allowed to do everything. */
export function toModelTraits(model: string): ModelTraits {
  const multimodal = MULTIMODAL.test(model)
  const open = OPEN_QWEN3.test(model)
  const thinking = toThinking(model)
  const always = thinking === 'always'
  return {
    endpoint: multimodal ? 'multimodal' : TEXT.test(model) ? 'text' : 'either',
    thinking,
    thinksByDefault: always || (open && thinking === 'hybrid'),
    streamOnly: STREAM_ONLY.test(model),
    incremental: open || /^(qwen3-(max|vl)|qwq|qvq)/.test(model) || always,
    incrementalOnly: open || always,
    resultFormat:
      multimodal || open || always || /^(qwen3-max|qwen-long)/.test(model) ? 'message' : 'text',
    deepResearch: model.startsWith('qwen-deep-research'),
  }
}

function toThinking(model: string): ModelTraits['thinking'] {
  if (ALWAYS_THINKS.test(model)) return 'always'
  if (/-instruct|coder/.test(model)) return 'never'
  if (THINKS_IF_TOLD.test(model) || OPEN_QWEN3.test(model)) return 'hybrid'
  return /^(qwen|deepseek)/.test(model) ? 'never' : 'hybrid'
}
