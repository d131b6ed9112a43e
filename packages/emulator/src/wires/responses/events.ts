import type { Script } from '../../scenarios/scenario'
import { toTokenGroups } from '../../tokens'
import type { AnswerFrame } from '../answer-stream'

/** What the events of one response share. */
export interface ResponsesContext {
  readonly responseId: string
  /** The id of the reasoning and of the message, in this order. */
  readonly itemIds: readonly [string, string]
  /** Unix seconds. */
  readonly createdAt: number
}

interface Item {
  readonly type: 'reasoning' | 'message'
  readonly id: string
  readonly text: string
}

/**
 * Turns a script into the events of the OpenAI Responses facade for applications: one item for the reasoning, if
 * there is any, and one for the message.
 */
export function* toResponsesEvents(
  script: Script,
  context: ResponsesContext,
): Generator<AnswerFrame> {
  let sequence = 0
  const items = toItems(script, context)
  const done = items.map((item) => toOutput(item, item.text, 'completed'))

  yield event('response.created', { response: toResponse(context, 'queued', []) })
  yield event('response.in_progress', { response: toResponse(context, 'in_progress', []) })
  for (const [index, item] of items.entries()) yield* speak(item, index)
  const response = toResponse(context, 'completed', done)
  yield { ...event('response.completed', { response }), terminal: true }

  function* speak(item: Item, output_index: number): Generator<AnswerFrame> {
    const place = { item_id: item.id, output_index, content_index: 0 }
    const kind = item.type === 'reasoning' ? 'response.reasoning_text' : 'response.output_text'
    const logprobs = item.type === 'reasoning' ? {} : { logprobs: [] }
    const added = { ...toOutput(item, '', 'in_progress'), content: [] }
    yield event('response.output_item.added', { output_index, item: added })
    yield event('response.content_part.added', { ...place, part: toPart(item, '') })
    for (const { text: delta } of toTokenGroups(item.text, script.tokensPerFrame)) {
      yield event(`${kind}.delta`, { ...place, delta, ...logprobs })
    }
    yield event(`${kind}.done`, { ...place, text: item.text, ...logprobs })
    yield event('response.content_part.done', { ...place, part: toPart(item, item.text) })
    yield event('response.output_item.done', { output_index, item: done[output_index] })
  }

  function event(type: string, members: object): AnswerFrame {
    const data = { type, sequence_number: sequence, ...members }
    sequence += 1
    return { data, terminal: false }
  }
}

/** The response as JSON, for a request without streaming. */
export function toWholeResponse(script: Script, context: ResponsesContext) {
  const output = toItems(script, context).map((item) => toOutput(item, item.text, 'completed'))
  return toResponse(context, 'completed', output)
}

function toItems({ reasoning, text }: Script, { itemIds }: ResponsesContext): Item[] {
  const [reasoningId, messageId] = itemIds
  return [
    ...(reasoning === undefined
      ? []
      : [{ type: 'reasoning', id: reasoningId, text: reasoning } as const]),
    { type: 'message', id: messageId, text },
  ]
}

function toResponse(
  { responseId, createdAt }: ResponsesContext,
  status: string,
  output: readonly object[],
) {
  return { id: responseId, object: 'response', created_at: createdAt, status, model: '', output }
}

function toOutput(item: Item, text: string, status: string) {
  const content = [toPart(item, text)]
  return item.type === 'reasoning'
    ? { id: item.id, type: item.type, status, summary: [], content }
    : { id: item.id, type: item.type, status, role: 'assistant', content }
}

function toPart({ type }: Item, text: string) {
  return type === 'reasoning'
    ? { type: 'reasoning_text', text }
    : { type: 'output_text', text, annotations: [] }
}
