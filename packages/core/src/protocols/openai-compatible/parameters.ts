import { modelParameterNames, type ModelParameters } from '../models/parameters'

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
export interface OpenAICompatibleParameters extends ModelParameters {
  /** The answer ends before one of these. @default none */
  readonly stop?: string | readonly string[]
  /** From −2 to 2; higher repeats less, the more often. Source: OpenAI, "create chat completion". @default 0 */
  readonly frequencyPenalty?: number
  /** @default 'auto' */
  readonly toolChoice?: OpenAICompatibleToolChoice
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
  /** How much to think. Source: OpenAI, "reasoning"; on Ollama `none` turns it off. @default the model's own */
  readonly reasoningEffort?:
    'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {})
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
  ...modelParameterNames,
  stop: true,
  frequencyPenalty: true,
  toolChoice: true,
  reasoningEffort: true,
  modalities: true,
  audio: true,
  chatTemplateKwargs: true,
} satisfies Record<keyof OpenAICompatibleParameters, true>)
