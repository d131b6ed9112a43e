import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { uiSource } from './program'

/** Samples for tests and other pages are no part of the chat. */
const isPart = (path: string) =>
  /\.(?:vue|ts)$/.test(path) && !/\.test\.|deviations|samples/.test(path)

const sources = readdirSync(uiSource, { recursive: true, encoding: 'utf8' })
  .filter(isPart)
  .map((path) => readFileSync(resolve(uiSource, path), 'utf8'))

/** Every `data-` attribute that the sources set, sorted. */
export function readDataAttributes(): readonly string[] {
  const found = sources.flatMap((text) => text.match(/(?<![\w-])data-[a-z][a-z-]*[a-z]/g) ?? [])
  return [...new Set(found)].toSorted()
}

/** Every class that the sources give, sorted. */
export function readClasses(): readonly string[] {
  const found = sources.flatMap((text) => text.match(/(?<![\w-])tyqw-[a-z-]*[a-z]/g) ?? [])
  return [...new Set(found)].toSorted()
}
