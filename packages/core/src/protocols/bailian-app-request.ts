import { ConfigError } from '../model/errors'
import { textOf } from '../model/message'
import type { ChatRequest } from '../model/request'
import { withoutUndefined } from './json'

/**
 * One turn of a Bailian application.
 *
 * Source of all fields: Alibaba Cloud Model Studio, "agent and workflow application API reference".
 */
export interface BailianAppRequest extends ChatRequest {
  /** Reasoning, retrieval and plugin calls in `output.thoughts`. @default true */
  readonly hasThoughts?: boolean
  /** Thinking mode of hybrid models; wins over the console. @default the application's own switch */
  readonly enableThinking?: boolean
  /** Web search. @default the application's own switch */
  readonly enableWebSearch?: boolean
  /** Takes the place of the model chosen in the console. */
  readonly modelId?: string
  /** A long-term memory. */
  readonly memoryId?: string
  /** Variables of a workflow's start node, or of an agent's prompt and plugins. */
  readonly bizParams?: Readonly<Record<string, unknown>>
  /** Which knowledge bases to search, and how; keys as on the wire (`pipeline_ids`, …). */
  readonly ragOptions?: Readonly<Record<string, unknown>>
  /** Further wire parameters, sent as they are. */
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** The wire body. Fields that are not set are left out, never null. */
export function toAppBody(
  request: BailianAppRequest,
  incrementalOutput: boolean | undefined,
): Record<string, unknown> {
  if (request.sessionId && request.messages)
    throw new ConfigError(
      'memory-twice',
      'A request has sessionId and messages. Send one of them: the service ignores the other.',
    )
  const files = request.files ?? []
  const urlsOf = (isImage: boolean) =>
    orUndefined(
      files.filter((file) => file.mediaType.startsWith('image/') === isImage).map(({ url }) => url),
    )
  return {
    input: withoutUndefined({
      ...(request.messages ? { messages: toWireMessages(request) } : { prompt: request.text }),
      session_id: request.sessionId || undefined,
      memory_id: request.memoryId,
      biz_params: request.bizParams,
      image_list: urlsOf(true),
      file_list: urlsOf(false),
    }),
    parameters: withoutUndefined({
      ...request.parameters,
      has_thoughts: request.hasThoughts ?? true,
      incremental_output: incrementalOutput,
      enable_thinking: request.enableThinking,
      enable_web_search: request.enableWebSearch,
      model_id: request.modelId,
      rag_options: request.ragOptions,
    }),
  }
}

function toWireMessages(request: BailianAppRequest): readonly unknown[] {
  return (request.messages ?? [])
    .map((message) => ({ role: message.role, content: textOf(message) }))
    .filter(({ content }) => content !== '')
}

function orUndefined<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}
