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
 * (by id and position where it is missing), with an empty or missing `id` and `name` after the first piece, in pieces
 * or whole.
 */
export function createToolCallReader(asked: DecoderContext): {
  read(message: JsonObject): readonly MessageChunk[]
} {
  /** The arguments so far, by index. */
  const calls = new Map<number, string>()
  /** Which call has which id, and the one that came last: for pieces without an index. */
  const indexes = new Map<string, number>()
  let last: number | undefined

  function toChunk(
    call: JsonObject,
    position: number,
    { length }: readonly JsonObject[],
  ): readonly MessageChunk[] {
    const id = stringIn(call, 'id')
    const details = objectIn(call, 'function') ?? {}
    const given = numberIn(call, 'index')
    const isUnclear = given === undefined || (id && 'name' in details && isAnother(given, id))
    const index = isUnclear ? guess(id, given ?? position, length) : given
    const isRepeated = id !== undefined && indexes.get(id) === index
    if (id) indexes.set(id, index)
    last = index
    const before = calls.get(index)
    const argumentsDelta = added(before ?? '', argumentsIn(details), isRepeated)
    calls.set(index, (before ?? '') + argumentsDelta)
    if (before !== undefined && !argumentsDelta) return []
    const names = withoutUndefined({ id, name: stringIn(details, 'name') })
    return [{ type: 'tool-call-delta', index, ...names, argumentsDelta }]
  }

  /** Older Ollama gives every whole call the index 0: a named call with an id of its own, where a complete one stands. */
  function isAnother(index: number, id: string): boolean {
    const hasId = indexes.get(id) === index || ![...indexes.values()].includes(index)
    return !hasId && parseObject(calls.get(index) ?? '') !== undefined
  }

  /** A new id opens a call, though it stands where another stood; a lone piece without one belongs to the last. */
  function guess(id: string | undefined, position: number, length: number): number {
    if (!id) return length === 1 ? (last ?? position) : position
    const isTaken = [...indexes.values()].includes(position)
    return indexes.get(id) ?? (isTaken ? Math.max(...calls.keys()) + 1 : position)
  }

  /**
   * What is new. A whole that is sent again begins with all that came before, and has its id again; a complete one has
   * nothing to come.
   */
  function added(before: string, text: string, isRepeated: boolean): string {
    const isWhole = !asked.incrementalOutput || isRepeated
    const isAgain = isWhole || (text === before && parseObject(before))
    return isAgain && text.startsWith(before) ? text.slice(before.length) : text
  }

  return { read: (message) => objectsIn(message, 'tool_calls').flatMap(toChunk) }
}

/** JSON text; some relays send the object itself. One that is nested too deep to be written is left out. */
function argumentsIn(details: JsonObject): string {
  const given = objectIn(details, 'arguments')
  try {
    return given ? JSON.stringify(given) : (stringIn(details, 'arguments') ?? '')
  } catch {
    return ''
  }
}
