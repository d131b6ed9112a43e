import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { ChatDialect } from './dialects/chat-dialect'
import { createChatContentReader } from './content'
import type { Conversation } from '../models/conversation'
import { toConversation } from '../models/conversation'
import type { Fields } from '../fields'
import { isFields, toFields, toText } from '../fields'
import { toModelTraits } from '../models/model-traits'
import { checkModes, isThinking } from '../models/parameter-modes'
import { checkRanges } from '../models/parameter-ranges'
import { readMessages } from '../models/messages'
import type { ToolRequest } from '../models/tool-requests'
import { readTools } from '../models/tool-requests'

/** What the chat completions endpoint understands of a body. */
export interface ChatRequest extends Conversation, ToolRequest {
  readonly model: string
  readonly includeUsage: boolean
  /** Undefined where the request leaves it to the model. */
  readonly thinking: boolean | undefined
  readonly maxTokens: number | undefined
  readonly search: boolean
  readonly codeInterpreter: boolean
}

/** Whether the body asks for a stream; on this wire no header has a say. */
export function isChatStreaming(body: unknown): boolean {
  return toFields(body)['stream'] === true
}

/** Reads and checks the body of a chat completion; answers with the service's error if it is wrong. */
export function readChatRequest(body: unknown, { native }: ChatDialect): ChatRequest | WireError {
  if (!isFields(body)) {
    return invalidParameter('Required body invalid, please check the request body format.')
  }
  const model = toText(body['model'])
  if (model === undefined) {
    const message = 'you must provide a model parameter.'
    return { status: 400, code: 'invalid_request_error', message }
  }
  const traits = toModelTraits(model)
  if (native && traits.deepResearch) {
    const message = `Unsupported model \`${model}\` for OpenAI compatibility mode.`
    return { status: 404, code: 'model_not_supported', message }
  }
  const readContent = createChatContentReader(native && traits.endpoint === 'text')
  const messages = readMessages(body['messages'], readContent)
  if ('code' in messages) return fromModel(messages)
  const conversation = toConversation(messages)
  if (!conversation) {
    return invalidParameter('The input messages do not contain elements with the role of user.')
  }
  const error = native ? checkNative(body, messages.map(({ text }) => text).join('\n')) : undefined
  if (error) return error
  const thinking = native ? readThinking(body, model) : readLocalThinking(body, model)
  const tools = native
    ? readTools(body['tools'], body['tool_choice'], thinking === true)
    : readLocalTools(body)
  if ('code' in tools) return fromModel(tools)
  const maxTokens = body['max_tokens'] ?? body['max_completion_tokens']
  return {
    ...conversation,
    ...tools,
    model,
    thinking,
    includeUsage: toFields(body['stream_options'])['include_usage'] === true,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
    search: body['enable_search'] === true,
    codeInterpreter: body['enable_code_interpreter'] === true,
  }
}

// Other servers take an empty list, and `required`.
function readLocalTools({ tools, tool_choice: choice }: Fields) {
  const offered = Array.isArray(tools) && tools.length === 0 ? undefined : tools
  return readTools(offered, choice === 'required' ? 'auto' : choice, false)
}

function checkNative(body: Fields, text: string): WireError | undefined {
  const model = String(body['model'])
  const range = checkRanges(body)
  if (range) return fromModel(range)
  const traits = toModelTraits(model)
  return checkModes(body, { model, traits, streaming: isChatStreaming(body), text })
}

// What the model's own service refuses arrives with the name of that error in front.
function fromModel(error: WireError): WireError {
  return { ...error, message: `<400> InternalError.Algo.InvalidParameter: ${error.message}` }
}

function readThinking(body: Fields, model: string): boolean | undefined {
  const given = typeof body['enable_thinking'] === 'boolean'
  const thinking = isThinking(body, toModelTraits(model))
  return given || thinking ? thinking : undefined
}

// Who runs Qwen3 itself gets reasoning unless it is turned off: in the template of vLLM and llama.cpp, by effort in Ollama.
function readLocalThinking(body: Fields, model: string): boolean | undefined {
  const wanted = toFields(body['chat_template_kwargs'])['enable_thinking']
  if (typeof wanted === 'boolean') return wanted
  const effort = body['reasoning_effort'] ?? toFields(body['reasoning'])['effort']
  if (effort !== undefined) return effort !== 'none'
  return /qwen-?3|qwq/i.test(model) && !/instruct|coder/i.test(model) ? true : undefined
}
