import type { DrawFormula } from './katex-loader'

/** A longer formula stays text. */
const LONGEST_FORMULA = 10_000

const styled = new WeakSet<Node>()

/** Draws a formula into an element. Where it cannot be, says so, and the element stays as it was. */
export function drawFormula(
  draw: DrawFormula,
  tex: string,
  element: HTMLElement,
  displayMode: boolean,
): boolean {
  if (tex.length > LONGEST_FORMULA) return false
  const drawing = document.createElement('span')
  try {
    draw(tex, drawing, {
      displayMode,
      // Whether it could be drawn must be known here: the last good drawing stays.
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxSize: 20,
      maxExpand: 200,
      // Browsers draw MathML themselves, without the look of KaTeX.
      output: hasKatexStyles(element) ? 'htmlAndMathml' : 'mathml',
    })
  } catch {
    return false
  }
  element.replaceChildren(...drawing.childNodes)
  return true
}

/** Whether the page has `katex.min.css`, without which KaTeX's HTML shows everything twice. */
function hasKatexStyles(element: HTMLElement): boolean {
  const root = element.getRootNode()
  if (styled.has(root)) return true
  const outer = document.createElement('span')
  outer.className = 'katex'
  const probe = document.createElement('span')
  probe.className = 'katex-mathml'
  outer.append(probe)
  element.append(outer)
  const isStyled = getComputedStyle(probe).position === 'absolute'
  outer.remove()
  if (isStyled) styled.add(root)
  return isStyled
}
