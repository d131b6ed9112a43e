import type { Script } from '../../scenarios/scenario'
import type { AnswerFrame } from '../answer-stream'
import { countInput } from '../models/count-input'
import { toDeepResearchFrames } from './deep-research-frames'
import { toFinalScript } from '../models/final-script'
import { toQwenFrames } from './frames'
import type { QwenRequest } from './request'
import { readQwenRequest } from './request'
import { answerAtOnce, streamAnswer, toRefusalResponse } from '../respond'
import { isStreaming } from '../streaming'
import { identifyCalls } from '../models/tool-fragments'
import { toUnanswered } from '../unanswered'
import type { WireContext, WireHandler } from '../wire'

/** Creates the handler of `POST /api/v1/services/aigc/{text,multimodal}-generation/generation`. */
export function createQwen(
  { pace, random, choose }: WireContext,
  { multimodal }: { readonly multimodal: boolean },
): WireHandler {
  return async (exchange) => {
    const { request, body, requestId } = exchange
    const streaming = isStreaming(request)
    const resolvesOss = request.headers.get('x-dashscope-ossresourceresolve') === 'enable'
    const asked = readQwenRequest(body, { multimodal, streaming, resolvesOss })
    if ('code' in asked) {
      return toRefusalResponse({ error: asked, transport: 'frame' }, exchange, streaming)
    }
    const { prefix, ...question } = asked
    const outcome = choose(request, {
      ...question,
      search: asked.search.enabled,
      ...(prefix === undefined ? {} : { prefix }),
    })
    if ('code' in outcome || outcome.type !== 'answer') {
      return toUnanswered(outcome, exchange, { streaming })
    }
    const script = toFinalScript(outcome, { ...asked, citation: asked.search.citation })
    const frames = toFrames(script, asked, { requestId, streaming })
    const playback = { script, pace }
    if (streaming) return streamAnswer(frames, exchange, playback)
    const all = [...frames]
    return answerAtOnce(all.at(-1)?.data, all.length, exchange, playback)
  }

  function toFrames(
    script: Script,
    asked: QwenRequest,
    { requestId, streaming }: { readonly requestId: string; readonly streaming: boolean },
  ): Iterable<AnswerFrame> {
    const { inputTokens, imageTokens } = countInput(asked)
    if (asked.traits.deepResearch) return toDeepResearchFrames(script, { requestId, inputTokens })
    return toQwenFrames(script, {
      requestId,
      inputTokens,
      imageTokens,
      multimodal,
      resultFormat: asked.resultFormat,
      incremental: streaming && asked.incremental,
      whole: !streaming,
      thinking: asked.thinking === true || script.reasoning !== undefined,
      // Natively multimodal text models end with `content: []` instead.
      endsWithText: multimodal && !asked.model.startsWith('qwen3.'),
      offersTools: asked.tools.length > 0,
      search: asked.search,
      calls: identifyCalls(script.toolCalls, random),
    })
  }
}
