import type { MarkdownIt } from 'markdown-it'

const loneSurrogate = /[\ud800-\udfff]/gu
const origin = /^((?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?)([^/?#:[]+)/i
const address = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i

/** Writes destinations as CommonMark does: percent-encoded once, with what is encoded already left as it is. */
export function normalizeLinkRule(parser: MarkdownIt): void {
  parser.normalizeLink = (url) =>
    encodeURI(
      url
        .replace(loneSurrogate, '\ufffd')
        .replace(origin, (_, start: string, host: string) => start + toAscii(host)),
    )
      .replace(/%25([\da-f]{2})/gi, '%$1')
      // The brackets of an IPv6 address belong there.
      .replace(address, (start) => start.replace(/%5B/i, '[').replace(/%5D/i, ']'))
}

/** Hosts are written in ASCII; what is none stays as it is. */
function toAscii(host: string): string {
  if (/^[\x20-\x7e]*$/.test(host)) return host
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return host
  }
}
