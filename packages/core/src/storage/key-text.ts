/** Text without a colon, different for different texts, as a part of a key. */
export function toKeyText(text: string): string {
  return text.replace(/[%:]/g, encodeURIComponent)
}
