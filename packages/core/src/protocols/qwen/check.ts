import { ConfigError } from '../../model/errors'
import type { QwenRequest } from './request'

/**
 * Says at once, and in the words of the options, what the service would answer with a 400.
 *
 * Source of the rules: Alibaba Cloud Model Studio, "error code".
 *
 * @throws ConfigError
 */
export function checkQwenRequest(request: QwenRequest, incrementalOutput: boolean): void {
  const { sessionId, messages, partial, enableThinking, resultFormat, tools = [] } = request
  if (sessionId)
    throw new ConfigError(
      'session-unsupported',
      'Qwen models keep no session. Leave sessionId out (clearSessionId() forgets a stored one) and send the conversation as messages.',
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
  for (const { name } of tools) checkToolName(name)
}

function checkToolName(name: string): void {
  if (name === 'search')
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
