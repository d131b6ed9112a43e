import type { QwenResponseFormat } from './response-format'
import type { QwenSearchOptions } from './search-options'

/**
 * What an answer is made with, on every wire of a model; what is not set is not sent, and the model's own default holds.
 * `n`, several answers to one question, is left out: a chat shows one answer.
 *
 * Source, unless a field says otherwise: Alibaba Cloud Model Studio, "Qwen API via DashScope" and "OpenAI compatible
 * chat".
 */
export interface ModelParameters {
  /** Whether a hybrid model thinks first. @default the model's own */
  readonly enableThinking?: boolean
  /** Most tokens of thinking, above 0. Source: "deep thinking". @default the model's longest */
  readonly thinkingBudget?: number
  /**
   * The model reads its earlier thinking too. Known of qwen3.6-plus, qwen3.7-max and qwen3.7-plus; others ignore it. Only
   * the thinking of an answer whose tools are being run is sent back. Its place on the native wire is not confirmed.
   *
   * Source: "deep thinking".
   *
   * @default not sent, which is false
   */
  readonly preserveThinking?: boolean
  /** From 0 to below 2. @default the model's own, mostly 0.7, and 0.6 when it thinks */
  readonly temperature?: number
  /** Above 0 to 1. @default the model's own, mostly 0.8, and 0.95 when it thinks */
  readonly topP?: number
  /** Candidates for each token; null or above 100 for all of them. Not OpenAI's. @default the model's own, mostly 20 */
  readonly topK?: number | null
  /** An integer from 0 to 2³¹−1, for answers that repeat. @default 1234 on DashScope */
  readonly seed?: number
  /** Most tokens of the answer; on DashScope thinking does not count. @default the model's most */
  readonly maxTokens?: number
  /**
   * Most tokens of thinking and answer. Source: OpenAI, "create chat completion"; on the native wire seen in recordings.
   *
   * @default the model's most
   */
  readonly maxCompletionTokens?: number
  /** From −2 to 2; higher repeats less. @default the model's own */
  readonly presencePenalty?: number
  /** Above 0; 1 is no penalty. Not OpenAI's; llama.cpp says `repeat_penalty`. @default the model's own, mostly 1.05 */
  readonly repetitionPenalty?: number
  /** Text, or JSON. @default text */
  readonly responseFormat?: QwenResponseFormat
  /** How likely each token of the answer was, in the frames' `logprobs`; not of thinking. @default false */
  readonly logprobs?: boolean
  /** How many of the likeliest tokens, with `logprobs`. @default 0 */
  readonly topLogprobs?: 0 | 1 | 2 | 3 | 4 | 5
  /** Several calls of tools at once. @default false on DashScope, true elsewhere */
  readonly parallelToolCalls?: boolean
  /** Web search. The compatible wire does not say which pages it found. Source: "web search". @default false */
  readonly enableSearch?: boolean
  /** How the web is searched. Source: "web search". @default none */
  readonly searchOptions?: QwenSearchOptions
  /** The model may run code while it thinks; thinking models only. @default false */
  readonly enableCodeInterpreter?: boolean
  /** Images as they are, not reduced, for more tokens. @default false */
  readonly vlHighResolutionImages?: boolean
}

/** The names at run time: fields of a request that are no parameters must not reach the wire. */
export const modelParameterNames = {
  enableThinking: true,
  thinkingBudget: true,
  preserveThinking: true,
  temperature: true,
  topP: true,
  topK: true,
  seed: true,
  maxTokens: true,
  maxCompletionTokens: true,
  presencePenalty: true,
  repetitionPenalty: true,
  responseFormat: true,
  logprobs: true,
  topLogprobs: true,
  parallelToolCalls: true,
  enableSearch: true,
  searchOptions: true,
  enableCodeInterpreter: true,
  vlHighResolutionImages: true,
} satisfies Record<keyof ModelParameters, true>
