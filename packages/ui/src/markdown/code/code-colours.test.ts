import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeRoles } from './code-theme'

const themeFile = (name: string) =>
  readFileSync(new URL(`../../theme/${name}.css`, import.meta.url), 'utf8')

function colours(css: string, name: string): string[] {
  const [, light = '', dark = ''] =
    new RegExp(`--tyqw-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
  return [light, dark]
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((index) => {
    const value = Number.parseInt(colour.slice(index, index + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(['sunken', 'background', 'surface', 'bubble'])('colours of code on %s', (surface) => {
  const backgrounds = colours(themeFile('tokens'), surface)

  it.each(codeRoles)('%s can be read, in light and in dark', (role) => {
    const css = themeFile('code')
    expect(css).toContain(`.tyqw .tyqw-code-${role} {`)
    for (const [index, colour] of colours(css, `code-${role}`).entries())
      expect(contrast(colour, backgrounds[index] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})
