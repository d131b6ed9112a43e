/** What happened on the page while hostile text was shown, by the codes of `xss.json`. */
export interface PageWatch {
  /** Scripts that ran, requests that were refused, changes outside of the box, so far. */
  seen(): readonly string[]
  /** The same, and forgets them. */
  events(): readonly string[]
}

/** As strict as a page can be: no inline styles or scripts, no text as HTML, and nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Puts the page under the policy, for good, and writes down what goes against it. */
export function watchPage(host: HTMLElement): PageWatch {
  const events: string[] = []
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: () => void events.push(`exec: ${name}`) })
  }
  document.addEventListener('securitypolicyviolation', (event) => {
    events.push(`csp: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
  })
  document.addEventListener('submit', () => void events.push('exec: submit'))
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = POLICY
  document.head.append(meta)

  new MutationObserver((records) => {
    for (const { target, type } of records) {
      if (target.isConnected && !host.contains(target)) {
        events.push(`outside: ${type} of ${target.nodeName}`)
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
  return { seen: () => events, events: () => [...new Set(events.splice(0))] }
}

/** All elements that this renderer makes. */
const elements = new Set(
  'a blockquote br button circle code col colgroup dd details div dl dt em h1 h2 h3 h4 h5 h6 hr img li line ol p path polyline pre rect s section small span strong summary sup svg table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const urlAttributes = new Set(
  'action background cite data formaction href longdesc manifest ping poster src srcset xlink:href'.split(
    ' ',
  ),
)
const attributes =
  /^(?:class|style|dir|title|rel|target|href|src|alt|role|tabindex|type|start|loading|decoding|referrerpolicy|disabled|open|aria-[a-z]+|data-[a-z-]+|xmlns|width|height|viewBox|fill|stroke|stroke-[a-z]+|d|[cr]?[xy][12]?|r|points|colspan|rowspan)$/

/** What a library draws, whose elements are its own. */
const drawings = '.tyqw-math-drawing'

/** The codes of what must not be in an element's tree, each with what it is. */
export function inspect(root: Element): readonly string[] {
  const found = [...root.querySelectorAll(drawings)].flatMap(inspectDrawing)
  for (const element of root.querySelectorAll(`*:not(${drawings} *)`)) {
    const tag = element.localName
    if (!elements.has(tag)) found.push(`active-el: <${tag}>`)
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`event-attr: ${name}`)
      else if (name === 'id' || name === 'name') found.push(`clobber: ${name}=${value}`)
      else if (!attributes.test(name)) found.push(`active-el: attribute ${name}`)
      if (urlAttributes.has(name) && !isSafe(tag, value)) {
        found.push(`${tag === 'img' ? 'remote-img' : 'js-url'}: ${value}`)
      }
      if (name === 'style' && /url|expression|import|behavior|binding|position/i.test(value)) {
        found.push(`css: ${value}`)
      }
    }
  }
  return found
}

/** The same for a drawing of a library, which has elements of its own: none that acts, loads, or can be named. */
export function inspectDrawing(root: Element): string[] {
  const found: string[] = []
  for (const element of root.querySelectorAll('*')) {
    const active =
      'a,audio,base,button,embed,foreignObject,form,frame,iframe,img,input,link,meta,object,script,style,use,video'
    if (element.matches(active)) found.push(`active-el: <${element.localName}>`)
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`event-attr: ${name}`)
      if (name === 'id' || name === 'name') found.push(`clobber: ${name}=${value}`)
      if (urlAttributes.has(name)) found.push(`js-url: ${value}`)
      if (name === 'style' && /url|expression|fixed/i.test(value)) found.push(`css: ${value}`)
    }
  }
  return found
}

function isSafe(tag: string, value: string): boolean {
  if (!URL.canParse(value, document.baseURI)) return false
  const url = new URL(value, document.baseURI)
  if (url.username || url.password) return false
  if (tag !== 'img') return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol)
  if (url.protocol === 'data:') return /^image\/(?:png|gif|jpeg|webp|avif)[;,]/.test(url.pathname)
  return url.origin === location.origin
}
