import type { FinishReason, MessageChunk } from '../model/chunk'
import { ConfigError } from '../model/errors'
import { toServiceError } from './service-error'
import { createAppReader } from './bailian-app-reader'
import { toAppBody, type BailianAppRequest } from './bailian-app-request'
import { failureIn, protocolError, truncatedError } from './failure'
import { objectIn, parseObject, stringIn, type JsonObject } from './json'
import type { ChatDecoder, ChatProtocol, DecoderContext } from './protocol'

export type { BailianAppRequest } from './bailian-app-request'

/**
 * A frame of `apps/{id}/completion`, as the service sends it. Server data is not checked: treat every field as optional.
 *
 * Source: Alibaba Cloud Model Studio, "agent application API reference".
 */
export interface BailianAppFrame {
  output: {
    /** The whole text so far, or with `incremental_output` what this frame adds. Absent in some frames. */
    text?: string
    /** The text `"null"` while the answer goes on. */
    finish_reason?: string
    session_id?: string
    thoughts?: JsonObject[] | null
    doc_references?: JsonObject[] | null
    [field: string]: unknown
  }
  usage?: JsonObject
  request_id?: string
}

/** Defaults for every request of this client; a request's own fields win. */
export type BailianAppOptions = Omit<
  BailianAppRequest,
  'text' | 'files' | 'sessionId' | 'messages' | 'incrementalOutput'
>

/** The protocol of Bailian applications (百炼应用): `POST /api/v1/apps/{appId}/completion`. */
export function bailianApp(
  options: BailianAppOptions = {},
): ChatProtocol<BailianAppRequest, BailianAppFrame> {
  return {
    name: 'bailian-app',
    frameOn: 'id',
    toRequest(request, { appId, incrementalOutput }) {
      if (!appId)
        throw new ConfigError(
          'app-id-missing',
          'No appId. Pass the id of your Bailian application: new Tyqw({ appId: "…" }).',
        )
      return {
        path: `/api/v1/apps/${encodeURIComponent(appId)}/completion`,
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          'x-dashscope-sse': 'enable',
        },
        body: toAppBody({ ...options, ...request }, incrementalOutput),
      }
    },
    createDecoder: createAppDecoder,
  }
}

function createAppDecoder(asked: DecoderContext = {}): ChatDecoder<BailianAppFrame> {
  const reader = createAppReader(asked)
  let hasStarted = false
  let isOver = false
  let requestId: string | undefined

  /** Ends the answer: whatever comes later is shown to nobody. */
  function over(chunk: MessageChunk): readonly MessageChunk[] {
    isOver = true
    return [...reader.flush(), chunk]
  }

  return {
    decode({ event, data, status }) {
      // `[DONE]` and `event:done` belong to other and older variants of the wire; they say nothing new.
      if (data === '' || data === '[DONE]' || event === 'done')
        return { frame: undefined, chunks: [] }
      const json = parseObject(data)
      if (!json) return { frame: undefined, chunks: isOver ? [] : over(unreadable()) }

      const frame = json as unknown as BailianAppFrame
      if (isOver) return { frame, chunks: [] }
      const failure = failureIn(json)
      const failedStatus = status !== undefined && status >= 400 ? status : undefined
      if (failure || event === 'error' || failedStatus) {
        const error = toServiceError({ ...failure, status: failedStatus }).toJSON()
        return { frame, chunks: over({ type: 'error', error }) }
      }

      const output = objectIn(json, 'output')
      if (!output) return { frame, chunks: [] }
      requestId = stringIn(json, 'request_id') ?? requestId
      const chunks: MessageChunk[] = []
      if (!hasStarted) chunks.push({ type: 'start', ...(requestId !== undefined && { requestId }) })
      hasStarted = true
      chunks.push(...reader.read(output, json))
      const reason = toFinishReason(output['finish_reason'])
      if (reason) chunks.push(...over({ type: 'finish', reason }))
      return { frame, chunks }
    },

    end: () => (isOver ? [] : over({ type: 'error', error: truncatedError(requestId).toJSON() })),
  }
}

function unreadable(): MessageChunk {
  const message = 'A frame is not JSON. Check that proxies pass the bytes on unchanged.'
  return { type: 'error', error: protocolError('invalid-frame', message).toJSON() }
}

/** Undefined while the answer goes on: then the wire says the text `"null"`, nothing, or JSON's null. */
function toFinishReason(value: unknown): FinishReason | undefined {
  if (typeof value !== 'string' || value === '' || value === 'null') return undefined
  if (value === 'stop' || value === 'length') return value
  if (value === 'tool_calls') return 'tool-calls'
  return value === 'content_filter' ? 'content-filter' : 'other'
}
