import { writeEvent } from '../sse-writer'
import type { WireError } from '../wire-error'
import { toErrorBody } from '../wire-error'

/** How a wire writes frames and errors. */
export interface FrameWriter {
  /** One frame as one record of the stream; `id` counts 1, 2, 3… within it. */
  write(id: number, data: unknown): string
  /** The JSON of an error, in a body of its own. */
  toErrorBody(error: WireError, requestId: string): unknown
  /** An error as one record of a stream. */
  writeError(id: number, error: WireError, requestId: string): string
  /** Follows the terminal frame, such as `data: [DONE]\n\n`. */
  readonly end?: string
}

/** Frames as `event:result`, errors as `event:error`: applications and the native Qwen endpoints. */
export const nativeWriter: FrameWriter = {
  write: (id, data) => writeEvent({ id, event: 'result', status: 200, data }),
  toErrorBody,
  writeError: (id, error, requestId) =>
    writeEvent({
      id,
      event: 'error',
      status: error.status,
      data: toErrorBody(error, requestId),
    }),
}
