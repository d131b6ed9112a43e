import { createFrameDecoder } from '../frame-decoder'
import type { JsonObject } from '../json'
import { toCompatibleRequest } from './body'
import { toAcceptedFiles, withTurnOptions } from '../models/offered'
import { isMultimodal } from '../qwen/endpoint'
import { createCompatibleReader } from './reader'
import { unwrapRelayed } from './relayed'
import type { OpenAICompatibleOptions, OpenAICompatibleRequest } from './request'
import type { ChatDecoder, ChatProtocol } from '../protocol'

export type { OpenAICompatibleParameters, OpenAICompatibleToolChoice } from './parameters'
export type { OpenAICompatibleOptions, OpenAICompatibleRequest } from './request'
export type { OpenAICompatibleServer } from './server'
export type { InlineThinking } from './think-splitter'

/**
 * A chunk of OpenAI's chat completions, as the server sends it. Server data is not checked: treat every field as optional.
 *
 * Source: Alibaba Cloud Model Studio, "OpenAI compatible chat" and "stream".
 */
export interface OpenAICompatibleFrame {
  id?: string
  model?: string
  /** Seconds since epoch. */
  created?: number
  /** Empty in the chunk that gives the usage. */
  choices?: {
    index?: number
    delta?: {
      /** In the first chunk, with Ollama in all. */
      role?: string
      content?: string | null
      /** DashScope, llama.cpp, older vLLM. */
      reasoning_content?: string | null
      /** Ollama, vLLM. */
      reasoning?: string | null
      tool_calls?: JsonObject[] | null
      [field: string]: unknown
    }
    /** Null while the answer goes on. */
    finish_reason?: string | null
    [field: string]: unknown
  }[]
  /** In the last chunk, if asked for; null or absent before. */
  usage?: JsonObject | null
  [field: string]: unknown
}

/**
 * The protocol of OpenAI's chat completions: DashScope's compatible mode, and vLLM, Ollama and llama.cpp serving Qwen.
 * `POST /compatible-mode/v1/chat/completions`, or the option `path`. Answers always come as deltas.
 *
 * Source: Alibaba Cloud Model Studio, "OpenAI compatible chat".
 */
export function openaiCompatible(
  options: OpenAICompatibleOptions = {},
): ChatProtocol<OpenAICompatibleRequest, OpenAICompatibleFrame> {
  const { model = 'qwen-plus', switches, accepts } = options
  return {
    name: 'openai-compatible',
    // What a model thinks is no beginning of an answer.
    hasPartial: options.enableThinking !== true,
    switches,
    accepts: accepts ?? toAcceptedFiles(model, isMultimodal(undefined, model, [])),
    toRequest: (request) =>
      toCompatibleRequest(withTurnOptions({ ...options, ...request }), options),
    createDecoder(): ChatDecoder<OpenAICompatibleFrame> {
      const reader = createCompatibleReader(options.inlineThinking ?? 'auto')
      const decoder = createFrameDecoder<OpenAICompatibleFrame>(reader, { endsOnDone: true })
      return { ...decoder, decode: (event) => decoder.decode(unwrapRelayed(event)) }
    },
  }
}
