/** A name and a value, to be shown beside each other. */
export type DataField = readonly [name: string, value: string]

/** More fields than this, or longer values, are easier to read as JSON. */
const FIELDS = 12
const FIELD_LENGTH = 200

/** A value, or JSON text, as text to be read; text that is no JSON stays as it is. Empty for nothing. */
export function toPrettyJson(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return write(value) ?? String(value)
  const parsed = read(value)
  return isNested(parsed) ? (write(parsed) ?? value) : value
}

/** A flat object as fields: what a tool is given mostly is one. Undefined for anything else. */
export function toFields(text: string): readonly DataField[] | undefined {
  const parsed = read(text)
  if (!isNested(parsed) || Array.isArray(parsed)) return undefined
  const entries = Object.entries(parsed)
  if (entries.length === 0 || entries.length > FIELDS) return undefined
  const isFlat = entries.every(
    ([name, value]) => !isNested(value) && `${name}${String(value)}`.length <= FIELD_LENGTH,
  )
  return isFlat ? entries.map(([name, value]) => [name, String(value)]) : undefined
}

/** JSON text as a value; undefined for text that is none. */
export function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Undefined where JSON cannot carry it: a circle, a bigint, too deep. */
function write(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, null, 2)
  } catch {
    return undefined
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
