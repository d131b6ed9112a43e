import { ConfigError } from '../../model/errors'
import { textOf, type FilePart } from '../../model/message'
import type { ChatRequest } from '../../model/request'
import { toWireKeys } from '../wire-keys'

/** Values for an application. Other names are the variables of a workflow's start node, whose names and types must match. */
export interface BizParams {
  /** Values of the prompt's variables, 10 at most. Agents only. */
  readonly user_prompt_params?: Readonly<Record<string, unknown>>
  /** Parameters of plugins and headers of MCP services by their id, 10 at most. Agents only. */
  readonly user_defined_params?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** What signs the user in to plugins, by the plugin's id. Agents only. */
  readonly user_defined_tokens?: Readonly<Record<string, { readonly user_token: string }>>
  readonly [variable: string]: unknown
}

/** Where an agent searches. Source: Alibaba Cloud Model Studio, "agent application API reference", `rag_options`. */
export interface RagOptions {
  /** Knowledge bases, 1–5. With them, the application's own are not searched. */
  readonly pipelineIds: readonly string[]
  /** Documents within them, 5 at most. */
  readonly fileIds?: readonly string[]
  /** Every key must match; any value of a list does. */
  readonly metadataFilter?: Readonly<Record<string, string | readonly string[]>>
  readonly tags?: readonly string[]
  /** For knowledge bases of structured data. */
  readonly structuredFilter?: Readonly<Record<string, string | number | readonly unknown[]>>
  /** Files uploaded for the session, 10 at most, each `file_session_…` and ready. */
  readonly sessionFileIds?: readonly string[]
}

/**
 * How a workflow tells of itself while it runs: of all nodes in `thoughts`; of the nodes that answer; of all nodes as
 * messages; or as an agent does. The last one is in the Java SDK only, not in the documentation.
 */
export type FlowStreamMode =
  'full_thoughts' | 'message_format' | 'message_format_plus' | 'agent_format'

/**
 * One turn of a Bailian application.
 *
 * Source of all fields, where no other is named: Alibaba Cloud Model Studio, "agent and workflow application API
 * reference". Fields that are not set are not sent, so the service's own default applies.
 */
export interface BailianAppRequest extends Omit<ChatRequest, 'partial'> {
  /** Reasoning, retrieval, plugin calls and, in the mode `full_thoughts`, workflow nodes. @default true */
  readonly hasThoughts?: boolean
  /** What a workflow sends while it runs; without it and `hasThoughts`, nothing before the end. @default 'full_thoughts' */
  readonly flowStreamMode?: FlowStreamMode
  /** Thinking mode of hybrid models, in agents; wins over the console. @default the application's own switch */
  readonly enableThinking?: boolean
  /** Web search, in agents. @default the application's own switch */
  readonly enableWebSearch?: boolean
  /** Tells the agent the time in Beijing. @default true */
  readonly enableSystemTime?: boolean
  /** Takes the place of the agent's model chosen in the console. */
  readonly modelId?: string
  /** How many earlier rounds the agent's model sees, at most. */
  readonly dialogRound?: number
  /** A long-term memory, made with the service's own interface. Independent of `sessionId`. Agents only. */
  readonly memoryId?: string
  readonly bizParams?: BizParams
  readonly ragOptions?: RagOptions
  /** Images by URL or as `data:` (7 MB each at most), beside those in `files`. Agents whose model sees. */
  readonly imageList?: readonly string[]
  /** Files by public URL, beside those in `files`. Agents that parse files. */
  readonly fileList?: readonly string[]
  /** Source: recorded calls and the Java SDK. */
  readonly temperature?: number
  /** Source: recorded calls and the Java SDK. */
  readonly topP?: number
  /** Source: recorded calls and the Java SDK. */
  readonly topK?: number
  /** Source: recorded calls and the Java SDK. */
  readonly seed?: number
  /** Source: the Java SDK. What it does is not documented. */
  readonly mcpServers?: readonly string[]
  /** Source: the Java SDK. What it does is not documented. */
  readonly enablePremium?: boolean
  /** Source: the Java SDK. What it does is not documented. */
  readonly cipServiceCodes?: Readonly<Record<string, unknown>>
  /** @deprecated Send `messages`. Source: the SDKs. */
  readonly history?: readonly { readonly user: string; readonly bot: string }[]
  /** @deprecated Of older retrieval applications: use `ragOptions.tags`. Source: the SDKs. */
  readonly docTagCodes?: readonly string[]
  /** @deprecated Of older retrieval applications. Source: the SDKs. */
  readonly docReferenceType?: 'simple' | 'indexed'
  /** Further wire parameters, sent as they are. */
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** The wire body. Fields that are not set are left out, never null. */
export function toAppBody(
  request: BailianAppRequest,
  incremental: boolean | undefined,
): Record<string, unknown> {
  const { text, messages, sessionId, files = [], tools, incrementalOutput: _, ...fields } = request
  const {
    thinking,
    search,
    memoryId,
    bizParams,
    imageList = [],
    fileList = [],
    hasThoughts = true,
    ...others
  } = fields
  const { history, docTagCodes, docReferenceType, ragOptions, parameters, ...rest } = others
  if (sessionId && messages)
    throw new ConfigError(
      'memory-twice',
      'A request has sessionId and messages. Send one of them: the service ignores the other.',
    )
  if (tools?.length)
    throw new ConfigError(
      'tools-unsupported',
      'A Bailian application runs its own plugins. For tools of the page use qwen() or openaiCompatible().',
    )
  const urls = (isImage: boolean, more: readonly string[]) => {
    const own = files.filter(({ mediaType }) => mediaType.startsWith('image/') === isImage)
    const list = [...own.map(({ url }) => url), ...more]
    return list.length > 0 ? list : undefined
  }
  return {
    input: toWireKeys({
      ...(messages
        ? { messages: messages.flatMap(toWireMessage) }
        : { prompt: toPrompt(text, files) }),
      sessionId: sessionId || undefined,
      imageList: urls(true, imageList),
      fileList: urls(false, fileList),
      memoryId,
      bizParams,
      history,
      docTagCodes,
      docReferenceType,
    }),
    parameters: {
      ...parameters,
      ...toWireKeys({
        ...rest,
        enableThinking: thinking ?? rest.enableThinking,
        enableWebSearch: search ?? rest.enableWebSearch,
        hasThoughts,
        incrementalOutput: incremental,
        ragOptions: ragOptions && toWireKeys({ ...ragOptions }),
      }),
    },
  }
}

/** The service refuses a question without a word: files that are sent alone go by their names. */
function toPrompt(text: string, files: readonly FilePart[]): string {
  return /\S/.test(text) ? text : files.map(({ name, mediaType }) => name || mediaType).join()
}

function toWireMessage(message: NonNullable<ChatRequest['messages']>[number]) {
  const files = message.parts.filter((part) => part.type === 'file')
  const content = toPrompt(textOf(message), files)
  return content ? [{ role: message.role, content }] : []
}
