import { dataAttributes } from './data-attributes'
import { keyboard, type KeyboardArea } from './keyboard'
import type { Both, Language } from './language'
import { readLocaleTexts } from './read-locale'
import { readTokens, readTokensOf } from './read-tokens'
import { toCell, toCode, toTable } from './table'
import { tokenWords, type TokenGroup } from './tokens'

const words = {
  keys: { zh: '按键', en: 'keys' },
  where: { zh: '焦点在', en: 'focus in' },
  does: { zh: '作用', en: 'what it does' },
  token: { zh: '变量', en: 'token' },
  colours: { zh: '浅色，深色', en: 'light, dark' },
  value: { zh: '默认', en: 'default' },
  meaning: { zh: '含义', en: 'meaning' },
  attribute: { zh: '属性', en: 'attribute' },
  element: { zh: '在哪里', en: 'on' },
  values: { zh: '值', en: 'values' },
  key: { zh: '键', en: 'key' },
} satisfies Record<string, Both>

type Word = keyof typeof words

const head = (language: Language, columns: readonly Word[]) =>
  columns.map((column) => words[column][language])

/** The keys of some areas. */
export function renderKeyboard(areas: readonly KeyboardArea[], language: Language): string {
  const rows = keyboard
    .filter(({ area }) => areas.includes(area))
    .map((row) => [
      row.keys.map((key) => `<kbd>${key}</kbd>`).join(' '),
      row.where[language],
      row.does[language],
    ])
  return toTable(head(language, ['keys', 'where', 'does']), rows)
}

/** The tokens of a group. */
export function renderTokens(group: TokenGroup, language: Language): string {
  const rows = readTokens().flatMap(({ name, value, colours }) => {
    const about = tokenWords[name]
    if (about?.group !== group) return []
    const shown = colours ? toSwatches(colours) : toCode(value)
    return [[toCode(name), shown, toCell(about[language])]]
  })
  const isColour = group === 'colour'
  return toTable(head(language, ['token', isColour ? 'colours' : 'value', 'meaning']), rows)
}

/** The tokens that a part uses, by its files of `theme/`. */
export function renderTokensOf(files: readonly string[], language: Language): string {
  const rows = readTokensOf(files).map(({ name }) => [
    toCode(name),
    toCell(tokenWords[name]?.[language] ?? ''),
  ])
  return toTable(head(language, ['token', 'meaning']), rows)
}

function toSwatches({ light, dark }: { light: string; dark: string }): string {
  return `<ColourSwatch colour="${light}" /> <ColourSwatch colour="${dark}" />`
}

/** Attributes that rules may ask for. */
export function renderDataAttributes(language: Language): string {
  const rows = dataAttributes.map(({ name, on, values, ...about }) => [
    toCode(name),
    on.map(toCode).join(' '),
    values.map(toCode).join(' '),
    about[language],
  ])
  return toTable(head(language, ['attribute', 'element', 'values', 'meaning']), rows)
}

/** Every text, in both languages. */
export function renderLocale(language: Language): string {
  const rows = readLocaleTexts().map(({ key, parameters, zh, en }) => [
    toCode(parameters === undefined ? key : `${key}(${parameters})`),
    toCell(zh),
    toCell(en),
  ])
  return toTable([words.key[language], 'zh-CN', 'en-US'], rows)
}
