import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

const docs = import.meta.dirname
const noPages = new Set(['node_modules', '.vitepress', 'public', 'internals'])

/** Every page of the site, from `docs`: `guide/quick-start.md`, `en/guide/quick-start.md`. */
export function listPages(folder = ''): string[] {
  return readdirSync(resolve(docs, folder), { withFileTypes: true }).flatMap((entry) => {
    if (noPages.has(entry.name)) return []
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return listPages(path)
    return path.endsWith('.md') ? [path] : []
  })
}
