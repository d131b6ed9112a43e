import { checkCompatibleRequest } from './check'
import { toCompatibleMessages } from './messages'
import { parameterNames } from './parameters'
import type { OpenAICompatibleOptions, OpenAICompatibleRequest } from './request'
import { wordsOf, type ServerWords } from './server'
import type { WireRequest } from '../protocol'
import { toWireResponseFormat } from '../models/response-format'
import { toWireSearchOptions } from '../models/search-options'
import { toWireTools } from '../models/tools'
import { streamHeaders } from '../stream-headers'
import { hasOssFile, toTurns, type Turn } from '../turns'
import { toWireKeys } from '../wire-keys'

/**
 * A request on the wire. Here the body's `stream` asks for a stream, not a header.
 *
 * @throws ConfigError for what the server would refuse.
 */
export function toCompatibleRequest(
  request: OpenAICompatibleRequest,
  { server = 'dashscope', path, includeUsage = true }: OpenAICompatibleOptions,
): WireRequest {
  const words = wordsOf(server)
  checkCompatibleRequest(request, path, server)
  const { model = 'qwen-plus', system, partial = false } = request
  const own = toTurns(request)
  const turns: readonly Turn[] = system ? [{ role: 'system', text: system }, ...own] : own
  const messages = toCompatibleMessages(turns, server)
  const last = turns.at(-1)
  const goesOn = partial && last?.role === 'assistant' && last.toolCalls.length === 0
  return {
    path: path ?? words.path,
    headers: {
      ...streamHeaders,
      // Source: Alibaba Cloud Model Studio, "upload a file for a temporary URL".
      ...(server === 'dashscope' &&
        hasOssFile(turns) && { 'x-dashscope-ossresourceresolve': 'enable' }),
    },
    body: {
      ...request.parameters,
      ...toParameters(request, words),
      ...(goesOn && words.partial.body),
      model,
      messages: goesOn
        ? messages.with(-1, { ...messages.at(-1), ...words.partial.message })
        : messages,
      stream: true,
      ...(includeUsage && { stream_options: { include_usage: true } }),
    },
  }
}

function toParameters(
  request: OpenAICompatibleRequest,
  words: ServerWords,
): Record<string, unknown> {
  const given = Object.entries(request).filter(([name]) => parameterNames.includes(name))
  const { tools, responseFormat, searchOptions, thinkingBudget, enableThinking } = request
  const wire = toWireKeys({
    ...Object.fromEntries(given),
    enableThinking: undefined,
    thinkingBudget: undefined,
    responseFormat: responseFormat && toWireResponseFormat(responseFormat),
    searchOptions: searchOptions && toWireSearchOptions(searchOptions),
    tools: toWireTools(tools),
  })
  return {
    ...wire,
    ...(enableThinking !== undefined && words.thinking(enableThinking, request.chatTemplateKwargs)),
    ...(thinkingBudget !== undefined && { [words.budgetField]: thinkingBudget }),
  }
}
