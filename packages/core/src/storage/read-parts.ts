import * as v from 'valibot'
import type { Schema } from './conversation-schema'

/** Something in a stored conversation that could not be read and was left out. */
export interface BrokenPiece {
  /** What is wrong with it, in a sentence. */
  readonly reason: string
  /** As it was found. */
  readonly value: unknown
}

/** Takes note of what is left out. */
export type Report = (reason: string, value: unknown) => void

/** The value as the schema has it; undefined, and a note, when it is broken. */
export function take<Model>(
  schema: Schema<Model>,
  value: unknown,
  name: string,
  report: Report,
): Model | undefined {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const place = [name, v.getDotPath(issue)].filter(Boolean).join('.')
  report(
    `${place} is ${shorten(issue.received)}, not ${issue.expected ?? 'a usable number'}.`,
    value,
  )
  return undefined
}

/** As `take`, for what may be absent. */
export function takeOptional<Model>(
  schema: Schema<Model>,
  value: unknown,
  name: string,
  report: Report,
): Model | undefined {
  return value === undefined ? undefined : take(schema, value, name, report)
}

/** Text for a sentence; whole documents may stand there. */
export function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}
