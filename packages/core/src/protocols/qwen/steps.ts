import type { MessageChunk } from '../../model/chunk'
import type { Step } from '../../model/message'
import { objectIn, objectsIn, stringIn, type JsonObject } from '../json'
import { createSourceReader } from './sources'

/**
 * Reads what the service did by itself: searches (`search_info`) and code it ran (`tool_info`). The wire says neither
 * when these began nor what code gave, so that every step is done when it comes.
 */
export function createStepReader(): (
  output: JsonObject,
  requestId: string | undefined,
) => readonly MessageChunk[] {
  const readSources = createSourceReader()
  const steps = new Map<string, Step>()
  let codes = 0
  /** What the interpreter ran last, by its place in the list. */
  const codeAt = new Map<number, { readonly id: string; readonly code: string }>()

  /** A step that is new or says more; every later frame repeats it. */
  function changed(step: Step): readonly MessageChunk[] {
    const before = steps.get(step.id)
    if (before && before.input === step.input && before.output === step.output) return []
    steps.set(step.id, step)
    return [{ type: 'step', step }]
  }

  /** Code that another takes the place of was a run of its own; code that grew is the same one. */
  function idOfCode(position: number, code: string): string {
    const before = codeAt.get(position)
    const id = before && code.startsWith(before.code) ? before.id : `code:${codes++}`
    codeAt.set(position, { id, code })
    return id
  }

  function toToolStep(info: JsonObject, position: number): Step | undefined {
    const type = stringIn(info, 'type')
    const details = type && objectIn(info, type)
    const code = details && stringIn(details, 'code')
    if (type === 'code_interpreter')
      return code
        ? { id: idOfCode(position, code), kind: 'code', name: '', state: 'done', input: code }
        : undefined
    if (!details) return undefined
    const id = `${type}:${position}`
    return { id, kind: 'other', name: type, state: 'done', input: toText(details) }
  }

  return (output, requestId = '') => {
    // A step's id is its own within the message, which may have several runs.
    const prefixed = (step: Step): Step => ({ ...step, id: `${requestId}/${step.id}` })
    const search = objectIn(output, 'search_info') ?? {}
    const sources = readSources(objectsIn(search, 'search_results'))
    const extras = objectsIn(search, 'extra_tool_info').map(toSearchStep)
    const tools = objectsIn(output, 'tool_info').flatMap((info, at) => toToolStep(info, at) ?? [])
    const found: Step[] =
      sources.length > 0 ? [{ id: 'search', kind: 'search', name: '', state: 'done' }] : []
    return [...[...found, ...extras, ...tools].map(prefixed).flatMap(changed), ...sources]
  }
}

/** A service beside the web that the search asked, such as the weather. */
function toSearchStep(info: JsonObject, position: number): Step {
  const name = stringIn(info, 'tool') ?? ''
  const output = toText(info['result'])
  const step: Step = { id: `search:${position}:${name}`, kind: 'search', name, state: 'done' }
  return output ? { ...step, output } : step
}

/** JSON that is nested too deep to be written is left out. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
