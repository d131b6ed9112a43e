import { toTokens } from '../tokens'
import type { FrameContext } from './bailian-app-frames'
import { toBailianAppFrames } from './bailian-app-frames'
import { readBailianAppRequest } from './bailian-app-request'
import { answerAtOnce, streamAnswer, toErrorResponse, toRefusalResponse } from './respond'
import { isStreaming } from './streaming'
import type { WireContext, WireHandler } from './wire'

// Stands for the prompt of the application itself, which counts as input.
const BASE_TOKENS = 186

/** Creates the handler of `POST /api/v1/apps/{id}/completion`. */
export function createBailianApp({ sessions, pace, choose }: WireContext): WireHandler {
  return async (exchange) => {
    const { request, body, requestId } = exchange
    const streaming = isStreaming(request)
    const input = readBailianAppRequest(body)
    if ('code' in input) {
      return toRefusalResponse({ error: input, transport: 'frame' }, exchange, streaming)
    }

    const session = sessions.open(input.sessionId)
    const history = input.history ?? session.turns
    const { prompt, thinking } = input
    const outcome = choose(request, { prompt, history, thinking })
    if ('code' in outcome) return toErrorResponse(outcome, exchange)
    if (outcome.type === 'refusal') return toRefusalResponse(outcome, exchange, streaming)
    if (outcome.type === 'html') {
      return new Response(outcome.html, { headers: { 'content-type': 'text/html' } })
    }

    sessions.remember(session.id, { prompt, answer: outcome.text })
    const asked = [...history.flatMap((turn) => [turn.prompt, turn.answer]), prompt].join()
    const context: FrameContext = {
      sessionId: session.id,
      requestId,
      inputTokens: BASE_TOKENS + toTokens(asked).length,
      model: input.modelId ?? outcome.model,
      incremental: streaming && input.incremental,
      hasThoughts: input.hasThoughts,
    }
    const frames = toBailianAppFrames(outcome, context)
    const playback = { script: outcome, pace }
    if (streaming) return streamAnswer(frames, exchange, playback)
    const all = [...frames]
    return answerAtOnce(all.at(-1)?.data, all.length, exchange, playback)
  }
}
