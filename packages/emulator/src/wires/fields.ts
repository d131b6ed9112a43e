/** The members of a JSON object whose shape is not known yet. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object, or an empty one for everything else. */
export function toFields(value: unknown): Fields {
  return isFields(value) ? value : {}
}

/** The text, or undefined for everything else and for an empty one. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Whether a field is missing: left out, or null. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null
}
