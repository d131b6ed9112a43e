import type { Mermaid } from 'mermaid'
import { loadMermaid } from './mermaid-loader'

/** A drawing as an image: nothing in it runs, is clickable, or loads anything. */
export interface DiagramDrawing {
  readonly image: Blob
  readonly width: number
  readonly height: number
  /** What the drawing says of itself. */
  readonly title: string
}

export interface DiagramRequest {
  readonly code: string
  readonly isDark: boolean
  /** Asked when its turn comes: a drawing that nobody waits for any more is not made. */
  readonly isWanted: () => boolean
}

const LONGEST_DIAGRAM = 20_000
/** How wide the page is for Mermaid, in px, while it measures. */
const SHEET_WIDTH = 960
/** What Mermaid makes of a diagram without anything in it, in px. */
const EMPTY_SIZE = 16

/** Would make Mermaid load something while it measures in the page: such a diagram stays text. */
const loadsSomething =
  /\bimg\b\s*["']?\s*[:=]|<\s*(?:img|image|iframe|object|embed|link|video|audio|source|style|svg)|url\s*\(|@import|image-set|themeCSS|\\[\da-f]{2}/i

let turn: Promise<unknown> = Promise.resolve()
let count = 0

/** Draws one diagram after the other. `undefined` when it cannot be drawn, or nobody wants it any more. */
export function drawDiagram(request: DiagramRequest): Promise<DiagramDrawing | undefined> {
  const drawing = turn.then(() => draw(request)).catch(() => undefined)
  turn = drawing
  return drawing
}

async function draw({
  code,
  isDark,
  isWanted,
}: DiagramRequest): Promise<DiagramDrawing | undefined> {
  if (!isWanted() || !code.trim()) return undefined
  if (code.length > LONGEST_DIAGRAM || loadsSomething.test(code)) return undefined
  const mermaid = await loadMermaid()
  if (!mermaid || !isWanted()) return undefined
  configure(mermaid, isDark)
  if (!(await mermaid.parse(code, { suppressErrors: true }))) return undefined
  count += 1
  const id = `tyqw-diagram-${count}`
  const sheet = createSheet()
  try {
    const { svg } = await mermaid.render(id, code, sheet)
    return toDrawing(svg)
  } finally {
    sheet.remove()
    // What it leaves behind when it fails.
    for (const name of [id, `d${id}`, `i${id}`]) document.getElementById(name)?.remove()
  }
}

/** Before each drawing: Mermaid has one configuration for the whole page. */
function configure(mermaid: Mermaid, isDark: boolean): void {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    theme: isDark ? 'dark' : 'default',
    darkMode: isDark,
    fontFamily: 'system-ui, sans-serif',
    logLevel: 'fatal',
    maxTextSize: LONGEST_DIAGRAM,
    maxEdges: 500,
    // What a diagram may not change.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'suppressErrorRendering',
      'maxTextSize',
      'maxEdges',
      'logLevel',
      'htmlLabels',
      'themeCSS',
      'fontFamily',
      'altFontFamily',
      'dompurifyConfig',
    ],
  })
}

/** Where Mermaid measures: in the page, but neither to be seen nor to be reached. */
function createSheet(): HTMLElement {
  const sheet = document.createElement('div')
  sheet.inert = true
  sheet.setAttribute('aria-hidden', 'true')
  Object.assign(sheet.style, {
    position: 'fixed',
    insetBlockStart: '0',
    insetInlineStart: '-10000px',
    inlineSize: `${SHEET_WIDTH}px`,
    visibility: 'hidden',
    pointerEvents: 'none',
  })
  document.body.append(sheet)
  return sheet
}

/** Mermaid gives HTML's spelling of SVG; an image has to be XML, and to know its size. */
function toDrawing(markup: string): DiagramDrawing | undefined {
  const svg = new DOMParser().parseFromString(markup, 'text/html').querySelector('svg')
  const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number)
  // A diagram that has only begun is nothing but its padding.
  if (!svg || !(width > EMPTY_SIZE) || !(height > EMPTY_SIZE)) return undefined
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  svg.removeAttribute('style')
  // An image leads nowhere, not even where somebody opens it by itself.
  for (const link of svg.querySelectorAll('a')) link.replaceWith(...link.childNodes)
  const image = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })
  const title = svg.querySelector(':scope > title')?.textContent?.trim() ?? ''
  return { image, width: Math.ceil(width), height: Math.ceil(height), title }
}
