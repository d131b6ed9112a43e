/** A JSON object of unknown content: whatever a server sends is checked field by field. */
export type JsonObject = { readonly [key: string]: unknown }

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object `text` spells; undefined for anything else. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function objectIn(json: JsonObject, key: string): JsonObject | undefined {
  const value = json[key]
  return isJsonObject(value) ? value : undefined
}

/** The objects of an array field; empty for anything else. */
export function objectsIn(json: JsonObject, key: string): readonly JsonObject[] {
  const value = json[key]
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** A field that is text and not empty. */
export function stringIn(json: JsonObject, key: string): string | undefined {
  const value = json[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberIn(json: JsonObject, key: string): number | undefined {
  const value = json[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The fields that are set: a wire body, or an optional property, never holds an undefined one. */
export function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>
  }
}

/** The items of one type in an array field. */
export function itemsIn<Item>(
  json: JsonObject,
  key: string,
  isItem: (value: unknown) => value is Item,
): readonly Item[] | undefined {
  const value = json[key]
  if (!Array.isArray(value)) return undefined
  const items = value.filter(isItem)
  return items.length > 0 ? items : undefined
}
