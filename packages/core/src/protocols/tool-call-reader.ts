import type { MessageChunk } from '../model/chunk'
import {
  numberIn,
  objectIn,
  objectsIn,
  parseObject,
  stringIn,
  withoutUndefined,
  type JsonObject,
} from './json'
import type { DecoderContext } from './protocol'

/**
 * Reads the `tool_calls` of a message, as DashScope, OpenAI and those who follow them send them: told apart by `index`
 * (by position where it is missing), with an empty or missing `id` and `name` after the first piece, in pieces or whole.
 */
export function createToolCallReader(asked: DecoderContext): {
  read(message: JsonObject): readonly MessageChunk[]
} {
  /** The arguments so far, by index. */
  const calls = new Map<number, string>()

  function toChunk(call: JsonObject, position: number): readonly MessageChunk[] {
    const index = numberIn(call, 'index') ?? position
    const details = objectIn(call, 'function') ?? {}
    const before = calls.get(index)
    const argumentsDelta = added(before ?? '', stringIn(details, 'arguments') ?? '')
    calls.set(index, (before ?? '') + argumentsDelta)
    if (before !== undefined && !argumentsDelta) return []
    const names = withoutUndefined({ id: stringIn(call, 'id'), name: stringIn(details, 'name') })
    return [{ type: 'tool-call-delta', index, ...names, argumentsDelta }]
  }

  /** What is new. A whole that is sent again begins with all that came before; a complete one has nothing to come. */
  function added(before: string, text: string): string {
    const isAgain = asked.incrementalOutput ? text === before && parseObject(before) : true
    return isAgain && text.startsWith(before) ? text.slice(before.length) : text
  }

  return { read: (message) => objectsIn(message, 'tool_calls').flatMap(toChunk) }
}
