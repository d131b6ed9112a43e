import type { Source } from '@tyqw/core'
import type { LocaleName } from '@tyqw/ui'
import english from './en.md?raw'
import chinese from './zh.md?raw'

/** What the demo can show, in the order of the texts; `all` is everything together. */
export const features = [
  'all',
  'text',
  'emphasis',
  'lists',
  'table',
  'code',
  'math',
  'diagram',
  'citations',
  'footnotes',
  'links',
] as const

export type Feature = (typeof features)[number]

/** The Markdown of each feature. */
export const showcase: Readonly<Record<LocaleName, Readonly<Record<Feature, string>>>> = {
  'zh-CN': readShowcase(chinese),
  'en-US': readShowcase(english),
}

/** What the marks in the texts stand for. */
export const showcaseSources: Readonly<Record<LocaleName, readonly Source[]>> = {
  'zh-CN': [
    { index: '1', title: 'X200 用户手册：连续打印', url: 'https://example.com/x200/printing' },
    { index: '2', title: '面板上的提示', url: 'https://example.com/x200/panel' },
    { index: '3', documentName: '维修记录 2025.pdf', pages: [7] },
  ],
  'en-US': [
    { index: '1', title: 'X200 manual: long jobs', url: 'https://example.com/x200/printing' },
    { index: '2', title: 'What the panel says', url: 'https://example.com/x200/panel' },
    { index: '3', documentName: 'Repairs 2025.pdf', pages: [7] },
  ],
}

/**
 * The parts of a text, each below a comment with its name.
 *
 * @throws when a feature has none
 */
export function readShowcase(text: string): Record<Feature, string> {
  const [, ...named] = text
    .replaceAll(/<!-- prettier-ignore-(?:start|end) -->\n/g, '')
    .split(/<!-- feature: (\w+) -->\n/)
  const parts = new Map<string, string>()
  for (let index = 0; index < named.length; index += 2)
    parts.set(named[index] ?? '', `${named[index + 1]?.trim()}\n`)
  parts.set('all', [...parts.values()].join('\n'))
  return Object.fromEntries(
    features.map((feature) => {
      const part = parts.get(feature)
      if (!part) throw new Error(`The showcase has no part called ${feature}.`)
      return [feature, part]
    }),
  ) as Record<Feature, string>
}
