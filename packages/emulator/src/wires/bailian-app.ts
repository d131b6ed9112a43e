import type { Pace } from '../latency'
import type { Script } from '../scenarios/scenario'
import { selectScenario } from '../scenarios/select'
import { scenarios } from '../scenarios/list'
import type { SessionStore } from '../sessions'
import { toTokens } from '../tokens'
import { wait } from '../wait'
import { invalidParameter } from '../wire-error'
import { createAnswerStream } from './answer-stream'
import type { FrameContext } from './bailian-app-frames'
import { toBailianAppFrames } from './bailian-app-frames'
import type { BailianAppRequest } from './bailian-app-request'
import { readBailianAppRequest } from './bailian-app-request'
import { toErrorResponse, toHeaders, toRefusalResponse } from './respond'

/** What the applications of one emulator share. */
export interface BailianAppOptions {
  readonly sessions: SessionStore
  readonly pace: Pace
  readonly createRequestId: () => string
  /** The scenario when a request names none. */
  readonly scenario: string | undefined
}

// Stands for the prompt of the application itself, which counts as input.
const BASE_TOKENS = 186

/** Creates the handler of `POST /api/v1/apps/{id}/completion`; `body` is the parsed JSON, or the text if it is none. */
export function createBailianApp(options: BailianAppOptions) {
  const { sessions, pace, createRequestId } = options

  return async function complete(request: Request, body: unknown): Promise<Response> {
    const ids = { requestId: createRequestId(), headerId: createRequestId() }
    const streaming = isStreaming(request)
    const input = readBailianAppRequest(body)
    if ('code' in input) {
      return toRefusalResponse(
        { type: 'refusal', error: input, transport: 'frame' },
        ids,
        streaming,
      )
    }
    const header = request.headers.get('x-tyqw-scenario') ?? undefined
    const selected = selectScenario({ header, prompt: input.prompt, fallback: options.scenario })
    if (!selected) return toErrorResponse(unknownScenario(header ?? options.scenario), ids)

    const session = sessions.open(input.sessionId)
    const history = input.history ?? session.turns
    const { scenario, prompt, language } = selected
    const outcome = scenario.play({ prompt, language, history, thinking: input.thinking })
    if (outcome.type === 'refusal') return toRefusalResponse(outcome, ids, streaming)
    if (outcome.type === 'html') {
      return new Response(outcome.html, { headers: { 'content-type': 'text/html' } })
    }

    sessions.remember(session.id, { prompt: input.prompt, answer: outcome.text })
    const context = toFrameContext(input, outcome, {
      sessionId: session.id,
      requestId: ids.requestId,
      inputTokens:
        BASE_TOKENS + toTokens([...history.flatMap(toTexts), input.prompt].join()).length,
    })
    if (!streaming) return answerAtOnce(outcome, context, request.signal)
    const frames = toBailianAppFrames(outcome, context)
    const { requestId } = ids
    const stream = { script: outcome, requestId, pace, request }
    return new Response(createAnswerStream(frames, stream), {
      headers: {
        ...toHeaders(ids.headerId, false),
        'content-type': 'text/event-stream;charset=UTF-8',
      },
    })

    async function answerAtOnce(script: Script, shared: FrameContext, signal: AbortSignal) {
      const { failure } = script
      if (failure?.type === 'error-frame') return toErrorResponse(failure.error, ids)
      const all = [...toBailianAppFrames(script, { ...shared, incremental: false })]
      const frameMs = pace.frameMs() * (script.slowness ?? 1)
      await wait(failure?.type === 'stall' ? Infinity : all.length * frameMs, signal)
      if (failure?.type === 'reset') throw new TypeError('The emulator reset the connection.')
      const json = JSON.stringify(all.at(-1)?.data)
      return new Response(failure ? json.slice(0, json.length / 2) : json, {
        headers: { ...toHeaders(ids.headerId, true), 'content-type': 'application/json' },
      })
    }
  }
}

function isStreaming({ headers }: Request): boolean {
  return (
    headers.get('x-dashscope-sse')?.toLowerCase() === 'enable' ||
    (headers.get('accept')?.includes('text/event-stream') ?? false)
  )
}

function toFrameContext(
  { incremental, hasThoughts, modelId }: BailianAppRequest,
  { model }: Script,
  ids: Pick<FrameContext, 'sessionId' | 'requestId' | 'inputTokens'>,
): FrameContext {
  return { ...ids, incremental, hasThoughts, model: modelId ?? model }
}

function toTexts({ prompt, answer }: { prompt: string; answer: string }): string[] {
  return [prompt, answer]
}

function unknownScenario(name: string | undefined) {
  const names = scenarios.map((scenario) => scenario.name).join(', ')
  return invalidParameter(`The emulator has no scenario "${name}". It has: ${names}.`)
}
