import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The version of a package that the benchmarks have. */
export function readVersion(root: string, id: string): string {
  const path = resolve(root, 'packages/ui/bench/node_modules', id, 'package.json')
  if (!existsSync(path)) throw new Error(`${id} is not installed; run pnpm install`)
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}
