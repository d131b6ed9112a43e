import { checkQwenRequest } from './check'
import { isMultimodal } from './endpoint'
import { toWireMessages } from './messages'
import { parametersOf } from './parameters'
import type { QwenRequest } from './request'
import { toWireResponseFormat } from '../models/response-format'
import { toWireSearchOptions } from '../models/search-options'
import { toWireTools } from '../models/tools'
import type { WireRequest } from '../protocol'
import { dashScopeStreamHeaders } from '../stream-headers'
import { hasOssFile, toTurns, type Turn } from '../turns'
import { toWireKeys } from '../wire-keys'

/**
 * A request on the wire.
 *
 * Source: Alibaba Cloud Model Studio, "Qwen API via DashScope"; the header that asks for a stream stands in for the
 * `stream` of other wires, which this one ignores.
 *
 * @throws ConfigError for what the service would refuse.
 */
export function toQwenRequest(request: QwenRequest, incrementalOutput: boolean): WireRequest {
  checkQwenRequest(request, incrementalOutput)
  const { model = 'qwen-plus', endpoint, system, media } = request
  const turns = toTurns(request)
  const multimodal = isMultimodal(endpoint, model, turns)
  const all: readonly Turn[] = system ? [{ role: 'system', text: system }, ...turns] : turns
  const messages = toWireMessages(all, { isMultimodal: multimodal, media })
  const service = multimodal ? 'multimodal-generation' : 'text-generation'
  return {
    path: `/api/v1/services/aigc/${service}/generation`,
    headers: toHeaders(request, turns),
    body: {
      model,
      input: { messages: request.partial ? withPartial(messages) : messages },
      parameters: toParameters(request, incrementalOutput),
    },
  }
}

/** Marks the text that is to be continued; where the last message is no such text, the model begins anew. */
function withPartial(messages: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return messages.map((message, index) => {
    const isLast = index === messages.length - 1
    const isText = message['role'] === 'assistant' && !('tool_calls' in message)
    return isLast && isText ? { ...message, partial: true } : message
  })
}

function toParameters(request: QwenRequest, incrementalOutput: boolean): Record<string, unknown> {
  const { tools, responseFormat, searchOptions } = request
  return {
    ...request.parameters,
    ...toWireKeys({
      resultFormat: 'message',
      ...parametersOf(request),
      incrementalOutput,
      responseFormat: responseFormat && toWireResponseFormat(responseFormat),
      searchOptions: searchOptions && toWireSearchOptions(searchOptions),
      tools: toWireTools(tools),
    }),
  }
}

function toHeaders(request: QwenRequest, turns: readonly Turn[]): Record<string, string> {
  const { dataInspection, workspace, waitTimeout } = request
  return {
    ...dashScopeStreamHeaders,
    ...((request.ossResourceResolve ?? hasOssFile(turns)) && {
      'x-dashscope-ossresourceresolve': 'enable',
    }),
    ...(dataInspection && {
      'x-dashscope-datainspection':
        dataInspection === true ? 'enable' : JSON.stringify(dataInspection),
    }),
    ...(workspace && { 'x-dashscope-workspace': workspace }),
    ...(waitTimeout !== undefined && { 'x-dashscope-wait-timeout': String(waitTimeout) }),
  }
}
