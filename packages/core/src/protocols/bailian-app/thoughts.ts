import type { MessageChunk } from '../../model/chunk'
import type { Step } from '../../model/message'
import { isJsonObject, stringIn, withoutUndefined, type JsonObject } from '../json'
import type { DecoderContext } from '../protocol'
import { createTextMode, toTextChunks, type TextMode } from '../text-mode'

/** Reads the `thoughts` of an agent application. */
export interface ThoughtReader {
  /** @param index - Its place in the frame's list, which is what tells thoughts of one kind apart. */
  read(thought: JsonObject, index: number): readonly MessageChunk[]
  /** Reasoning that was held back and is to be shown now, because something else follows. */
  flush(): readonly MessageChunk[]
}

/**
 * Reasoning comes in pieces, or whole; everything else is a step that is told of again in each frame and grows by its
 * fields: retrieval (`agentRag`), memory and plugins (`api`, also written `API`), and what is not known yet.
 *
 * Source: Alibaba Cloud Model Studio, "agent and workflow application API reference", `output.thoughts`.
 */
export function createThoughtReader(asked: DecoderContext): ThoughtReader {
  const reasoning = new Map<number, { readonly mode: TextMode; text: string }>()
  const steps = new Map<string, Step>()

  function readReasoning(thought: JsonObject, index: number): readonly MessageChunk[] {
    const known = reasoning.get(index) ?? { mode: createTextMode(asked), text: '' }
    reasoning.set(index, known)
    const change = known.mode.read(
      stringIn(thought, 'thought') ?? stringIn(thought, 'response') ?? '',
    )
    if (!change || 'delta' in change) return toTextChunks('reasoning', change)
    known.text = change.text
    return toTextChunks('reasoning', {
      text: Array.from(reasoning.values(), ({ text }) => text).join('\n\n'),
    })
  }

  return {
    read(thought, index) {
      const type = stringIn(thought, 'action_type')
      if (type === 'reasoning') return readReasoning(thought, index)
      // A thought of type `response` is the answer itself, which is in the text.
      if (!type || type === 'response') return []
      const action = stringIn(thought, 'action')
      const id = `${index}:${type}:${action ?? ''}`
      const before = steps.get(id)
      const step = toStep(thought, id, before)
      if (before && step.input === before.input && step.output === before.output) return []
      steps.set(id, step)
      return [{ type: 'step', step }]
    },
    flush: () =>
      [...reasoning.values()].flatMap(({ mode }) => toTextChunks('reasoning', mode.flush())),
  }
}

/** Later frames repeat a step, and empty fields say nothing. */
function toStep(thought: JsonObject, id: string, before: Step | undefined): Step {
  const type = stringIn(thought, 'action_type') ?? ''
  const action = stringIn(thought, 'action')
  const output = textIn(thought, 'observation') ?? before?.output
  return {
    id,
    kind: stepKind(type, action),
    name: stringIn(thought, 'action_name') ?? action ?? type,
    state: output ? 'done' : 'running',
    ...withoutUndefined({
      input:
        stringIn(thought, 'arguments') ??
        stringIn(thought, 'action_input_stream') ??
        textIn(thought, 'action_input') ??
        before?.input,
      output,
    }),
  }
}

/** JSON text, which some describe as the object itself. */
function textIn(thought: JsonObject, key: string): string | undefined {
  const value = thought[key]
  return isJsonObject(value) ? JSON.stringify(value) : stringIn(thought, key)
}

function stepKind(type: string, action: string | undefined): Step['kind'] {
  if (type === 'agentRag' || action === 'rag') return 'retrieval'
  if (action === 'memory') return 'memory'
  return /^api$/i.test(type) ? 'plugin' : 'other'
}
