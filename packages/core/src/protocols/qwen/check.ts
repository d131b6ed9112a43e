import { ConfigError } from '../../model/errors'
import { checkModelRequest, checkReservedTools } from '../models/request-checks'
import type { QwenRequest } from './request'

/**
 * Says at once, and in the words of the options, what the service would answer with a 400.
 *
 * Source of the rules: Alibaba Cloud Model Studio, "error code".
 *
 * @throws ConfigError
 */
export function checkQwenRequest(request: QwenRequest, incrementalOutput: boolean): void {
  const { enableThinking, resultFormat, tools = [] } = request
  if (enableThinking && !incrementalOutput)
    throw new ConfigError(
      'thinking-needs-deltas',
      'A model that thinks sends deltas only. Set incrementalOutput to true, or enableThinking to false.',
    )
  if (resultFormat === 'text' && (enableThinking || tools.length > 0))
    throw new ConfigError(
      'result-format-text',
      'Thinking and tools need the message format. Leave resultFormat out.',
    )
  checkModelRequest(request)
  checkReservedTools(request)
}
