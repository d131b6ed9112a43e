import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { Conversation } from '../models/conversation'
import { toConversation } from '../models/conversation'
import { isFields, toFields, toText } from '../fields'
import { toFinalScript } from '../models/final-script'
import type { FrameWriter } from '../frame-writer'
import { nativeWriter } from '../frame-writer'
import type { ContentReader } from '../models/messages'
import { readMessages } from '../models/messages'
import { answerAtOnce, streamAnswer, toErrorResponse } from '../respond'
import type { ResponsesContext } from './events'
import { toResponsesEvents, toWholeResponse } from './events'
import { toUnanswered } from '../unanswered'
import type { WireContext, WireHandler } from '../wire'

// The names of OpenAI's events in DashScope's framing, and no `[DONE]`.
const writer: FrameWriter = {
  ...nativeWriter,
  write: (id, data) =>
    `id:${id}\nevent:${String(toFields(data)['type'])}\n:HTTP_STATUS/200\ndata:${JSON.stringify(data)}\n\n`,
}

/** Creates the handler of `POST /api/v2/apps/agent/{id}/compatible-mode/v1/responses`. */
export function createResponses({ pace, random, choose, now }: WireContext): WireHandler {
  return async (exchange) => {
    const { request, body } = exchange
    const streaming = toFields(body)['stream'] === true
    const asked = readInput(body)
    if ('code' in asked) return toErrorResponse(asked, exchange)
    const { prefix: _prefix, ...question } = asked
    const outcome = choose(request, { ...question, thinking: undefined })
    if ('code' in outcome || outcome.type !== 'answer') {
      return toUnanswered(outcome, exchange, { streaming })
    }
    const context: ResponsesContext = {
      responseId: exchange.requestId,
      itemIds: [`rs_${random.hex(24)}`, `msg_${random.hex(24)}`],
      createdAt: Math.floor(now() / 1000),
    }
    const script = toFinalScript(outcome, {})
    const playback = { script, pace, writer }
    const events = toResponsesEvents(script, context)
    if (streaming) return streamAnswer(events, exchange, playback)
    const whole = toWholeResponse(script, context)
    return answerAtOnce(whole, [...events].length, exchange, playback)
  }
}

function readInput(body: unknown): Conversation | WireError {
  if (!isFields(body)) {
    return invalidParameter('Required body invalid, please check the request body format.')
  }
  if (body['background'] === true) {
    return invalidParameter('The emulator answers at once: "background" is not supported.')
  }
  const { input } = body
  const messages = readMessages(
    typeof input === 'string' ? [{ role: 'user', content: input }] : input,
    readContent,
  )
  if ('code' in messages) return messages
  return (
    toConversation(messages) ??
    invalidParameter('The input messages do not contain elements with the role of user.')
  )
}

const readContent: ContentReader = (content) => {
  if (typeof content === 'string') return { text: content, images: [], files: [] }
  if (!Array.isArray(content)) return invalidParameter('Unexpected item type in content.')
  const parts = content.map(toFields)
  return {
    text: parts.map((part) => toText(part['text']) ?? '').join(''),
    images: parts.flatMap((part) => toText(part['image_url']) ?? []),
    files: parts.flatMap((part) => toText(part['file_url']) ?? []),
  }
}
