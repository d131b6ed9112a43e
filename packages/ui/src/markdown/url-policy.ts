import { showBidi } from './bidi-rule'

/** Decides about one resolved URL. */
export type UrlPolicy = (url: URL) => boolean

/** What is allowed, as data. What is left out is not narrowed. */
export interface UrlRules {
  /** With their colon: `['https:', 'mailto:']`. */
  readonly protocols?: readonly string[]
  /** Besides the page's own: `['example.com', '*.aliyuncs.com']`; a port counts when it is given. */
  readonly hosts?: readonly string[]
}

const LINK_PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'tel:'])

/**
 * The URL as the browser would resolve it; undefined when there is none or when the policy refuses it. A URL with a
 * user's name is never allowed: `https://bank.example@evil.example` is made to be misread.
 */
export function toAllowedUrl(href: string, policy: UrlPolicy | UrlRules): URL | undefined {
  const base = typeof document === 'undefined' ? 'https://server.invalid' : document.baseURI
  if (!href.trim() || !URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  const hasUser = url.username !== '' || url.password !== ''
  return !hasUser && allows(policy, url) ? url : undefined
}

/** Lets a link through by protocol and by the page's own policy, which can only narrow it. */
export function toLinkPolicy(policy: UrlPolicy | UrlRules | undefined): UrlPolicy {
  return (url) => LINK_PROTOCOLS.has(url.protocol) && (!policy || allows(policy, url))
}

/** Images that load by themselves: the page's own, and those a policy names. A function decides alone. */
export function toImagePolicy(policy: UrlPolicy | UrlRules | undefined): UrlPolicy {
  if (typeof policy === 'function') return policy
  return (url) => isOwnImage(url) || (!!policy && isWeb(url) && allows(policy, url))
}

/** Images of the page's own origin, and those that hold their own data, load by themselves. */
export const isOwnImage: UrlPolicy = (url) => {
  if (url.protocol === 'data:') return /^image\/(?:png|gif|jpeg|webp|avif)[;,]/.test(url.pathname)
  return (isWeb(url) || url.protocol === 'blob:') && isOwnOrigin(url)
}

/** Images a reader may load with a click. */
export const isLoadableImage: UrlPolicy = (url) => isWeb(url) || isOwnImage(url)

/**
 * What a link's tooltip says: where it really leads, first, and then the title the text gave it. The host is as it is
 * asked for, `xn--…` for names beyond ASCII, so that no letter stands in for another.
 */
export function linkTitle(url: URL, title?: string): string {
  return [url.host || url.href, title].filter(Boolean).map(String).map(showBidi).join(' · ')
}

function allows(policy: UrlPolicy | UrlRules, url: URL): boolean {
  if (typeof policy === 'function') return policy(url)
  const { protocols, hosts } = policy
  if (protocols && !protocols.includes(url.protocol)) return false
  return !hosts || !isWeb(url) || isOwnOrigin(url) || hosts.some((host) => isHost(url, host))
}

function isHost(url: URL, pattern: string): boolean {
  const host = pattern.includes(':') ? url.host : url.hostname
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}

/** An origin that is "null", as in a sandbox, is nobody's own. */
function isOwnOrigin(url: URL): boolean {
  return typeof location !== 'undefined' && url.origin !== 'null' && url.origin === location.origin
}
