import type { Language } from './scenario'

/** What plausible arguments depend on. */
export interface ArgumentContext {
  readonly prompt: string
  readonly language: Language
  /** 0 for the first call of an answer, 1 for the next, which is about something else. */
  readonly call: number
}

/**
 * Arguments that fit a JSON schema, as JSON text: places from the prompt where it names any, the first of an `enum`,
 * the default or an example where the schema has one. Optional parameters are left out.
 */
export function toArguments(schema: unknown, context: ArgumentContext): string {
  return write(toObject(toRecord(schema), context))
}

type Fields = Readonly<Record<string, unknown>>

function toObject(schema: Fields, context: ArgumentContext): Fields {
  const properties = toRecord(schema['properties'])
  const names = Object.keys(properties)
  const { required } = schema
  const wanted = Array.isArray(required) ? names.filter((name) => required.includes(name)) : names
  return Object.fromEntries(
    wanted.map((name) => [name, toValue(name, toRecord(properties[name]), context)]),
  )
}

function toValue(name: string, schema: Fields, context: ArgumentContext): unknown {
  const given = [
    schema['const'],
    first(schema['enum']),
    schema['default'],
    first(schema['examples']),
  ]
  const known = given.find((value) => value !== undefined)
  if (known !== undefined) return known
  const { type } = schema
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return toObject(schema, context)
    case 'array':
      return [toValue(name, toRecord(schema['items']), context)]
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return toText(name, context)
  }
}

const PLACE = /city|location|place|address|region|地点|城市/i
const DATE = /date|day|日期/i
const URL_NAME = /url|link/i

function toText(name: string, { prompt, language, call }: ArgumentContext): string {
  if (PLACE.test(name)) return toPlace(prompt, language, call)
  if (DATE.test(name)) return language === 'zh' ? '今天' : 'today'
  if (URL_NAME.test(name)) return 'https://help.aliyun.com/zh/model-studio'
  return prompt.trim() === '' ? name : prompt.trim()
}

const places = {
  zh: [
    '杭州',
    '上海',
    '北京',
    '广州',
    '深圳',
    '成都',
    '南京',
    '武汉',
    '西安',
    '苏州',
    '新加坡',
    '东京',
    '巴黎',
  ],
  en: [
    'Hangzhou',
    'Shanghai',
    'Beijing',
    'Guangzhou',
    'Shenzhen',
    'Chengdu',
    'Singapore',
    'Tokyo',
    'Paris',
    'London',
    'Berlin',
    'New York',
    'San Francisco',
  ],
}

function toPlace(prompt: string, language: Language, call: number): string {
  const known = places[language]
  const named = known
    .filter((place) => prompt.includes(place))
    .toSorted((one, other) => prompt.indexOf(one) - prompt.indexOf(other))
  const others = known.filter((place) => !named.includes(place))
  return [...named, ...others][call] ?? ''
}

// As models write it: with a blank behind `:` and `,`.
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `"${name}": ${write(member)}`)
  return `{${members.join(', ')}}`
}

function first(values: unknown): unknown {
  return Array.isArray(values) ? values[0] : undefined
}

function toRecord(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
