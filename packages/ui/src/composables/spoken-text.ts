/** How a listener is told of what cannot be read out. */
export interface SpokenWords {
  readonly formula: string
  readonly image: string
}

/** What stands for itself, although it looks like a mark: its escaped form is kept here while the marks are taken out. */
const escaped = /\\([!-/:-@[-`{-~])/g
const invisible = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const citations = /<ref>\[[^\]<]{0,40}\]<\/ref>|\[ref_\d{1,4}\]|\[\^[^\]\s]{1,40}\]:?/g
const images =
  /!\[([^\]]{0,400})\]\([^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?[^)]{0,400}\)/g
const links =
  /\[([^\]]{0,400})\]\([^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?[^)]{0,400}\)/g
const address =
  /<?\bhttps?:\/\/(?:www\.)?([^\s/?#<>"'，。、；：！？）]+)[^\s<>"'，。、；：！？）]*>?/gi
const formulas = /\$(?=[^\s$])([^$\n]{0,400}?[^\s$\\])\$(?!\d)|\\\((.{1,400}?)\\\)/g
const emphasis = [
  /(\*{1,3})(?=\S)(.{1,400}?\S?)\1/g,
  /(?<!\w)(_{1,3})(?=\S)(.{1,400}?\S?)\1(?!\w)/g,
]

/** One line of Markdown as words, without the marks a listener has no use for. */
export function toSpokenText(line: string, words: SpokenWords): string {
  const code: string[] = []
  const keep = (text: string) => `\uE000${code.push(text) - 1}\uE001`
  let text = line
    .replace(/(`+)(?!`)(.{0,400}?[^`])\1(?!`)/g, (_, __, inner: string) => keep(inner.trim()))
    .replace(formulas, (_, dollars?: string, brackets?: string) => {
      const tex = dollars ?? brackets ?? ''
      return keep(/[\\^_{}]/.test(tex) ? words.formula : tex)
    })
    .replace(escaped, (_, mark: string) => keep(mark))
    .replace(invisible, '')
    .replace(citations, '')
    .replace(images, (_, alt: string) => ` ${words.image} ${alt} `)
    .replace(links, '$1')
    .replace(address, '$1')
  for (const mark of emphasis) text = text.replace(mark, '$2')
  return text
    .replace(/~~/g, '')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => code[Number(index)] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
