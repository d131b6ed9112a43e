import { ConfigError } from '../../model/errors'
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
  { messages, partial, tools = [] }: OpenAICompatibleRequest,
  path: string | undefined,
  server: OpenAICompatibleServer,
): void {
  if (path !== undefined && !path.startsWith('/'))
    throw new ConfigError(
      'path-invalid',
      `The path ${JSON.stringify(path)} does not begin with a slash. Set it as in "/v1/chat/completions", and the server with baseUrl.`,
    )
  if (messages?.length === 0)
    throw new ConfigError(
      'messages-empty',
      'messages is empty, so there is nothing to send. Leave it out to send the text alone.',
    )
  if (partial && messages?.at(-1)?.role !== 'assistant')
    throw new ConfigError(
      'partial-without-answer',
      'partial continues an answer, but none is last. Send messages that end with the answer to go on with.',
    )
  for (const { name } of tools) checkToolName(name, server)
}

function checkToolName(name: string, server: OpenAICompatibleServer): void {
  if (name === 'search' && server === 'dashscope')
    throw new ConfigError(
      'tool-name-reserved',
      'DashScope keeps the tool name "search" for itself. Give the tool another, such as "search_orders".',
    )
  if (!/^[\w-]{1,64}$/.test(name))
    throw new ConfigError(
      'tool-name-invalid',
      `The tool name ${JSON.stringify(name)} is refused. Use 1 to 64 of the characters A–Z a–z 0–9 _ -.`,
    )
}
