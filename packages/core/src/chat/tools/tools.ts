import { systemClock, type Clock } from '../../model/clock'
import { ConfigError } from '../../model/errors'
import type { ChatRequest } from '../../model/request'
import type { ToolDefinition } from '../../model/tool'
import type { ChatTransport } from '../../model/transport'
import { withoutUndefined } from '../../protocols/json'
import { checkToolName } from '../../protocols/models/request-checks'
import type { ChatTool } from './chat-tool'
import { createToolStream, type ToolStream, type ToolStreamInit } from './tool-stream'

export interface ToolsOptions {
  /** Most rounds of calls in one answer; one more ends it with the error `tool-limit`. @default 8 */
  limit?: number
  /** Longest wait for a tool that names no `timeout` of its own, in ms. 0 or Infinity: no limit. @default 60000 */
  timeout?: number
  /** Time. @default the machine's */
  clock?: Clock
}

/** Tools, ready to be called. One object may serve any number of chats at once. */
export interface ChatTools {
  /** The tools as the model is told of them. */
  readonly definitions: readonly ToolDefinition[]
  /**
   * One answer through `client`, which may take several calls of the model: each further one is a run of the same message
   * and sends what was said so far as messages. The chunks are those of all runs, and `tool-update`s between them;
   * `session` is left out, because a service's own memory does not know such an answer.
   */
  stream(
    client: Pick<ChatTransport, 'stream'>,
    request: ChatRequest,
    init: ToolStreamInit,
  ): ToolStream
}

/**
 * Lets the model call functions of the page. Works with protocols that know tools: `qwen` and `openaiCompatible`, not
 * `bailianApp`, whose tools live in Bailian's console.
 *
 * Calls of one run go side by side. Whatever goes wrong with one is a result that the model reads, and an error in the
 * call's part: `tool-unknown` (there is none of that name), `tool-input-invalid` (its arguments are not a JSON object),
 * `tool-failed` (it threw, or returned what JSON cannot carry), `tool-timeout`.
 *
 * @throws ConfigError for a name that no model takes, a tool without `run`, and a limit that is not a number.
 *
 * @example
 * const tools = createTools({
 *   weather: {
 *     description: 'The weather of a city, now',
 *     parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
 *     run: ({ city }: { city: string }) => ({ city, celsius: 21 }),
 *   },
 *   order: {
 *     description: 'Orders a book',
 *     parameters: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
 *     needsApproval: true,
 *     run: ({ title }: { title: string }) => `ordered ${title}`,
 *   },
 * })
 * const chat = createChat({ client, tools })
 * chat.on('message', ({ parts }) => {
 *   for (const part of parts)
 *     if (part.type === 'tool' && part.state === 'approval-requested') showQuestion(part, {
 *       yes: () => chat.approveTool(part.toolCallId),
 *       no: () => chat.denyTool(part.toolCallId),
 *     })
 * })
 */
export function createTools<Inputs extends Record<string, unknown>>(
  tools: { readonly [Name in keyof Inputs]: ChatTool<Inputs[Name]> },
  options: ToolsOptions = {},
): ChatTools {
  const { limit = 8, timeout = 60_000, clock = systemClock } = options
  // What a tool takes is the promise of its schema; the model's text is handed over unchecked.
  const byName = new Map(Object.entries<ChatTool>(tools as Record<string, ChatTool>))
  byName.forEach(checkTool)
  if (!(limit >= 0))
    throw new ConfigError(
      'invalid-tool-limit',
      'The option limit must be 0 or more. Leave it out for 8.',
    )
  const definitions = [...byName].map(toDefinition)
  const setup = { tools: byName, limit, timeout, clock }

  return {
    definitions,
    stream(client, request, init) {
      // An empty list is refused on the wire.
      const told = definitions.length > 0 ? { ...request, tools: definitions } : request
      return createToolStream(setup, client, told, init)
    },
  }
}

function toDefinition([name, { description, parameters }]: [string, ChatTool]): ToolDefinition {
  return { name, ...withoutUndefined({ description, parameters }) }
}

/** @throws ConfigError */
function checkTool({ run }: ChatTool, name: string): void {
  checkToolName(name)
  if (typeof run !== 'function')
    throw new ConfigError('invalid-tool', `The tool "${name}" has no function run. Give it one.`)
}
