import { toCompatibleCode } from '../../errors/error-codes'
import type { WireError } from '../../wire-error'
import { toErrorBody } from '../../wire-error'
import type { FrameWriter } from '../frame-writer'
import { nativeWriter } from '../frame-writer'

/** How chat completions fail. */
export interface ChatWriterOptions {
  /** DashScope: a stream breaks with a native frame. Other servers send their error as a chunk. */
  readonly native: boolean
  /** Leaves `:HTTP_STATUS/n` out of that frame, as it has been seen: only the code tells the error. */
  readonly bareErrors?: boolean
}

/** Writes chunks as OpenAI does, `data: {…}` with a space, and `data: [DONE]` at the end. */
export function createChatWriter({ native, bareErrors = false }: ChatWriterOptions): FrameWriter {
  return {
    write: (_id, data) => toChunk(data),
    toErrorBody: (error, requestId) => ({
      error: toChatError(error),
      ...(native ? { request_id: requestId } : {}),
    }),
    writeError(id, error, requestId) {
      if (!native) return toChunk({ error: toChatError(error) })
      if (!bareErrors) return nativeWriter.writeError(id, error, requestId)
      return `id:${id}\nevent:error\ndata:${JSON.stringify(toErrorBody(error, requestId))}\n\n`
    },
    end: 'data: [DONE]\n\n',
  }
}

function toChunk(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

const REQUEST_ERRORS = /^(invalid_|model_not_|access_denied)/

function toChatError({ code: native, message: text }: WireError) {
  const code = toCompatibleCode(native)
  const message = code === 'invalid_api_key' ? 'Incorrect API key provided.' : text
  const type = REQUEST_ERRORS.test(code) ? 'invalid_request_error' : code
  return { message, type, param: null, code }
}
