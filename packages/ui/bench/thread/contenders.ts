import { readVersion } from '../read-version'

/** Who is measured, and what it is called. Each has a page in `pages/`. */
const contenders = {
  ours: '`<TyqwChat>`',
  'ant-design-x-vue': undefined,
  'vue-element-plus-x': undefined,
} as const

export type ContenderName = keyof typeof contenders

export const contenderNames = Object.keys(contenders) as ContenderName[]

/** What a contender is called in a table: a package with its version. */
export function describe(root: string, name: ContenderName): string {
  return contenders[name] ?? `${name} ${readVersion(root, name)}`
}
