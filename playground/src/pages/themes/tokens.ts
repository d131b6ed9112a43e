/** Tokens of the chat, by their names. */
export type Tokens = Readonly<Record<`--tyqw-${string}`, string>>

export const presets = {
  default: {},
  brand: {
    '--tyqw-accent': 'light-dark(#14744f, #7bd8b0)',
    '--tyqw-on-accent': 'light-dark(#ffffff, #06251a)',
    '--tyqw-background': 'light-dark(#fbfdf9, #111613)',
    '--tyqw-surface': 'light-dark(#ffffff, #1a211d)',
    '--tyqw-bubble': 'light-dark(#e6f2ea, #22302a)',
    '--tyqw-sunken': 'light-dark(#f2f7f2, #161d19)',
    '--tyqw-hairline': 'light-dark(#dbe7dd, #2b3731)',
    '--tyqw-radius-small': '4px',
    '--tyqw-radius': '4px',
    '--tyqw-radius-large': '8px',
    '--tyqw-font': "ui-serif, 'Songti SC', 'Noto Serif SC', Georgia, serif",
  },
  contrast: {
    '--tyqw-accent': 'light-dark(#0000c8, #ffe34d)',
    '--tyqw-on-accent': 'light-dark(#ffffff, #000000)',
    '--tyqw-background': 'light-dark(#ffffff, #000000)',
    '--tyqw-surface': 'light-dark(#ffffff, #000000)',
    '--tyqw-bubble': 'light-dark(#ececec, #262626)',
    '--tyqw-sunken': 'light-dark(#f4f4f4, #1a1a1a)',
    '--tyqw-hover': 'light-dark(#00000026, #ffffff40)',
    '--tyqw-text': 'light-dark(#000000, #ffffff)',
    '--tyqw-text-soft': 'light-dark(#1a1a1a, #f0f0f0)',
    '--tyqw-text-faint': 'light-dark(#333333, #dcdcdc)',
    '--tyqw-hairline': 'light-dark(#000000, #ffffff)',
    '--tyqw-outline': 'light-dark(#000000, #ffffff)',
    '--tyqw-danger': 'light-dark(#a00000, #ffb3ab)',
    '--tyqw-danger-background': 'light-dark(#ffffff, #000000)',
    '--tyqw-shadow': 'transparent',
  },
} as const satisfies Record<string, Tokens>

/** Pages that the chat is put into, and what makes it one of them. */
export const hosts = {
  bare: {},
  element: {
    '--tyqw-accent': 'light-dark(#1a6fc4, #79bbff)',
    '--tyqw-on-accent': 'light-dark(#ffffff, #0b1a2b)',
    '--tyqw-background': 'light-dark(#ffffff, #1d1e1f)',
    '--tyqw-radius-small': '4px',
    '--tyqw-radius': '4px',
    '--tyqw-radius-large': '4px',
    '--tyqw-prose': '15px',
  },
  ant: {
    '--tyqw-accent': 'light-dark(#0958d9, #78a9ff)',
    '--tyqw-on-accent': 'light-dark(#ffffff, #0a1426)',
    '--tyqw-background': 'light-dark(#ffffff, #141414)',
    '--tyqw-bubble': 'light-dark(#e6f4ff, #16283f)',
    '--tyqw-radius-small': '6px',
    '--tyqw-radius': '8px',
    '--tyqw-radius-large': '16px',
    '--tyqw-prose': '14px',
    '--tyqw-prose-line': '1.6',
  },
} as const satisfies Record<string, Tokens>

export type PresetName = keyof typeof presets
export type HostName = keyof typeof hosts

/** What the sliders set; undefined leaves it to the preset. */
export interface Chosen {
  accent: string | undefined
  radius: number | undefined
  prose: number | undefined
  line: number | undefined
  column: number | undefined
}

/** The tokens of a page, of a preset over them, and of the sliders over both. */
export function toTokens(host: HostName, preset: PresetName, chosen: Chosen): Tokens {
  const { accent, radius, prose, line, column } = chosen
  return {
    ...hosts[host],
    ...presets[preset],
    ...(accent !== undefined && {
      '--tyqw-accent': `light-dark(${accent}, color-mix(in oklab, ${accent}, white 40%))`,
      '--tyqw-on-accent': `light-dark(${isBright(accent) ? '#000000' : '#ffffff'}, #000000)`,
    }),
    ...(radius !== undefined && {
      '--tyqw-radius-small': `${Math.round(radius * 0.6)}px`,
      '--tyqw-radius': `${radius}px`,
      '--tyqw-radius-large': `${Math.round(radius * 1.6)}px`,
    }),
    ...(prose !== undefined && { '--tyqw-prose': `${prose}px` }),
    ...(line !== undefined && { '--tyqw-prose-line': String(line) }),
    ...(column !== undefined && { '--tyqw-column': `${column}px` }),
  }
}

/** The rule that a reader takes home. */
export function toRule(tokens: Tokens): string {
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};`)
  return lines.length > 0 ? `.tyqw {\n${lines.join('\n')}\n}` : '.tyqw {\n}'
}

/** Whether black is easier to read on it than white. */
function isBright(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}
