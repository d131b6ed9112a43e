import type { QwenResponseFormat } from '../qwen/response-format'
import type { QwenSearchOptions } from '../qwen/search-options'

/** Which function the model may or must call. DashScope knows no `required`, and forces none in thinking mode. */
export type OpenAICompatibleToolChoice =
  | 'auto'
  | 'none'
  | 'required'
  | { readonly type: 'function'; readonly function: { readonly name: string } }

/**
 * What the answer is made with; what is not set is not sent, and the model's own default holds. Fields that OpenAI's
 * wire does not have stand at the body's top level, as DashScope wants them. `n`, several answers to one question, is
 * left out: a chat shows one answer.
 *
 * Source, unless a field says otherwise: Alibaba Cloud Model Studio, "OpenAI compatible chat".
 */
export interface OpenAICompatibleParameters {
  /** From 0 to below 2. @default the model's own */
  readonly temperature?: number
  /** Above 0 to 1. @default the model's own */
  readonly topP?: number
  /** Candidates for each token; null or above 100 for all of them. Not OpenAI's. @default the model's own */
  readonly topK?: number | null
  /** An integer from 0 to 2³¹−1, for answers that repeat. @default the model's own */
  readonly seed?: number
  /** Most tokens of the answer; on DashScope thinking does not count. @default the model's most */
  readonly maxTokens?: number
  /** Most tokens of thinking and answer. Source: OpenAI, "create chat completion". @default the model's most */
  readonly maxCompletionTokens?: number
  /** The answer ends before one of these. @default none */
  readonly stop?: string | readonly string[]
  /** From −2 to 2; higher repeats less. @default the model's own */
  readonly presencePenalty?: number
  /** From −2 to 2; higher repeats less, the more often. Source: OpenAI, "create chat completion". @default 0 */
  readonly frequencyPenalty?: number
  /** Above 0; 1 is no penalty. Not OpenAI's; llama.cpp says `repeat_penalty`. @default the model's own */
  readonly repetitionPenalty?: number
  /** Text, or JSON. @default text */
  readonly responseFormat?: QwenResponseFormat
  /** How likely each token of the answer was, in the frames' `logprobs`; not of thinking. @default false */
  readonly logprobs?: boolean
  /** How many of the likeliest tokens, from 0 to 5, with `logprobs`. @default 0 */
  readonly topLogprobs?: number
  /** @default 'auto' */
  readonly toolChoice?: OpenAICompatibleToolChoice
  /** Several calls of tools at once. @default false on DashScope, true elsewhere */
  readonly parallelToolCalls?: boolean
  /**
   * Whether a hybrid model thinks first. The option `server` decides how it is said: DashScope `enable_thinking`; vLLM
   * and llama.cpp `chat_template_kwargs.enable_thinking`; Ollama `reasoning_effort: 'none'` for false, nothing for true.
   *
   * Source: "deep thinking", and the servers' own pages.
   *
   * @default the model's own
   */
  readonly enableThinking?: boolean
  /** Most tokens of thinking, above 0. vLLM says `thinking_token_budget`. Source: "deep thinking". @default the model's longest */
  readonly thinkingBudget?: number
  /** The model reads its earlier thinking too; few models do. Source: "deep thinking". @default false */
  readonly preserveThinking?: boolean
  /** How much to think. Source: OpenAI, "reasoning"; on Ollama `none` turns it off. @default the model's own */
  readonly reasoningEffort?:
    'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {})
  /** Web search. This wire does not say which pages it found: where they are shown, use `qwen()`. @default false */
  readonly enableSearch?: boolean
  /** How the web is searched. Source: "web search". @default none */
  readonly searchOptions?: QwenSearchOptions
  /** The model may run code while it thinks; thinking models only. @default false */
  readonly enableCodeInterpreter?: boolean
  /** Images as they are, not reduced, for more tokens. @default false */
  readonly vlHighResolutionImages?: boolean
  /** What Omni models answer with. Sound is in the frames only; what it says is the answer's text. @default ['text'] */
  readonly modalities?: readonly ('text' | 'audio')[]
  /** The voice of an Omni model, such as `Cherry`, and the format of its sound. @default none */
  readonly audio?: { readonly voice: string; readonly format: 'wav' | (string & {}) }
  /**
   * Values for the model's chat template, keys as the template has them. Source: vLLM, "reasoning outputs"; llama.cpp,
   * README of the server.
   *
   * @default none
   */
  readonly chatTemplateKwargs?: Readonly<Record<string, unknown>>
}

/** The names at run time: fields of a request that are no parameters must not reach the wire. */
export const parameterNames = Object.keys({
  temperature: true,
  topP: true,
  topK: true,
  seed: true,
  maxTokens: true,
  maxCompletionTokens: true,
  stop: true,
  presencePenalty: true,
  frequencyPenalty: true,
  repetitionPenalty: true,
  responseFormat: true,
  logprobs: true,
  topLogprobs: true,
  toolChoice: true,
  parallelToolCalls: true,
  enableThinking: true,
  thinkingBudget: true,
  preserveThinking: true,
  reasoningEffort: true,
  enableSearch: true,
  searchOptions: true,
  enableCodeInterpreter: true,
  vlHighResolutionImages: true,
  modalities: true,
  audio: true,
  chatTemplateKwargs: true,
} satisfies Record<keyof OpenAICompatibleParameters, true>)
