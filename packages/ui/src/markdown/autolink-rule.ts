import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it'

/** What the `link_open` token of a plain URL or address carries. */
export interface AutolinkMeta {
  /**
   * The URL was still going on where the text ends, but for emphasis that was closed for display: while streaming it
   * may be cut, and must not be followed.
   */
  readonly reachesEnd: boolean
}

const linkStart = /https?:\/\/|www\./iy
/** Where text stops: at what a rule of inline syntax begins with, and at what may begin a URL. */
const textStop = /[\n$&*<[\\\]_`~]|!(?=\[)|h(?=ttps?:\/\/)|w(?=ww\.)/gi
/** No URL begins after these. */
const beforeLink = /[a-z0-9@/.+-]/i
/** No URL goes over these: space, invisible characters, quotes, and Chinese punctuation. */
const urlStop =
  /[\s<>"`\p{Cc}\p{Cf}\u2014\u2015\u2018-\u201f\u2026\u3000-\u3004\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u
/** What follows a URL at once: emphasis that closes, and the mark of a footnote. */
const urlEnds = ['**', '~~', '[^']
const hostCharacter = /[\p{L}\p{M}\p{N}\p{So}._-]/u
const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const trailing = /[?!.,:*_~'\\]/

/** The longest host name there is, and the longest name before an `@`. */
const HOST_LIMIT = 255
const NAME_LIMIT = 64

/**
 * Plain `http://`, `https://` and `www.` URLs and e-mail addresses become links, as in GFM. They end before Chinese
 * punctuation, and before a Chinese word that follows a Latin one. File names such as `main.py` stay text.
 */
export function autolinkRule(parser: MarkdownIt): void {
  // As written: decoded, one host could look like another.
  parser.normalizeLinkText = (url) => url
  parser.inline.ruler.at('linkify', () => false)
  parser.inline.ruler.at('text', readText)
  parser.inline.ruler.before('text', 'web-link', readWebLink)
  parser.core.ruler.at('linkify', linkAddresses)
}

function readText(state: StateInline, silent: boolean): boolean {
  textStop.lastIndex = state.pos
  let stop = textStop.exec(state.src)?.index ?? state.posMax
  if (stop === state.pos && /[hw]/i.test(state.src.charAt(stop))) {
    textStop.lastIndex = stop + 1
    stop = textStop.exec(state.src)?.index ?? state.posMax
  }
  const end = Math.min(stop, state.posMax)
  if (end === state.pos) return false
  if (!silent) state.pending += state.src.slice(state.pos, end)
  state.pos = end
  return true
}

function readWebLink(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md } = state
  linkStart.lastIndex = pos
  const start = linkStart.exec(src)?.[0]
  if (!start || !md.options.linkify || state.linkLevel > 0) return false
  if (pos > 0 && beforeLink.test(src.charAt(pos - 1))) return false
  const isWeb = start.toLowerCase() === 'www.'
  const from = isWeb ? pos : pos + start.length
  const host = hostEnd(src, from, posMax, isWeb)
  if (!host) return false
  const limit = urlLimit(src, from, host, posMax)
  const end = trimmedEnd(src, host, limit)
  // As in the text around it: `&amp;` is `&`, and `\_` is `_`.
  const url = md.utils.unescapeAll(src.slice(pos, end))
  const href = md.normalizeLink(isWeb ? `http://${url}` : url)
  if (!md.validateLink(href)) return false
  if (!silent) pushLink(state, href, url, /^[*~]{0,9}$/.test(src.slice(limit, posMax)))
  state.pos = end
  return true
}

/** Where the host ends; 0 where there is none. */
function hostEnd(src: string, from: number, max: number, needsDot: boolean): number {
  let end = from
  let isLatin = false
  while (end < max) {
    const character = characterAt(src, end)
    if (!hostCharacter.test(character) || urlStop.test(character)) break
    if (isLatin && chinese.test(character)) break
    isLatin = /[a-z0-9]/i.test(character)
    end += character.length
    if (end - from > HOST_LIMIT) return 0
  }
  const labels = src.slice(from, end).replace(/\.+$/, '').split('.')
  const isHost = labels[0] !== '' && !labels.slice(-2).some((label) => label.includes('_'))
  // `http://` may name a host of the local network.
  return isHost && (!needsDot || labels.length > 1) ? end : 0
}

/** Where what may belong to the URL ends. A Chinese word right after a Latin one is the sentence going on. */
function urlLimit(src: string, from: number, host: number, max: number): number {
  let end = host
  let isChinese = chinese.test(src.slice(from, host))
  let isLatin = /[a-z0-9]$/i.test(src.slice(from, host))
  let brackets = 0
  while (end < max) {
    const character = characterAt(src, end)
    if (urlStop.test(character) || urlEnds.some((sign) => src.startsWith(sign, end))) break
    if (character === '[') brackets += 1
    if (character === ']' && (brackets -= 1) < 0) break
    if (chinese.test(character)) {
      if (isLatin && !isChinese) break
      isChinese = true
    }
    isLatin = /[a-z0-9*~]/i.test(character)
    end += character.length
  }
  return end
}

/** Punctuation at its end belongs to the sentence, and a `)` when none was opened in the URL. */
function trimmedEnd(src: string, host: number, limit: number): number {
  let end = limit
  let surplus = 0
  for (const character of src.slice(host, limit)) {
    if (character === ')') surplus += 1
    if (character === '(') surplus -= 1
  }
  while (end > host - 1) {
    const last = src.charAt(end - 1)
    if (trailing.test(last)) end -= 1
    else if (last === ')' && surplus > 0) {
      surplus -= 1
      end -= 1
    } else if (last === ';') {
      const entity = /&[a-z0-9]{1,32};$/i.exec(src.slice(Math.max(host, end - 34), end))
      end -= entity?.[0].length ?? 1
    } else break
  }
  return end
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}

function pushLink(state: StateInline, href: string, text: string, reachesEnd: boolean): void {
  const open = state.push('link_open', 'a', 1)
  open.attrs = [['href', href]]
  open.markup = 'linkify'
  open.info = 'auto'
  open.meta = { reachesEnd } satisfies AutolinkMeta
  state.push('text', '', 0).content = text
  const close = state.push('link_close', 'a', -1)
  close.markup = 'linkify'
  close.info = 'auto'
}

function linkAddresses(state: StateCore): void {
  if (!state.md.options.linkify) return
  for (const block of state.tokens) {
    if (block.type !== 'inline' || !block.children || !block.content.includes('@')) continue
    block.children = withAddresses(block.children, state)
  }
}

function withAddresses(tokens: readonly Token[], state: StateCore): Token[] {
  let depth = 0
  return tokens.flatMap((token, place) => {
    if (token.type === 'link_open') depth += 1
    if (token.type === 'link_close') depth -= 1
    if (depth > 0 || token.type !== 'text' || !token.content.includes('@')) return token
    return splitAddresses(token, place === tokens.length - 1, state)
  })
}

function splitAddresses(token: Token, isLast: boolean, state: StateCore): Token[] {
  const text = token.content
  const parts: Token[] = []
  const add = (type: string, tag: string, nesting: -1 | 0 | 1, content = '') => {
    const part = new state.Token(type, tag, nesting)
    part.content = content
    part.level = token.level + (content && tag ? 1 : 0)
    parts.push(part)
    return part
  }
  let done = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = /[a-z0-9.+_-]+$/i.exec(text.slice(Math.max(done, at - NAME_LIMIT), at))?.[0]
    const rest = /^[a-z0-9._-]+/i.exec(text.slice(at + 1, at + 1 + HOST_LIMIT))?.[0] ?? ''
    const host = rest.replace(/\.+$/, '')
    const isHost = /^[a-z0-9](?:[a-z0-9_-]|\.(?!\.))*\.[a-z](?:[a-z0-9-]*[a-z0-9])?$/i.test(host)
    if (!name || !isHost || text.charAt(at - name.length - 1) === '/') continue
    const address = `${name}@${host}`
    const start = at - name.length
    if (start > done) add('text', '', 0, text.slice(done, start))
    const open = add('link_open', 'a', 1)
    open.attrs = [['href', `mailto:${address}`]]
    open.markup = 'linkify'
    open.info = 'auto'
    const reachesEnd = isLast && at + 1 + rest.length === text.length
    open.meta = { reachesEnd } satisfies AutolinkMeta
    add('text', '', 0, address)
    add('link_close', 'a', -1).info = 'auto'
    done = start + address.length
    at = done - 1
  }
  if (done === 0) return [token]
  if (done < text.length) add('text', '', 0, text.slice(done))
  return parts
}
