import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { Conversation } from '../models/conversation'
import { toConversation } from '../models/conversation'
import type { Fields } from '../fields'
import { isAbsent, isFields, toFields, toText } from '../fields'
import type { ModelTraits } from '../models/model-traits'
import { toModelTraits } from '../models/model-traits'
import { checkForms, checkModes, isThinking } from '../models/parameter-modes'
import { checkRanges } from '../models/parameter-ranges'
import type { ContentReader } from '../models/messages'
import { readMessages } from '../models/messages'
import { createMultimodalContentReader, readTextContent } from './content'
import type { ToolRequest } from '../models/tool-requests'
import { readTools } from '../models/tool-requests'

/** What the native generation endpoints understand of a body. */
export interface QwenRequest extends Conversation, ToolRequest {
  readonly model: string
  readonly traits: ModelTraits
  readonly multimodal: boolean
  readonly incremental: boolean
  readonly resultFormat: 'text' | 'message'
  /** Undefined where the request leaves it to the model. */
  readonly thinking: boolean | undefined
  readonly maxTokens: number | undefined
  readonly search: SearchRequest
  readonly codeInterpreter: boolean
  /** `enable_feedback: false` makes deep research start without asking back. */
  readonly feedback: boolean
}

/** What a request wants of web search. */
export interface SearchRequest {
  readonly enabled: boolean
  /** Sources appear only when asked for, or where the request does not speak about search at all. */
  readonly sources: boolean
  /** How a citation is written; undefined leaves it out. */
  readonly citation: '[<number>]' | '[ref_<number>]' | undefined
  /** The sources come first, in a frame of their own. */
  readonly prepend: boolean
  readonly strategy: string
}

/** The endpoint and the way of answering that a body is read for. */
export interface QwenCall {
  readonly multimodal: boolean
  readonly streaming: boolean
  /** `X-DashScope-OssResourceResolve: enable`. */
  readonly resolvesOss: boolean
}

/** Reads and checks the body of a native generation request; answers with the service's error if it is wrong. */
export function readQwenRequest(body: unknown, call: QwenCall): QwenRequest | WireError {
  if (!isFields(body)) {
    return invalidParameter('Required body invalid, please check the request body format.')
  }
  const model = toText(body['model'])
  if (model === undefined) {
    return missing('BadRequest.EmptyModel', 'Required parameter "model" missing from request.')
  }
  const { input, parameters: given } = body
  if (!isFields(input)) {
    return missing('BadRequest.EmptyInput', 'Required input parameter missing from request.')
  }
  if (!isAbsent(given) && !isFields(given)) {
    return invalidParameter('"parameters" must be an object.')
  }
  const traits = toModelTraits(model)
  if (traits.endpoint !== 'either' && (traits.endpoint === 'multimodal') !== call.multimodal) {
    return invalidParameter(
      'url error, please check url！ For details, see: https://help.aliyun.com/zh/model-studio/error-code#error-url',
    )
  }
  const parameters = toFields(given)
  const conversation = readInput(input, toContentReader(call, traits))
  if ('code' in conversation) return conversation
  const context = { model, traits, streaming: call.streaming, text: conversation.text }
  const error =
    checkRanges(parameters) ?? checkModes(parameters, context) ?? checkForms(parameters, context)
  if (error) return error
  const thinking = isThinking(parameters, traits)
  const tools = readTools(parameters['tools'], parameters['tool_choice'], thinking)
  if ('code' in tools) return tools
  return {
    ...conversation.value,
    ...tools,
    model,
    traits,
    multimodal: call.multimodal,
    ...readForms(parameters, traits, call.multimodal || tools.tools.length > 0),
    thinking: typeof parameters['enable_thinking'] === 'boolean' || thinking ? thinking : undefined,
    search: readSearch(parameters),
    codeInterpreter: parameters['enable_code_interpreter'] === true,
    feedback: parameters['enable_feedback'] !== false,
  }
}

function missing(code: string, message: string): WireError {
  return { status: 400, code, message }
}

// Deep research takes pictures on the text endpoint.
function toContentReader(
  { multimodal, resolvesOss }: QwenCall,
  { deepResearch }: ModelTraits,
): ContentReader {
  return multimodal || deepResearch ? createMultimodalContentReader(resolvesOss) : readTextContent
}

function readInput(input: Fields, readContent: ContentReader) {
  const { messages, prompt } = input
  if (isAbsent(messages)) {
    if (typeof prompt !== 'string' || prompt === '') {
      return invalidParameter('Either "prompt" or "messages" must exist and cannot both be none')
    }
    const empty = { images: [], files: [], history: [], toolResults: [], prefix: undefined }
    return { value: { prompt, ...empty } satisfies Conversation, text: prompt }
  }
  const read = readMessages(messages, readContent)
  if ('code' in read) return read
  const value = toConversation(read)
  if (!value) {
    return invalidParameter('The input messages do not contain elements with the role of user.')
  }
  return { value, text: read.map(({ text }) => text).join('\n') }
}

function readForms(parameters: Fields, traits: ModelTraits, messageOnly: boolean) {
  const { incremental_output: incremental, result_format: format } = parameters
  const maxTokens = parameters['max_tokens'] ?? parameters['max_completion_tokens']
  const resultFormat = format === 'message' || format === 'text' ? format : traits.resultFormat
  return {
    incremental: typeof incremental === 'boolean' ? incremental : traits.incremental,
    resultFormat: messageOnly ? 'message' : resultFormat,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
  } as const
}

function readSearch(parameters: Fields): SearchRequest {
  const options = toFields(parameters['search_options'])
  const silent = isAbsent(parameters['enable_search']) && isAbsent(parameters['search_options'])
  const sources = silent || options['enable_source'] === true
  const cited = silent || (sources && options['enable_citation'] === true)
  const format = options['citation_format'] === '[ref_<number>]' ? '[ref_<number>]' : '[<number>]'
  return {
    enabled: parameters['enable_search'] === true,
    sources,
    citation: cited ? format : undefined,
    prepend: options['prepend_search_result'] === true,
    strategy: toText(options['search_strategy']) ?? 'turbo',
  }
}
