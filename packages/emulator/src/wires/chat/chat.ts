import type { Script } from '../../scenarios/scenario'
import { invalidParameter } from '../../wire-error'
import type { AnswerFrame } from '../answer-stream'
import type { ChatDialect, ChatIdentity } from './dialects/chat-dialect'
import type { DialectName } from './dialects/dialects'
import { dialectNames, isDialectName, toDialect } from './dialects/dialects'
import { isChatStreaming, readChatRequest } from './request'
import type { ChatStepContext } from './steps'
import { toChatSteps, toInline, toUsage, toWholeReasoning } from './steps'
import { createChatWriter } from './writer'
import { countInput } from '../models/count-input'
import { toFinalScript } from '../models/final-script'
import { answerAtOnce, streamAnswer, toErrorResponse } from '../respond'
import { identifyCalls } from '../models/tool-fragments'
import { toUnanswered } from '../unanswered'
import type { WireContext, WireHandler } from '../wire'

/**
 * Creates the handler of `POST /compatible-mode/v1/chat/completions`. The header `x-tyqw-dialect` names another
 * dialect than `defaultDialect`; `x-tyqw-error-comment: none` leaves the status out of an error within a stream.
 */
export function createChat(
  { pace, random, choose, now }: WireContext,
  defaultDialect: DialectName,
): WireHandler {
  return async (exchange) => {
    const { request, body } = exchange
    const name = request.headers.get('x-tyqw-dialect') ?? defaultDialect
    if (!isDialectName(name)) {
      const names = dialectNames.join(', ')
      return toErrorResponse(
        invalidParameter(`The emulator has no dialect "${name}". It has: ${names}.`),
        exchange,
      )
    }
    const dialect = toDialect(name)
    const bareErrors = request.headers.get('x-tyqw-error-comment') === 'none'
    const writer = createChatWriter({ native: dialect.native, bareErrors })
    const streaming = isChatStreaming(body)
    const asked = readChatRequest(body, dialect)
    if ('code' in asked) return toErrorResponse(asked, exchange, writer)
    const { prefix, ...question } = asked
    const outcome = choose(request, { ...question, ...(prefix === undefined ? {} : { prefix }) })
    if ('code' in outcome || outcome.type !== 'answer') {
      return toUnanswered(outcome, exchange, { streaming, writer })
    }
    const script = toFinalScript(outcome, asked)
    const context: ChatStepContext = {
      promptTokens: countInput(asked).inputTokens,
      calls: identifyCalls(script.toolCalls, random),
      wholeCalls: dialect.wholeCalls,
      inline: dialect.inline,
    }
    const identity: ChatIdentity = {
      digits: random.hex(32),
      created: Math.floor(now() / 1000),
      model: asked.model,
      includeUsage: asked.includeUsage,
    }
    const playback = { script, pace, writer }
    const frames = toChunks(script, dialect, { context, identity })
    if (streaming) return streamAnswer(frames, exchange, playback)
    const whole = toWhole(script, dialect, { context, identity })
    return answerAtOnce(whole, [...frames].length, exchange, playback)
  }
}

interface Parts {
  readonly context: ChatStepContext
  readonly identity: ChatIdentity
}

function* toChunks(
  script: Script,
  dialect: ChatDialect,
  { context, identity }: Parts,
): Generator<AnswerFrame> {
  for (const step of toChatSteps(script, context)) {
    const data = dialect.toChunk(step, identity)
    if (data) yield { data, terminal: step.type === 'finish' }
  }
}

function toWhole(script: Script, dialect: ChatDialect, { context, identity }: Parts) {
  const { calls } = context
  const { inline, reasoningField } = dialect
  const reasoning = toWholeReasoning(script)
  const shown =
    reasoning !== undefined && inline === undefined ? { [reasoningField]: reasoning } : {}
  const text =
    reasoning !== undefined && inline !== undefined
      ? toInline(reasoning, script, inline)
      : script.text
  const toolCalls = calls.map(({ id, name, arguments: json }, index) => ({
    function: { arguments: json, name },
    id,
    index,
    type: 'function',
  }))
  const message = {
    role: 'assistant',
    content: text,
    ...shown,
    ...(calls.length > 0 ? { tool_calls: toolCalls } : {}),
  }
  const reason = calls.length > 0 ? 'tool_calls' : (script.finishReason ?? 'stop')
  return {
    choices: [{ message, finish_reason: reason, index: 0, logprobs: null }],
    ...dialect.toTotals(toUsage(script, context)),
    ...dialect.toEnvelope('chat.completion', identity),
  }
}
