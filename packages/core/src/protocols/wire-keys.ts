/** `enableThinking` as `enable_thinking`, for the fields of one object; fields that are not set are left out. */
export function toWireKeys(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wire: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined)
      wire[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value
  return wire
}
