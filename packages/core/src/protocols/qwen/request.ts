import type { ChatRequest, TurnOptions } from '../../model/request'
import type { Offered } from '../protocol'
import type { QwenMediaOptions } from './messages'
import type { QwenParameters } from './parameters'

/** Where the service checks texts for unsafe content itself, beyond what it always checks. */
export interface QwenDataInspection {
  readonly input?: 'cip' | (string & {})
  readonly output?: 'cip' | (string & {})
}

/**
 * One turn of a Qwen model. It keeps no memory on the server: a chat sends the conversation as `messages`.
 *
 * Source of all fields, unless one says otherwise: Alibaba Cloud Model Studio, "Qwen API via DashScope".
 */
export interface QwenRequest extends ChatRequest, QwenParameters {
  /** @default 'qwen-plus' */
  readonly model?: string
  /** What the model is told before everything else: a system message that is put first. @default none */
  readonly system?: string
  /**
   * Which endpoint is asked; a model answers on one of them only, and the other says "url error". `auto` is `multimodal`
   * when the request or its messages have files, or when the model's name says so: with `vl`, `qvq`, `omni`, `audio`,
   * `ocr`, `asr`, `image` or `gui` in it, or from `qwen3.5` on (but for qwen3.7-max). Otherwise it is `text`.
   *
   * Source: Alibaba Cloud Model Studio, "error code" (url error), for qwen3.5-plus and qwen3.6-plus; the later models
   * as others report them.
   *
   * @default 'auto'
   */
  readonly endpoint?: 'auto' | 'text' | 'multimodal'
  /**
   * The answer that ends `messages` is to be continued: its text goes as an assistant message with the wire's own
   * `partial: true`, and what comes is what follows it. Where that answer has no text yet, the model begins anew.
   * Not all models can: thinking ones cannot.
   *
   * @default false
   */
  readonly partial?: boolean
  /** How images and videos are read. @default the model's own */
  readonly media?: QwenMediaOptions
  /**
   * Files at `oss://…` addresses are resolved, as header `x-dashscope-ossresourceresolve`. Such addresses are those of
   * the service's temporary storage. Source: "upload a file for a temporary URL".
   *
   * @default true when an address of the request begins with `oss:`
   */
  readonly ossResourceResolve?: boolean
  /** Further checks for unsafe content, as header `x-dashscope-datainspection`. @default none */
  readonly dataInspection?: boolean | QwenDataInspection
  /** The id of a workspace, as header `x-dashscope-workspace`. @default the key's own */
  readonly workspace?: string
  /**
   * How long the service queues a request that comes in a burst, instead of refusing it: seconds, 0 or from 3 to 120, as
   * header `x-dashscope-wait-timeout`. The client's `firstByteTimeout` must be longer. Source: "rate limit".
   *
   * @default not sent
   */
  readonly waitTimeout?: number
  /** Further wire parameters, sent as they are; the fields above win. @default none */
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** Defaults for every request of this client; a request's own fields win, each as a whole. */
export type QwenOptions = Offered &
  Omit<QwenRequest, 'text' | 'files' | 'sessionId' | 'messages' | 'partial' | keyof TurnOptions>
