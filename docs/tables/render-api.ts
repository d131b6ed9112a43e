import type { Describer } from './describe'
import type { Entry } from './entry'
import type { Both, Language } from './language'
import type { ComponentApi } from './read-components'
import { toCell, toCode, toTable } from './table'

type Section = 'props' | 'events' | 'slots' | 'exposed' | 'members'

interface SectionWords {
  readonly title: Both
  readonly name: Both
  /** Of the second column. */
  readonly type: Both
}

const sections: Readonly<Record<Section, SectionWords>> = {
  props: {
    title: { zh: '属性', en: 'Props' },
    name: { zh: '属性', en: 'prop' },
    type: { zh: '类型', en: 'type' },
  },
  events: {
    title: { zh: '事件', en: 'Events' },
    name: { zh: '事件', en: 'event' },
    type: { zh: '参数', en: 'payload' },
  },
  slots: {
    title: { zh: '插槽', en: 'Slots' },
    name: { zh: '插槽', en: 'slot' },
    type: { zh: '得到什么', en: 'is given' },
  },
  exposed: {
    title: { zh: '暴露的成员', en: 'Exposed' },
    name: { zh: '成员', en: 'member' },
    type: { zh: '类型', en: 'type' },
  },
  members: {
    title: { zh: '成员', en: 'Members' },
    name: { zh: '成员', en: 'member' },
    type: { zh: '类型', en: 'type' },
  },
}

const words = {
  default: { zh: '默认', en: 'default' },
  meaning: { zh: '含义', en: 'meaning' },
  required: { zh: '必填', en: 'required' },
  none: { zh: '没有属性、事件和插槽。', en: 'No props, no events, no slots.' },
} satisfies Record<string, Both>

/** All tables of a component, each with a heading. */
export function renderComponent(
  api: ComponentApi,
  language: Language,
  describer: Describer,
): string {
  const parts = (['props', 'events', 'slots', 'exposed'] as const)
    .filter((section) => api[section].length > 0)
    .map((section) => {
      const table = renderEntries(api.name, section, api[section], language, describer)
      return `#### ${sections[section].title[language]}\n\n${table}`
    })
  const tables = parts.length > 0 ? parts.join('\n\n') : words.none[language]
  return `### &lt;${api.name}&gt; {#${api.name.toLowerCase()}}\n\n${tables}`
}

/** One table: a name, a type, what it means; and what holds by default, where anything has a default. */
export function renderEntries(
  owner: string,
  section: Section,
  entries: readonly Entry[],
  language: Language,
  describer: Describer,
): string {
  const { name, type } = sections[section]
  const hasDefaults = section === 'props' || entries.some((entry) => entry.default !== undefined)
  const head = [name, type, ...(hasDefaults ? [words.default] : []), words.meaning]
  const rows = entries.map((entry) => [
    toCode(entry.name),
    toCode(entry.type),
    ...(hasDefaults ? [renderDefault(entry, language, describer)] : []),
    toCell(describer.describe(owner, entry, language)),
  ])
  return toTable(
    head.map((column) => column[language]),
    rows,
  )
}

/** What reads as code is code: `'auto'`, `50`, `true`, `generateId()`. */
const CODE = /^(?!none$)(?:'.*'|-?\d[\d_.]*|true|false|\[\]|\{\}|[\w.]+(?:\(\))?)$/

function renderDefault(entry: Entry, language: Language, describer: Describer): string {
  if (entry.isRequired) return words.required[language]
  const { default: written } = entry
  if (written === undefined) return ''
  return CODE.test(written) ? toCode(written) : toCell(describer.translate(written, language))
}
