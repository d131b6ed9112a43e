/** Characters that turn the direction of the text around them. */
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** Code as it can be read: what is invisible shows its number. */
export function toVisibleCode(code: string): string {
  return code.replaceAll(
    bidi,
    (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}

const noise = / (?:data|aria)-[\w-]+(?:="[^"]*")?/g

/** HTML without what says nothing here: the paragraph around it, quotes that need no escape, `data-` and `aria-`. */
export function toShortHtml(html: string): string {
  const paragraph = /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(html)
  const short = (paragraph?.[1] ?? html).replaceAll(noise, '').replaceAll('&quot;', '"')
  return toVisibleCode(short)
}
