import type { FinishReason, MessageChunk } from '../model/chunk'
import { failureIn, protocolError, truncatedError } from './failure'
import { parseObject, withoutUndefined, type JsonObject } from './json'
import type { ChatDecoder } from './protocol'
import { toServiceError } from './service-error'

/** What one frame says. */
export interface ReadFrame {
  readonly chunks: readonly MessageChunk[]
  readonly requestId?: string | undefined
  readonly model?: string | undefined
  /** Why the answer ends, in the frame that ends it. */
  readonly reason?: FinishReason | undefined
}

/** Reads the frames of one answer: the part of a decoder in which wires differ. */
export interface FrameReader {
  /** Undefined for a frame that is no part of an answer. */
  read(frame: JsonObject): ReadFrame | undefined
  /** What was held back and is to be shown now, because the answer ends. */
  flush(): readonly MessageChunk[]
}

export interface FrameDecoderOptions {
  /** `[DONE]` ends the answer, and frames may come between the finish reason and it. @default false */
  readonly endsOnDone?: boolean
}

/** The decoder around a reader: errors in every shape, one start, one terminal chunk, nothing after it. */
export function createFrameDecoder<Frame>(
  reader: FrameReader,
  { endsOnDone = false }: FrameDecoderOptions = {},
): ChatDecoder<Frame> {
  let hasStarted = false
  let isOver = false
  let requestId: string | undefined
  let previous: { readonly id?: string | undefined; readonly data?: string } = {}
  /** Why the answer ends, once the wire has said so and more may come. */
  let reason: FinishReason | undefined

  function over(last: MessageChunk): readonly MessageChunk[] {
    if (isOver) return []
    isOver = true
    return [...reader.flush(), last]
  }

  function fail(json: JsonObject, isError: boolean, status: number | undefined) {
    const failure = failureIn(json)
    if (!failure && !isError) return undefined
    return over({
      type: 'error',
      error: toServiceError({ ...failure, status: status ?? failure?.status }).toJSON(),
    })
  }

  function read(json: JsonObject): readonly MessageChunk[] {
    const frame = reader.read(json)
    if (!frame || isOver) return []
    requestId = frame.requestId ?? requestId
    reason ??= frame.reason
    const chunks = hasStarted ? frame.chunks : [toStart(frame), ...frame.chunks]
    hasStarted = true
    return reason && !endsOnDone ? [...chunks, ...over({ type: 'finish', reason })] : chunks
  }

  function toStart({ model }: ReadFrame): MessageChunk {
    return { type: 'start', ...withoutUndefined({ requestId, model }) }
  }

  return {
    decode({ event, data, id, status = 0 }) {
      const isAgain = id !== undefined && id === previous.id && data === previous.data
      previous = { id, data }
      // DashScope counts its frames: one that comes again, by a proxy's mistake, has the same number.
      if (isAgain) return { frame: undefined, chunks: [] }
      if (data === '[DONE]' && endsOnDone)
        return { frame: undefined, chunks: over({ type: 'finish', reason: reason ?? 'stop' }) }
      // `[DONE]` and `event:done` belong to other and older variants of the wire; there they say nothing new.
      if (data === '' || data === '[DONE]' || event === 'done')
        return { frame: undefined, chunks: [] }
      const json = parseObject(data)
      if (!json) return { frame: undefined, chunks: over(unreadable()) }
      const isBad = status >= 400
      return {
        // The caller's word for what the service sends; nothing of it is trusted here.
        frame: json as unknown as Frame,
        chunks: fail(json, isBad || event === 'error', isBad ? status : undefined) ?? read(json),
      }
    },
    end(last) {
      if (reason) return over({ type: 'finish', reason })
      return over(last ?? { type: 'error', error: truncatedError(requestId).toJSON() })
    },
  }
}

function unreadable(): MessageChunk {
  const message = 'A frame is not JSON. Check that proxies pass the bytes on unchanged.'
  return { type: 'error', error: protocolError('invalid-frame', message).toJSON() }
}

/** Undefined while the answer goes on: then the wire says the text `"null"`, nothing, or JSON's null. */
export function toFinishReason(value: unknown): FinishReason | undefined {
  if (typeof value !== 'string' || value === '' || value === 'null') return undefined
  if (value === 'stop' || value === 'length') return value
  if (value === 'tool_calls') return 'tool-calls'
  return value === 'content_filter' ? 'content-filter' : 'other'
}
