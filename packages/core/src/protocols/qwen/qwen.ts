import { createFrameDecoder } from '../frame-decoder'
import { withoutUndefined } from '../json'
import { toAcceptedFiles, withTurnOptions } from '../models/offered'
import { toCitationFormat } from '../models/search-options'
import type { ChatProtocol } from '../protocol'
import { toQwenRequest } from './body'
import { isMultimodal } from './endpoint'
import type { QwenFrame } from './frame'
import { createQwenReader } from './reader'
import type { QwenOptions, QwenRequest } from './request'

/**
 * The native protocol of Qwen models (通义千问): `POST /api/v1/services/aigc/text-generation/generation`, and
 * `…/multimodal-generation/generation` for models that see or hear.
 *
 * Asks for deltas and for the message format, which thinking and tools need; the decoder understands whatever comes.
 *
 * Source: Alibaba Cloud Model Studio, "Qwen API via DashScope".
 */
export function qwen(options: QwenOptions = {}): ChatProtocol<QwenRequest, QwenFrame> {
  const { incrementalOutput: byDefault = true, model = 'qwen-plus', endpoint } = options
  const { accepts = toAcceptedFiles(model, isMultimodal(endpoint, model, [])) } = options
  return {
    name: 'qwen',
    // A stream was recorded without the blank line between events.
    frameOn: 'id',
    // What a model thinks is no beginning of an answer.
    hasPartial: options.enableThinking !== true,
    citationFormat: toCitationFormat(options.searchOptions),
    switches: options.switches,
    accepts,
    incrementalOutput: byDefault,
    toRequest(request, context) {
      const asked: QwenRequest = { ...options, ...withoutUndefined(request), text: request.text }
      const { incrementalOutput = request.incrementalOutput ?? byDefault } = context
      return toQwenRequest(withTurnOptions(asked), incrementalOutput)
    },
    createDecoder: ({ incrementalOutput = byDefault } = {}) =>
      createFrameDecoder(createQwenReader({ incrementalOutput })),
  }
}
