import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Who is measured, and the packages whose versions are shown. Each has a page in `contenders/`. */
export const contenders = {
  ours: [],
  'markstream-vue': ['markstream-vue'],
  'vue-stream-markdown': ['vue-stream-markdown'],
  streamdown: ['streamdown'],
  'ant-design-x-markdown': ['@ant-design/x-markdown'],
  'marked-dompurify': ['marked', 'dompurify'],
  'streaming-markdown': ['streaming-markdown'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ContenderName = keyof typeof contenders

/** What a contender is called in a table: its packages with their versions. */
export function describe(root: string, name: ContenderName): string {
  const packages = contenders[name].map((id) => `${id} ${readVersion(root, id)}`)
  return packages.length > 0 ? packages.join(' + ') : '`<TyqwMarkdown>`'
}

function readVersion(root: string, id: string): string {
  const path = resolve(root, 'packages/ui/bench/node_modules', id, 'package.json')
  if (!existsSync(path)) throw new Error(`${id} is not installed; run pnpm install`)
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}
