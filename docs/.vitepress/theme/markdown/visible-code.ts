/** Characters that turn the direction of the text around them. */
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** Code as it can be read: what is invisible shows its number. */
export function toVisibleCode(code: string): string {
  return code.replaceAll(
    bidi,
    (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}

/** HTML without what says nothing here: the paragraph around it, and quotes that need no escape. */
export function toShortHtml(html: string): string {
  const paragraph = /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(html)
  return toVisibleCode((paragraph?.[1] ?? html).replaceAll('&quot;', '"'))
}
