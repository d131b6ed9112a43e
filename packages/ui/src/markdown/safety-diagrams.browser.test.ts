import { beforeAll, describe, expect, it } from 'vitest'
import cases from '../../test/markdown/xss.json'
import { drawDiagram } from './diagram/draw-diagram'

const events: string[] = []

beforeAll(() => {
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: () => void events.push(`exec: ${name}`) })
  }
})

/** Where hostile text may stand in a diagram. */
const places: Readonly<Record<string, (input: string) => string>> = {
  'on its own': (input) => input,
  'as a label': (input) => `flowchart LR\n  A["${input.replaceAll('"', '#quot;')}"] --> B`,
  'as a bare label': (input) => `flowchart LR\n  A[${input}] -->|${input}| B`,
  'as where a click leads': (input) => `flowchart LR\n  A --> B\n  click A href "${input}"`,
  'as what is said': (input) => `sequenceDiagram\n  A->>B: ${input.replaceAll('\n', ' ')}`,
  'as a title': (input) => `pie title ${input.replaceAll('\n', ' ')}\n  "a" : 1`,
  'as a directive': (input) =>
    `%%{init: ${JSON.stringify({ fontFamily: input })}}%%\nflowchart LR\n  A --> B`,
}

/** What would act or load something, were the image not an image. */
function inspectImage(svg: Element): readonly string[] {
  const active =
    'a, animate, audio, embed, foreignObject, iframe, image, object, script, set, video'
  const found = Array.from(svg.querySelectorAll(active), ({ localName }) => `<${localName}>`)
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      const isLink = /(?:^|:)(?:href|src)$/.test(name) && !value.startsWith('#')
      if (isLink || name.startsWith('on')) found.push(`${name}=${value}`)
      if (name === 'style' && isLoading(value)) found.push(`css: ${value}`)
    }
  }
  const styles = Array.from(svg.querySelectorAll('style'), ({ textContent }) => textContent ?? '')
  return [...found, ...styles.filter(isLoading)]
}

const isLoading = (css: string) => /@import|url\(\s*["']?(?!["']?#)|expression|behavior/i.test(css)

describe('hostile text in a diagram', () => {
  it.each(Object.entries(places))(
    'does nothing %s',
    async (_, toCode) => {
      for (const { name, input } of cases) {
        const request = { code: toCode(input), isDark: false, isWanted: () => true }
        const drawing = await drawDiagram(request)
        if (!drawing) continue
        const svg = new DOMParser().parseFromString(await drawing.image.text(), 'image/svg+xml')
        expect(inspectImage(svg.documentElement), name).toEqual([])
      }
      expect(events).toEqual([])
      expect(document.querySelector('[id^="tyqw-diagram"], [id^="dtyqw-diagram"]')).toBeNull()
      const loaded = performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name).host)
      expect(new Set(loaded)).toEqual(new Set([location.host]))
    },
    60_000,
  )
})
