import type { JsonObject } from '../json'

/** A piece of a message on the multimodal endpoint; each has one of these keys. */
export interface QwenContentPart {
  text?: string
  /** An address. */
  image?: string
  [field: string]: unknown
}

/** One answer of a frame with `result_format: 'message'`. */
export interface QwenChoice {
  message: {
    role?: 'assistant'
    /** Text on the text endpoint, parts on the multimodal one, where it may be empty. */
    content?: string | QwenContentPart[]
    reasoning_content?: string
    /** Pieces, told apart by `index`; only the first of a call has an id and a name. */
    tool_calls?: {
      index?: number
      id?: string
      type?: 'function'
      function?: { name?: string; arguments?: string }
    }[]
    [field: string]: unknown
  }
  /** The text `"null"` while the answer goes on, then `stop`, `length` or `tool_calls`. */
  finish_reason?: string | null
  index?: number
  logprobs?: JsonObject | null
}

/**
 * A frame of `text-generation` and `multimodal-generation`, as the service sends it. Server data is not checked: treat
 * every field as optional.
 *
 * Source: Alibaba Cloud Model Studio, "Qwen API via DashScope"; `message` is of "Qwen-Deep-Research".
 */
export interface QwenFrame {
  output: {
    /** With `result_format: 'text'`: what this frame adds, or the whole text so far. */
    text?: string | null
    /** With `result_format: 'text'`. */
    finish_reason?: string | null
    /** With `result_format: 'message'`. */
    choices?: QwenChoice[] | null
    /** Full in one frame, with empty lists in later ones. */
    search_info?: { search_results?: JsonObject[]; extra_tool_info?: JsonObject[] } | null
    /** What the code interpreter ran; repeated in every later frame. */
    tool_info?: JsonObject[] | null
    /** Of qwen-deep-research, instead of `choices`. */
    message?: {
      phase?: 'ResearchPlanning' | 'WebResearch' | 'KeepAlive' | 'answer' | (string & {})
      status?: string
      role?: 'assistant'
      content?: string
      extra?: { deep_research?: JsonObject }
    } | null
    [field: string]: unknown
  }
  /** Cumulative; empty in some frames. */
  usage?: JsonObject
  request_id?: string
}
