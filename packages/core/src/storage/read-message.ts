import type { ChatMessage, MessageMetadata, MessagePart } from '../model/message'
import { isJsonObject } from '../protocols/json'
import { messageFrame, metadata, part, source } from './conversation-schema'
import { take, takeOptional, type Report } from './read-parts'

/**
 * A message out of untrusted data. What is broken in its parts, sources or metadata is left out alone; without a readable
 * role, status, time or list of parts it is no message.
 *
 * @param id - The key it was stored under, which counts more than the id in it.
 */
export function readMessage(value: unknown, id: string, report: Report): ChatMessage | undefined {
  const frame = take(messageFrame, value, 'message', report)
  // The frame has been read from it, so it is an object.
  if (!frame || !isJsonObject(value)) return undefined
  if (!Array.isArray(value.parts)) {
    report('message.parts is no list.', value)
    return undefined
  }
  const places: number[] = []
  const parts: MessagePart[] = []
  for (const [index, item] of value.parts.entries()) {
    places.push(parts.length)
    const read = take(part, item, `parts.${index}`, report)
    if (read) parts.push(read)
  }
  return {
    id,
    role: frame.role,
    parts,
    sources: readSources(value.sources, report),
    status: frame.status,
    createdAt: frame.createdAt,
    metadata: readMetadata(value.metadata, (place) => places[place] ?? parts.length, report),
  }
}

function readSources(value: unknown, report: Report): ChatMessage['sources'] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => take(source, item, `sources.${index}`, report) ?? [])
  if (value !== undefined) report('message.sources is no list.', value)
  return []
}

/** Runs begin at a part; where one before them was left out, they begin earlier. */
function readMetadata(
  value: unknown,
  toPlace: (place: number) => number,
  report: Report,
): MessageMetadata {
  const read = takeOptional(metadata, value, 'metadata', report) ?? { runs: [] }
  return read.runStarts ? { ...read, runStarts: read.runStarts.map(toPlace) } : read
}
