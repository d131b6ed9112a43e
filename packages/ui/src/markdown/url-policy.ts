/** Decides about one resolved URL. */
export type UrlPolicy = (url: URL) => boolean

const LINK_PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'tel:'])

/** The URL as the browser would resolve it; undefined when there is none or when the policy refuses it. */
export function toAllowedUrl(href: string, policy: UrlPolicy): URL | undefined {
  const base = typeof document === 'undefined' ? 'https://server.invalid' : document.baseURI
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  return policy(url) ? url : undefined
}

/** Lets a link through by protocol and by the page's own policy, which can only narrow it. */
export function toLinkPolicy(policy: UrlPolicy | undefined): UrlPolicy {
  return (url) => LINK_PROTOCOLS.has(url.protocol) && (policy?.(url) ?? true)
}

/** Images of the page's own origin, and those that hold their own data, load by themselves. */
export const isOwnImage: UrlPolicy = (url) => {
  if (url.protocol === 'data:') return /^image\/(?:png|gif|jpeg|webp|avif)[;,]/.test(url.pathname)
  if (url.protocol === 'blob:') return true
  return typeof location !== 'undefined' && url.origin === location.origin
}

/** Images a reader may load with a click. */
export const isLoadableImage: UrlPolicy = (url) =>
  url.protocol === 'https:' || url.protocol === 'http:' || isOwnImage(url)
