/** A unique id: 128 random bits as 32 hex digits. Works on plain http pages too, where `crypto.randomUUID` is missing. */
export function generateId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
