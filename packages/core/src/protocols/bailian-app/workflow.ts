import type { MessageChunk } from '../../model/chunk'
import type { Step } from '../../model/message'
import { objectIn, parseObject, stringIn, withoutUndefined, type JsonObject } from '../json'
import type { DecoderContext } from '../protocol'

/** Reads what a workflow application tells of its nodes. */
export interface NodeReader {
  /** A `workflow_message`, or the object in a thought's `response`. */
  read(node: JsonObject): readonly MessageChunk[]
  /** Whether a node has been told of: then the last frame repeats the whole text. */
  hasNodes(): boolean
}

/** In a stream of deltas, a text that begins with so many characters that are there already is the whole again. */
const TELLING_LENGTH = 2

/**
 * Nodes come in two forms: `workflow_message` (`node_id`, and text in `message.content`) and, in `full_thoughts`, JSON
 * within JSON (`nodeId`, and text in `nodeResult`). What a node says to the user is text; the rest is JSON with `result`
 * and `reasoningContent`, in pieces or whole: the documentation contradicts itself.
 *
 * Source: Alibaba Cloud Model Studio, "invoke workflow application".
 */
export function createNodeReader({ incrementalOutput }: DecoderContext): NodeReader {
  const nodes = new Map<string, { readonly step: Step; readonly reasoning: string }>()

  function added(before: string, text: string): string {
    const isWhole =
      text.startsWith(before) && (!incrementalOutput || before.length >= TELLING_LENGTH)
    return isWhole ? text.slice(before.length) : text
  }

  return {
    hasNodes: () => nodes.size > 0,
    read(json) {
      const field = (name: string) =>
        stringIn(json, `node${name}`) ?? stringIn(json, `node_${name.toLowerCase()}`)
      const id = field('Id')
      if (!id) return []
      const known = nodes.get(id)
      const { output: before = '', ...rest } = known?.step ?? { name: field('Type') ?? id }
      const reasoningBefore = known?.reasoning ?? ''
      const state = toState(field('Status'))
      const isVisible = /^(end|output)$/i.test(field('Type') ?? '')
      // A node that is done is told of again in later frames, and has nothing more to say.
      const isRepeated = known?.step.state === 'done' && state === 'done'
      const content = isRepeated ? {} : contentOf(json, isVisible)
      const text = added(before, content.result ?? '')
      const thought = added(reasoningBefore, content.reasoning ?? '')
      const output = before + text
      const step: Step = {
        ...rest,
        // A name that is not known yet is missing, or the id.
        ...withoutUndefined({
          name: field('Name') === id ? undefined : field('Name'),
          durationMs: durationIn(json),
        }),
        id,
        kind: 'workflow-node',
        state,
        ...(output && { output }),
      }
      nodes.set(id, { step, reasoning: reasoningBefore + thought })
      return [
        ...(isSame(step, known?.step) ? [] : [{ type: 'step' as const, step }]),
        ...(thought ? [{ type: 'reasoning-delta' as const, delta: thought }] : []),
        ...(text && isVisible ? [{ type: 'text-delta' as const, delta: text }] : []),
      ]
    },
  }
}

/** What a node produced. The content of a node that answers the user is that answer, unless it is wrapped as all others are. */
function contentOf(json: JsonObject, isVisible: boolean): { result?: string; reasoning?: string } {
  const message = objectIn(json, 'message')
  const content = stringIn(message ?? json, message ? 'content' : 'nodeResult') ?? ''
  const fields = isVisible && message ? undefined : parseObject(content)
  if (!fields) return { result: content }
  const { result = content } = fields
  return withoutUndefined({
    result: typeof result === 'string' ? result : JSON.stringify(result),
    reasoning: stringIn(fields, 'reasoningContent'),
  })
}

/** The value for a failed node is not documented; whatever says so is taken at its word. */
function toState(status = ''): Step['state'] {
  if (status === 'success') return 'done'
  return /fail|error/i.test(status) ? 'failed' : 'running'
}

/** `"1680ms"` as a number. */
function durationIn(json: JsonObject): number | undefined {
  const ms = Number.parseFloat(stringIn(json, 'nodeExecTime') ?? '')
  return ms >= 0 ? ms : undefined
}

function isSame(step: Step, before: Step | undefined): boolean {
  return step.name === before?.name && step.state === before.state && step.output === before.output
}
