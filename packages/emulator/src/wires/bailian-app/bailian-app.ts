import { toTokens } from '../../tokens'
import { invalidParameter } from '../../wire-error'
import type { FrameContext } from './envelope'
import { toAgentFrames } from './frames'
import { noUserMessage } from './input'
import { readBailianAppRequest } from './request'
import { withLookups } from './lookups'
import { toWorkflowFrames } from './workflow'
import { answerAtOnce, streamAnswer, toErrorResponse, toRefusalResponse } from '../respond'
import { isStreaming } from '../streaming'
import type { WireContext, WireHandler } from '../wire'

// Stands for the prompt of the application itself, which counts as input.
const BASE_TOKENS = 186

/** Creates the handler of `POST /api/v1/apps/{id}/completion`, for agent and workflow applications. */
export function createBailianApp({ sessions, pace, choose }: WireContext): WireHandler {
  return async (exchange) => {
    const { request, body, requestId } = exchange
    const streaming = isStreaming(request)
    const refuse = (error: Parameters<typeof toErrorResponse>[0]) =>
      toRefusalResponse({ error, transport: 'frame' }, exchange, streaming)
    const input = readBailianAppRequest(body, request.headers)
    if ('code' in input) return refuse(input)
    const session = sessions.open(input.sessionId)
    // Which code the service has for this is not documented.
    if (!session) return refuse(invalidParameter('The session does not exist or has expired.'))

    const { prompt, promptVariables, dialogRound = Infinity } = input
    const turns = input.history ?? session.turns
    const history = turns.slice(Math.max(0, turns.length - dialogRound))
    const outcome = choose(request, {
      ...input,
      history,
      variables: { ...promptVariables, ...input.startVariables },
    })
    if ('code' in outcome) return toErrorResponse(outcome, exchange)
    if (outcome.type === 'refusal') return toRefusalResponse(outcome, exchange, streaming)
    if (outcome.type === 'html') {
      return new Response(outcome.html, { headers: { 'content-type': 'text/html' } })
    }
    if (outcome.workflow && promptVariables) return refuse(noUserMessage)

    sessions.remember(session.id, { prompt, answer: outcome.text })
    const asked = [...history.flatMap((turn) => [turn.prompt, turn.answer]), prompt].join()
    const context: FrameContext = {
      ...input,
      sessionId: session.id,
      requestId,
      inputTokens: BASE_TOKENS + toTokens(asked).length,
      incremental: streaming && input.incremental,
    }
    const script = withLookups(outcome, input)
    const frames = script.workflow
      ? toWorkflowFrames(script, script.workflow, context)
      : toAgentFrames(script, context)
    if (streaming) return streamAnswer(frames, exchange, { script, pace })
    const all = [...frames]
    const error = all.at(-1)?.error
    if (error) return toErrorResponse(error, exchange)
    return answerAtOnce(all.at(-1)?.data, all.length, exchange, { script, pace })
  }
}
