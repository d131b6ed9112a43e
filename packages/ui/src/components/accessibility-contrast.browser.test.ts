import { describe, expect, it, onTestFinished } from 'vitest'
import { codeRoles } from '../markdown/code/code-theme'
import contrastTheme from '../theme/themes/contrast.css?raw'
import '../theme/style.css'
import '../theme/themes/contrast.css'
import '../theme/themes/jade.css'
import moreContrast from '../theme/more-contrast.css?raw'

type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** What is read on what. */
const pairs: Readonly<Record<string, readonly string[]>> = {
  text: ['background', 'surface', 'bubble', 'sunken', 'danger-background', 'found'],
  'text-soft': ['background', 'surface', 'bubble', 'sunken', 'danger-background'],
  'text-faint': ['background', 'surface', 'bubble', 'sunken'],
  accent: ['background', 'surface', 'sunken'],
  'on-accent': ['accent'],
  'on-found': ['found-current'],
  danger: ['background', 'surface', 'danger-background'],
  ...Object.fromEntries(codeRoles.map((role) => [`code-${role}`, ['sunken']])),
}
/** What is seen without being read: 3 to 1 is enough. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  accent: ['bubble', 'danger-background'],
}

function toRgba(colour: string): Rgba {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return [red, green, blue, alpha]
}

function over(front: Rgba, back: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => front[index] * front[3] + back[index] * (1 - front[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance(colour: Rgba): number {
  const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
    const value = channel / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: Rgba, back: Rgba): number {
  const [low = 0, high = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Reads tokens as the browser computes them, in a theme. */
function tokensOf(mode: 'light' | 'dark', theme: string) {
  const root = document.createElement('div')
  root.className = `tyqw ${theme}`
  root.dataset['tyqwTheme'] = mode
  document.body.append(root)
  onTestFinished(() => root.remove())
  return (name: string): Rgba => {
    root.style.color = `var(--tyqw-${name})`
    return toRgba(getComputedStyle(root).color)
  }
}

describe.each(['light', 'dark'] as const)('colours in %s', (mode) => {
  it.each([
    ['default', '', 4.5],
    ['jade', 'tyqw-theme-jade', 4.5],
    ['contrast', 'tyqw-theme-contrast', 7],
  ] as const)('are read with ease: %s', (_, theme, least) => {
    const token = tokensOf(mode, theme)
    const measure = (of: typeof pairs, atLeast: number) =>
      Object.entries(of).flatMap(([front, backs]) =>
        backs.flatMap((back) => {
          const ratio = contrast(token(front), over(token(back), token('background')))
          // What the pointer is over is tinted.
          const hovered = over(token('hover'), over(token(back), token('background')))
          const onHover = front.startsWith('text') ? contrast(token(front), hovered) : ratio
          const worst = Math.min(ratio, onHover)
          return worst < atLeast ? [`${front} on ${back}: ${worst.toFixed(2)}`] : []
        }),
      )
    expect(measure(pairs, least)).toEqual([])
    expect(measure(shapes, 3)).toEqual([])
  })
})

it('gives the colours of the theme to whoever asks the system for more contrast', () => {
  const tokens = (css: string) => css.match(/--tyqw-[^;]+;/g)
  expect(tokens(moreContrast)).toEqual(tokens(contrastTheme))
})
