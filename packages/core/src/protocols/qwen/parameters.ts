import type { QwenResponseFormat } from './response-format'
import type { QwenSearchOptions } from './search-options'

/** Which function the model may or must call. A forced one is refused in thinking mode. */
export type QwenToolChoice =
  'auto' | 'none' | { readonly type: 'function'; readonly function: { readonly name: string } }

/** A skill of the model qwen-doc-turbo, such as making slides. */
export interface QwenSkill {
  readonly type: 'ppt' | (string & {})
  /** How the skill works, as the model's page names it. */
  readonly mode?: string
}

/**
 * What a request can set in the wire's `parameters`; what is not set is not sent, and the model's own default holds.
 * `n`, several answers to one question, is left out: a chat shows one answer.
 *
 * Source, unless a field says otherwise: Alibaba Cloud Model Studio, "Qwen API via DashScope".
 */
export interface QwenParameters {
  /**
   * The form of the frames. Thinking and tools need `message`, and multimodal models know no other.
   *
   * @default 'message', where the wire's own default differs from model to model
   */
  readonly resultFormat?: 'message' | 'text'
  /** Whether a hybrid model thinks first. @default the model's own */
  readonly enableThinking?: boolean
  /** Most tokens of thinking, above 0. @default the model's longest */
  readonly thinkingBudget?: number
  /**
   * How much to think. Not on the parameters' page: seen in recordings of models that others make.
   *
   * @default the model's own
   */
  readonly reasoningEffort?: 'none' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {})
  /**
   * The model reads its earlier thinking too. Known of qwen3.6-plus, qwen3.7-max and qwen3.7-plus; others ignore it.
   * That it belongs into `parameters` is not confirmed. Only the thinking of an answer whose tools are being run is
   * sent back.
   *
   * @default not sent, which is false
   */
  readonly preserveThinking?: boolean
  /** From 0 to below 2. @default the model's own, mostly 0.7, and 0.6 when it thinks */
  readonly temperature?: number
  /** Above 0 to 1. @default the model's own, mostly 0.8, and 0.95 when it thinks */
  readonly topP?: number
  /** Candidates for each token; null or above 100 for all of them. @default the model's own, mostly 20 */
  readonly topK?: number | null
  /** An integer from 0 to 2³¹−1, for answers that repeat. @default 1234 */
  readonly seed?: number
  /** Most tokens of the answer; thinking does not count. @default the model's most */
  readonly maxTokens?: number
  /** Most tokens of thinking and answer. Not on the parameters' page: seen in recordings. @default the model's most */
  readonly maxCompletionTokens?: number
  /** The answer ends before one of these: texts, tokens, or lists of tokens, never mixed. @default none */
  readonly stop?: string | readonly string[] | readonly number[] | readonly (readonly number[])[]
  /** From −2 to 2; higher repeats less. @default the model's own */
  readonly presencePenalty?: number
  /** Above 0; 1 is no penalty. @default the model's own, mostly 1.05 */
  readonly repetitionPenalty?: number
  /** @default text */
  readonly responseFormat?: QwenResponseFormat
  /** How likely each token of the answer was, in the frames' `logprobs`; not of thinking. @default false */
  readonly logprobs?: boolean
  /** How many of the likeliest tokens, with `logprobs`. @default 0 */
  readonly topLogprobs?: 0 | 1 | 2 | 3 | 4 | 5
  /** @default 'auto' */
  readonly toolChoice?: QwenToolChoice
  /** Several calls of tools at once. @default false */
  readonly parallelToolCalls?: boolean
  /** Arguments of tools in pieces. GLM models only. Source: "GLM". @default false */
  readonly toolStream?: boolean
  /** Web search. Source: "web search". @default false */
  readonly enableSearch?: boolean
  /** @default none */
  readonly searchOptions?: QwenSearchOptions
  /** The model may run code while it thinks; thinking models only. @default false */
  readonly enableCodeInterpreter?: boolean
  /** Images from the web within the text, with search. Source: "web search". @default false */
  readonly enableTextImageMixed?: boolean
  /** Of qwen-doc-turbo. Not on the parameters' page: seen in recordings. @default none */
  readonly skill?: readonly QwenSkill[]
  /** Images as they are, not reduced, for more tokens. @default false */
  readonly vlHighResolutionImages?: boolean
  /** The sizes of the images, as the last frame's `image_hw`. @default false */
  readonly vlEnableImageHwOutput?: boolean
}

/** The names at run time: fields of a request that are no parameters must not reach the wire. */
const names = Object.keys({
  resultFormat: true,
  enableThinking: true,
  thinkingBudget: true,
  reasoningEffort: true,
  preserveThinking: true,
  temperature: true,
  topP: true,
  topK: true,
  seed: true,
  maxTokens: true,
  maxCompletionTokens: true,
  stop: true,
  presencePenalty: true,
  repetitionPenalty: true,
  responseFormat: true,
  logprobs: true,
  topLogprobs: true,
  toolChoice: true,
  parallelToolCalls: true,
  toolStream: true,
  enableSearch: true,
  searchOptions: true,
  enableCodeInterpreter: true,
  enableTextImageMixed: true,
  skill: true,
  vlHighResolutionImages: true,
  vlEnableImageHwOutput: true,
} satisfies Record<keyof QwenParameters, true>)

/** The parameters among a request's fields. */
export function parametersOf(request: QwenParameters): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => names.includes(name)))
}
