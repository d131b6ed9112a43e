import type { ChatRequest, TurnOptions } from '../../model/request'
import type { Offered } from '../protocol'
import type { OpenAICompatibleParameters } from './parameters'
import type { OpenAICompatibleServer } from './server'
import type { InlineThinking } from './think-splitter'

/**
 * One turn of a model behind OpenAI's chat completions. The wire keeps no memory: a chat sends the conversation as
 * `messages`; a `sessionId`, which belongs to Bailian applications, is refused.
 */
export interface OpenAICompatibleRequest extends ChatRequest, OpenAICompatibleParameters {
  /** @default 'qwen-plus' */
  readonly model?: string
  /** What the model is told before everything else: a system message that is put first. @default none */
  readonly system?: string
  /**
   * The answer that ends `messages` is to be continued: what comes is what follows its text. DashScope is told by
   * `partial: true` in the message, vLLM by `continue_final_message`; Ollama and llama.cpp do it by themselves. Where
   * that answer has no text yet, the model begins anew. Not all models can: thinking ones cannot.
   *
   * Source: Alibaba Cloud Model Studio, "partial mode"; vLLM, extra parameters of its chat API.
   *
   * @default false
   */
  readonly partial?: boolean
  /** Further fields of the body, sent as they are; the fields above win. @default none */
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** The server, and defaults for every request of this client; a request's own fields win, each as a whole. */
export interface OpenAICompatibleOptions
  extends
    Offered,
    Omit<
      OpenAICompatibleRequest,
      | 'text'
      | 'files'
      | 'sessionId'
      | 'messages'
      | 'partial'
      | 'incrementalOutput'
      | keyof TurnOptions
    > {
  /** Who answers: decides how thinking and continuing are asked for, and how audio is sent. @default 'dashscope' */
  readonly server?: OpenAICompatibleServer
  /** Below the client's `baseUrl`. @default '/compatible-mode/v1/chat/completions', for other servers '/v1/chat/completions' */
  readonly path?: string
  /** Asks for the number of tokens, which comes after the answer, as `stream_options.include_usage`. @default true */
  readonly includeUsage?: boolean
  /** Whether `<think>…</think>` within the text is reasoning. @default 'auto' */
  readonly inlineThinking?: InlineThinking
}
