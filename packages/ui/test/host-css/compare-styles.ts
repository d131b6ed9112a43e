/** What an element looks like: its properties, and those of what stands before and after it. */
type Look = ReadonlyMap<string, string>

const pseudos = ['', '::before', '::after', '::marker', '::placeholder', '::details-content']

/** Where a pseudo-element is not there, what it would look like is nobody's business. */
function isThere(element: Element, pseudo: string, style: CSSStyleDeclaration): boolean {
  if (pseudo === '::before' || pseudo === '::after') return style.content !== 'none'
  if (pseudo === '::marker') return getComputedStyle(element).display === 'list-item'
  if (pseudo === '::placeholder') return element.matches('textarea, input')
  if (pseudo === '::details-content') return element.matches('details')
  return true
}

/** What the page may decide: how glyphs are smoothed, and how far its bar reaches over what is scrolled to. */
const ofThePage = /^(?:-webkit-font-smoothing|scroll-margin.*)$/
/** Whether borders count as part of a size shows in the size. */
const shown = 'box-sizing'

/** Lines of no width have neither a style nor a colour that anyone sees. */
function isSeen(property: string, style: CSSStyleDeclaration): boolean {
  const line = /^(border(?:-\w+)+?|outline|column-rule)-(?:style|color)$/.exec(property)?.[1]
  if (line === 'outline') return style.outlineStyle !== 'none'
  return !line || style.getPropertyValue(`${line}-width`) !== '0px'
}

function isCompared(property: string, style: CSSStyleDeclaration): boolean {
  if (property.startsWith('--') || property === shown || ofThePage.test(property)) return false
  return isSeen(property, style)
}

function lookOf(element: Element, origin: DOMRect): Look {
  const look = new Map<string, string>()
  for (const pseudo of pseudos) {
    const style = getComputedStyle(element, pseudo || null)
    if (!isThere(element, pseudo, style)) continue
    for (const property of style) {
      if (isCompared(property, style)) {
        look.set(`${pseudo} ${property}`, style.getPropertyValue(property))
      }
    }
  }
  const { x, y, width, height } = element.getBoundingClientRect()
  const box = [x - origin.x, y - origin.y, width, height].map((side) => side.toFixed(1))
  look.set('box', element.getClientRects().length > 0 ? box.join(' ') : 'none')
  return look
}

/** How all elements of a part of the page look, in their order. */
export function readLooks(root: Element): readonly (readonly [Element, Look])[] {
  const origin = root.getBoundingClientRect()
  return [root, ...root.querySelectorAll('*')].map((element) => [element, lookOf(element, origin)])
}

/** What has changed in how they look, as one line a change. */
export function findChanges(before: ReturnType<typeof readLooks>, root: Element): string[] {
  const after = new Map(readLooks(root))
  return before.flatMap(([element, look]) => {
    const now = after.get(element)
    return [...look].flatMap(([property, value]) => {
      const other = now?.get(property)
      return other === value ? [] : [`${nameOf(element)} ${property}: ${value} → ${other}`]
    })
  })
}

function nameOf(element: Element): string {
  const own = `${element.localName}.${element.getAttribute('class') ?? ''}`
  const parent = element.parentElement
  return parent ? `${parent.localName}.${parent.getAttribute('class') ?? ''} > ${own}` : own
}
