import { modelParameterNames, type ModelParameters } from '../models/parameters'

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
export interface QwenParameters extends ModelParameters {
  /**
   * The form of the frames. Thinking and tools need `message`, and multimodal models know no other.
   *
   * @default 'message', where the wire's own default differs from model to model
   */
  readonly resultFormat?: 'message' | 'text'
  /**
   * How much to think. Not on the parameters' page: seen in recordings of models that others make.
   *
   * @default the model's own
   */
  readonly reasoningEffort?: 'none' | 'low' | 'medium' | 'high' | 'xhigh' | (string & {})
  /** The answer ends before one of these: texts, tokens, or lists of tokens, never mixed. @default none */
  readonly stop?: string | readonly string[] | readonly number[] | readonly (readonly number[])[]
  /** @default 'auto' */
  readonly toolChoice?: QwenToolChoice
  /** Arguments of tools in pieces. GLM models only. Source: "GLM". @default false */
  readonly toolStream?: boolean
  /** Images from the web within the text, with search. Source: "web search". @default false */
  readonly enableTextImageMixed?: boolean
  /** Of qwen-doc-turbo. Not on the parameters' page: seen in recordings. @default none */
  readonly skill?: readonly QwenSkill[]
  /** The sizes of the images, as the last frame's `image_hw`. @default false */
  readonly vlEnableImageHwOutput?: boolean
}

/** The names at run time: fields of a request that are no parameters must not reach the wire. */
const names = Object.keys({
  ...modelParameterNames,
  resultFormat: true,
  reasoningEffort: true,
  stop: true,
  toolChoice: true,
  toolStream: true,
  enableTextImageMixed: true,
  skill: true,
  vlEnableImageHwOutput: true,
} satisfies Record<keyof QwenParameters, true>)

/** The parameters among a request's fields. */
export function parametersOf(request: QwenParameters): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => names.includes(name)))
}
