import { ConfigError } from '../../model/errors'
import { checkModelRequest, checkReservedTools } from '../models/request-checks'
import type { OpenAICompatibleRequest } from './request'
import type { OpenAICompatibleServer } from './server'

/**
 * Says at once, and in the words of the options, what the server would answer with a 400 or not understand.
 *
 * Source of the rules: Alibaba Cloud Model Studio, "error code".
 *
 * @throws ConfigError
 */
export function checkCompatibleRequest(
  request: OpenAICompatibleRequest,
  path: string | undefined,
  server: OpenAICompatibleServer,
): void {
  if (path !== undefined && !path.startsWith('/'))
    throw new ConfigError(
      'path-invalid',
      `The path ${JSON.stringify(path)} does not begin with a slash. Set it as in "/v1/chat/completions", and the server with baseUrl.`,
    )
  checkModelRequest(request)
  if (server === 'dashscope') checkReservedTools(request)
}
