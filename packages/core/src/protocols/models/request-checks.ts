import { ConfigError } from '../../model/errors'
import type { ChatRequest } from '../../model/request'

/** A request to a model itself, which keeps no history. */
interface ModelRequest extends ChatRequest {
  readonly partial?: boolean
}

/**
 * What every wire of a model would answer with a 400, said at once and in the words of the options.
 *
 * @throws ConfigError
 */
export function checkModelRequest(request: ModelRequest): void {
  const { sessionId, messages, partial, tools = [] } = request
  if (sessionId)
    throw new ConfigError(
      'session-unsupported',
      'A model keeps no session. Leave sessionId out and send the conversation as messages.',
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
  for (const { name } of tools) checkToolName(name)
}

/** @throws ConfigError for a name that no model takes. */
export function checkToolName(name: string): void {
  if (!/^[\w-]{1,64}$/.test(name))
    throw new ConfigError(
      'tool-name-invalid',
      `The tool name ${JSON.stringify(name)} is refused. Use 1 to 64 of the characters A–Z a–z 0–9 _ -.`,
    )
}

/**
 * DashScope has a tool of its own. Source: Alibaba Cloud Model Studio, "error code".
 *
 * @throws ConfigError
 */
export function checkReservedTools({ tools = [] }: Pick<ChatRequest, 'tools'>): void {
  if (tools.some(({ name }) => name === 'search'))
    throw new ConfigError(
      'tool-name-reserved',
      'DashScope keeps the tool name "search" for itself. Give the tool another, such as "search_orders".',
    )
}
