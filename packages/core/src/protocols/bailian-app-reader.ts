import type { MessageChunk } from '../model/chunk'
import type { Source, Step, Usage } from '../model/message'
import {
  itemsIn,
  numberIn,
  objectIn,
  objectsIn,
  stringIn,
  withoutUndefined,
  type JsonObject,
} from './json'
import { toFinishReason, type FrameReader, type ReadFrame } from './frame-decoder'
import type { DecoderContext } from './protocol'
import { createTextMode, toTextChunks } from './text-mode'

/** A reader for one answer of an application. */
export function createAppReader(asked: DecoderContext): FrameReader {
  const textMode = createTextMode(asked)
  const reasoningMode = createTextMode(asked)
  const steps = new Map<string, Step>()
  let sessionId: string | undefined
  let sourcesSeen = ''

  /** Reasoning comes before the steps and the text of the same frame, as it was thought before them. */
  function* thoughtsOf(output: JsonObject): Generator<MessageChunk> {
    for (const [index, thought] of objectsIn(output, 'thoughts').entries()) {
      if (stringIn(thought, 'action_type') === 'reasoning') {
        const change = reasoningMode.read(stringIn(thought, 'thought') ?? '')
        yield* toTextChunks('reasoning', change)
        continue
      }
      const step = toStep(thought, index, steps)
      if (step) yield { type: 'step', step }
    }
  }

  function read(frame: JsonObject): ReadFrame | undefined {
    const output = objectIn(frame, 'output')
    if (!output) return undefined
    const chunks: MessageChunk[] = []
    const id = stringIn(output, 'session_id')
    if (id && id !== sessionId) chunks.push({ type: 'session', sessionId: (sessionId = id) })
    chunks.push(...thoughtsOf(output))
    chunks.push(...toTextChunks('text', textMode.read(stringIn(output, 'text') ?? '')))
    // Every frame repeats the whole list with all its passages: only a list that grew is worth a chunk.
    const references = objectsIn(output, 'doc_references')
    const seen = references.map((reference) => stringIn(reference, 'index_id')).join()
    if (references.length > 0 && seen !== sourcesSeen) {
      sourcesSeen = seen
      chunks.push({ type: 'sources', sources: references.flatMap(toSource) })
    }
    const usage = toUsage(objectIn(frame, 'usage'))
    if (usage) chunks.push({ type: 'usage', usage })
    return {
      chunks,
      requestId: stringIn(frame, 'request_id'),
      reason: toFinishReason(output['finish_reason']),
    }
  }

  return {
    read,
    flush: () => [
      ...toTextChunks('reasoning', reasoningMode.flush()),
      ...toTextChunks('text', textMode.flush()),
    ],
  }
}

/** A thought that is not reasoning, when it says something new. Later frames repeat it, and empty fields say nothing. */
function toStep(thought: JsonObject, index: number, steps: Map<string, Step>): Step | undefined {
  const type = stringIn(thought, 'action_type')
  const action = stringIn(thought, 'action')
  if (!type || type === 'response') return undefined
  const id = `${index}:${type}:${action ?? ''}`
  const before = steps.get(id)
  const input = stringIn(thought, 'arguments') ?? stringIn(thought, 'action_input_stream')
  const output = stringIn(thought, 'observation')
  if (before && (!input || input === before.input) && (!output || output === before.output))
    return undefined
  const step: Step = {
    ...before,
    id,
    kind: stepKind(type, action),
    name: stringIn(thought, 'action_name') ?? action ?? type,
    state: output || before?.output ? 'done' : 'running',
    ...(input && { input }),
    ...(output && { output }),
  }
  steps.set(id, step)
  return step
}

function stepKind(type: string, action: string | undefined): Step['kind'] {
  if (type === 'agentRag' || action === 'rag') return 'retrieval'
  if (action === 'memory') return 'memory'
  return type.toLowerCase() === 'api' ? 'plugin' : 'other'
}

function toSource(reference: JsonObject): readonly Source[] {
  const index = stringIn(reference, 'index_id')
  if (!index) return []
  const optional = {
    title: stringIn(reference, 'title'),
    url: stringIn(reference, 'doc_url'),
    text: stringIn(reference, 'text'),
    documentId: stringIn(reference, 'doc_id'),
    documentName: stringIn(reference, 'doc_name'),
    images: itemsIn(reference, 'images', (item) => typeof item === 'string'),
    pages: itemsIn(reference, 'page_number', (item) => typeof item === 'number'),
  }
  return [{ index, ...withoutUndefined(optional) }]
}

/** Sums over the models that ran; each frame's numbers are cumulative. */
function toUsage(usage: JsonObject | undefined): Usage | undefined {
  const models = (usage ? objectsIn(usage, 'models') : []).map((entry) => ({
    model: stringIn(entry, 'model_id') ?? '',
    inputTokens: numberIn(entry, 'input_tokens') ?? 0,
    outputTokens: numberIn(entry, 'output_tokens') ?? 0,
  }))
  if (models.length === 0) return undefined
  return {
    inputTokens: models.reduce((sum, entry) => sum + entry.inputTokens, 0),
    outputTokens: models.reduce((sum, entry) => sum + entry.outputTokens, 0),
    models,
  }
}
