import type { MessageChunk } from '../../model/chunk'
import type { Source, Usage } from '../../model/message'
import {
  itemsIn,
  numberIn,
  objectIn,
  objectsIn,
  parseObject,
  stringIn,
  withoutUndefined,
  type JsonObject,
} from '../json'
import { toFinishReason, type FrameReader } from '../frame-decoder'
import type { DecoderContext } from '../protocol'
import { createTextMode, toTextChunks } from '../text-mode'
import { createThoughtReader } from './thoughts'
import { createNodeReader } from './workflow'

/** A reader for one answer of an application, agent or workflow. */
export function createAppReader(asked: DecoderContext): FrameReader {
  const textMode = createTextMode(asked)
  const thoughts = createThoughtReader(asked)
  const nodes = createNodeReader(asked)
  let sessionId: string | undefined
  let sourcesSeen = ''

  function readText(output: JsonObject, isLast: boolean, chunks: MessageChunk[]): void {
    const text = stringIn(output, 'text')
    if (!text) return
    chunks.push(...thoughts.flush())
    // The nodes have said it before, piece by piece, if at all.
    if (nodes.hasNodes()) chunks.push({ type: 'text-replace', text })
    else chunks.push(...toTextChunks('text', textMode.read(text, isLast)))
  }

  /** Every frame repeats the whole list with all its passages: only a list that grew is worth a chunk. */
  function readSources(references: readonly JsonObject[], chunks: MessageChunk[]): void {
    const seen = references.map((reference) => stringIn(reference, 'index_id')).join()
    if (seen === sourcesSeen || references.length === 0) return
    sourcesSeen = seen
    chunks.push({ type: 'sources', sources: references.flatMap(toSource) })
  }

  function readThought(thought: JsonObject, index: number): readonly MessageChunk[] {
    const node = stringIn(thought, 'action_type')
      ? undefined
      : parseObject(stringIn(thought, 'response') ?? '')
    return node ? nodes.read(node) : thoughts.read(thought, index)
  }

  return {
    read(frame) {
      const output = objectIn(frame, 'output')
      if (!output) return undefined
      const reason = toFinishReason(output['finish_reason'])
      const chunks: MessageChunk[] = []
      const id = stringIn(output, 'session_id')
      if (id && id !== sessionId) chunks.push({ type: 'session', sessionId: (sessionId = id) })
      chunks.push(...objectsIn(output, 'thoughts').flatMap(readThought))
      const workflow = objectIn(output, 'workflow_message')
      if (workflow) chunks.push(...nodes.read(workflow))
      readText(output, reason !== undefined, chunks)
      readSources(objectsIn(output, 'doc_references'), chunks)
      const usage = toUsage(objectIn(frame, 'usage'))
      if (usage) chunks.push({ type: 'usage', usage })
      return { chunks, requestId: stringIn(frame, 'request_id'), reason }
    },
    flush: () => [...thoughts.flush(), ...toTextChunks('text', textMode.flush())],
  }
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
