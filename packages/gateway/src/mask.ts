/** Replaces every occurrence of a key in a text. */
export function maskKey(text: string, key: string): string {
  return text.includes(key) ? text.replaceAll(key, hideKey(key)) : text
}

/** A key that can be shown: `sk-***`, with the last four characters where it is long enough. */
export function hideKey(key: string): string {
  return `${key.slice(0, 3)}***${key.length >= 20 ? key.slice(-4) : ''}`
}

/** Creates a function that replaces the key in bytes; without the key in them they come back as they are. */
export function createByteMask(key: string): (bytes: Uint8Array) => Uint8Array {
  // One character a byte, so that searching never has to decode.
  const decoder = new TextDecoder('latin1')
  const encoder = new TextEncoder()
  return (bytes) => {
    if (!decoder.decode(bytes).includes(key)) return bytes
    return encoder.encode(maskKey(new TextDecoder().decode(bytes), key))
  }
}
